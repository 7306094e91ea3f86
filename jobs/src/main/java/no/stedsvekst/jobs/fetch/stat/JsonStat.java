package no.stedsvekst.jobs.fetch.stat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a JSON-stat 2 data set as it streams by: its members may come in any order, and of the
 * values only numbers are kept.
 */
public final class JsonStat {
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  private final List<String> ids = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Values values = new Values();
  private final Map<Integer, String> symbols = new HashMap<>();
  private JsonNode dimension;
  private String symbolOfAll = "";
  private String kind = "";
  private String table = "";
  private String label = "";
  private String updated = "";

  private JsonStat() {}

  /** A table's figures; refuses what does not fit its own axes. */
  public static DataSet data(InputStream stream) throws IOException {
    JsonStat read = new JsonStat();
    read.members(stream);
    return read.filled();
  }

  /** What is said of a table: its axes alone. */
  public static DataSet description(InputStream stream) throws IOException {
    JsonStat read = new JsonStat();
    read.members(stream);
    return new DataSet(read.table, read.label, read.updated, read.axes(), new double[0], Map.of());
  }

  private void members(InputStream stream) throws IOException {
    try (JsonParser parser = JSON.createParser(stream)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableAnswer("it is no JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        member(name, parser);
      }
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswer("its JSON breaks off or is broken: " + e.getOriginalMessage());
    }
    if (!kind.equals("dataset") || dimension == null) {
      throw new UnreadableAnswer("it is no JSON-stat data set");
    }
  }

  private void member(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "class" -> kind = parser.getValueAsString("");
      case "label" -> label = parser.getValueAsString("");
      case "updated" -> updated = parser.getValueAsString("");
      case "id" -> tree(parser).forEach(id -> ids.add(id.asText()));
      case "size" -> tree(parser).forEach(size -> sizes.add(size.asInt()));
      case "dimension" -> dimension = tree(parser);
      case "value" -> values.read(parser);
      case "status" -> status(parser);
      case "extension" -> table = tree(parser).path("px").path("tableid").asText("");
      default -> parser.skipChildren();
    }
  }

  private static JsonNode tree(JsonParser parser) throws IOException {
    return parser.readValueAsTree();
  }

  /** By position, as an array, or one sign for all. */
  private void status(JsonParser parser) throws IOException {
    JsonNode status = tree(parser);
    if (status.isTextual()) {
      symbolOfAll = status.asText();
    } else if (status.isArray()) {
      for (int place = 0; place < status.size(); place++) {
        if (status.get(place).isTextual()) {
          symbols.put(place, status.get(place).asText().intern());
        }
      }
    } else {
      for (Map.Entry<String, JsonNode> entry : status.properties()) {
        symbols.put(place(entry.getKey()), entry.getValue().asText().intern());
      }
    }
  }

  static int place(String text) throws UnreadableAnswer {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UnreadableAnswer("\"" + text + "\" is no position");
    }
  }

  private List<Axis> axes() throws UnreadableAnswer {
    if (ids.size() != sizes.size() || ids.isEmpty()) {
      throw new UnreadableAnswer(
          "it names %d variables and %d sizes".formatted(ids.size(), sizes.size()));
    }
    List<Axis> axes = new ArrayList<>();
    for (int axis = 0; axis < ids.size(); axis++) {
      JsonNode said = dimension.path(ids.get(axis));
      axes.add(Dimensions.axis(ids.get(axis), said, sizes.get(axis)));
    }
    return axes;
  }

  private DataSet filled() throws UnreadableAnswer {
    List<Axis> axes = axes();
    long cells = 1;
    for (Axis axis : axes) {
      cells *= axis.size();
    }
    if (cells > Integer.MAX_VALUE) {
      throw new UnreadableAnswer("it has " + cells + " cells, more than can be held");
    }
    double[] filled = values.filled((int) cells);
    if (!symbolOfAll.isEmpty()) {
      for (int place = 0; place < filled.length; place++) {
        symbols.put(place, symbolOfAll);
      }
    }
    for (int place : symbols.keySet()) {
      if (place < 0 || place >= filled.length) {
        throw new UnreadableAnswer("a status stands at " + place + " of " + cells + " cells");
      }
    }
    return new DataSet(table, label, updated, axes, filled, symbols);
  }
}
