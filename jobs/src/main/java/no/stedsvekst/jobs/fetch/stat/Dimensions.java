package no.stedsvekst.jobs.fetch.stat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The axis that a dimension of JSON-stat describes. */
final class Dimensions {
  private Dimensions() {}

  static Axis axis(String code, JsonNode said, int size) throws UnreadableAnswer {
    JsonNode category = said.path("category");
    Map<String, String> labels = texts(category.path("label"));
    List<String> codes = codes(code, category.path("index"), labels, size);
    Map<String, String> units = new HashMap<>();
    for (Map.Entry<String, JsonNode> unit : category.path("unit").properties()) {
      units.put(unit.getKey(), unit.getValue().path("base").asText(""));
    }
    return new Axis(code, said.path("label").asText(code), codes, labels, units);
  }

  /**
   * An object of positions, in any order; an array in the order; or one value that has no index.
   */
  private static List<String> codes(
      String axis, JsonNode index, Map<String, String> labels, int size) throws UnreadableAnswer {
    List<String> codes = new ArrayList<>();
    if (index.isArray()) {
      index.forEach(code -> codes.add(code.asText()));
    } else if (index.isObject()) {
      codes.addAll(Collections.nCopies(index.size(), ""));
      for (Map.Entry<String, JsonNode> entry : index.properties()) {
        int place = entry.getValue().asInt(-1);
        if (place < 0 || place >= codes.size() || !codes.get(place).isEmpty()) {
          throw new UnreadableAnswer(
              "the positions of %s are not 0 to %d".formatted(axis, index.size() - 1));
        }
        codes.set(place, entry.getKey());
      }
    } else {
      codes.addAll(labels.keySet());
      if (codes.size() > 1) {
        throw new UnreadableAnswer("%s has several values and no order of them".formatted(axis));
      }
    }
    if (codes.size() != size) {
      throw new UnreadableAnswer(
          "%s has %d values, its size is %d".formatted(axis, codes.size(), size));
    }
    return codes;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      texts.put(entry.getKey(), entry.getValue().asText());
    }
    return texts;
  }

  /** The axes of the older interface's description: {@code variables} of codes and texts. */
  static List<Axis> ofVariables(JsonNode variables) {
    List<Axis> axes = new ArrayList<>();
    for (JsonNode variable : variables) {
      List<String> codes = new ArrayList<>();
      variable.path("values").forEach(value -> codes.add(value.asText()));
      Map<String, String> labels = new TreeMap<>();
      for (int place = 0; place < codes.size(); place++) {
        labels.put(codes.get(place), variable.path("valueTexts").path(place).asText(""));
      }
      String code = variable.path("code").asText();
      axes.add(new Axis(code, variable.path("text").asText(code), codes, labels, Map.of()));
    }
    return axes;
  }
}
