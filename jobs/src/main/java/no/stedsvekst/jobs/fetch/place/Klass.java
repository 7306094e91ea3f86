package no.stedsvekst.jobs.fetch.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.fetch.stat.UnreadableAnswer;

/** Reads what KLASS answers. */
public final class Klass {
  private static final String UNKNOWN_COUNTY = "99";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern INDEX = Pattern.compile("(\\d{1,4}(?:[.,]\\d+)?)");

  private Klass() {}

  /**
   * A change of codes as KLASS tells it.
   *
   * @param from the old code; empty where the new one was created
   * @param to the new code; empty where the old one ended
   * @param year in which it occurred
   */
  public record Change(String from, String fromName, String to, String toName, int year) {}

  /**
   * How central a municipality is.
   *
   * @param level the class, 1 to 6; empty where it is not said
   * @param index 0 to 1000; empty where it is not said
   */
  public record Centrality(String level, String index) {}

  /** The municipalities of {@code /codes}. */
  public static Places places(InputStream stream) throws IOException {
    Places places = new Places();
    for (JsonNode code : list(stream, "codes")) {
      places.add(
          text(code, "code"),
          text(code, "name").strip(),
          either(code, "validFromInRequestedRange", "validFrom"),
          either(code, "validToInRequestedRange", "validTo"));
    }
    if (places.isEmpty()) {
      throw new UnreadableAnswer("KLASS names no municipality with the dates from and to");
    }
    return places;
  }

  /** The changes of {@code /changes}, in their order. */
  public static List<Change> changes(InputStream stream) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (JsonNode change : list(stream, "codeChanges")) {
      String occurred = text(change, "changeOccurred");
      if (!occurred.matches("\\d{4}-.*")) {
        throw new UnreadableAnswer("a change of KLASS has no date: " + change);
      }
      changes.add(
          new Change(
              text(change, "oldCode"),
              text(change, "oldName"),
              text(change, "newCode"),
              text(change, "newName"),
              Integer.parseInt(occurred.substring(0, 4))));
    }
    return changes;
  }

  /** What counties are called, by their code; of one that had several names the last. */
  public static Map<String, String> counties(InputStream stream) throws IOException {
    Map<String, String> names = new TreeMap<>();
    Map<String, String> since = new TreeMap<>();
    for (JsonNode code : list(stream, "codes")) {
      String county = text(code, "code");
      String from = either(code, "validFromInRequestedRange", "validFrom");
      boolean isNewer = since.getOrDefault(county, "").compareTo(from) <= 0;
      if (county.matches("\\d{2}") && !county.equals(UNKNOWN_COUNTY) && isNewer) {
        names.put(county, text(code, "name").strip());
        since.put(county, from);
      }
    }
    return names;
  }

  /** The second of two classifications, by the code of the first. */
  public static Map<String, String> correspondence(InputStream stream) throws IOException {
    Map<String, String> items = new TreeMap<>();
    for (JsonNode item : list(stream, "correspondenceItems")) {
      items.put(text(item, "sourceCode"), text(item, "targetCode"));
    }
    return items;
  }

  /** By municipality: the class is the parent, the index stands in the notes as text. */
  public static Map<String, Centrality> centrality(InputStream stream) throws IOException {
    Map<String, Centrality> centrality = new TreeMap<>();
    for (JsonNode code : list(stream, "codes")) {
      String municipality = text(code, "code");
      if (municipality.matches("\\d{4}")) {
        Matcher index = INDEX.matcher(text(code, "notes"));
        String parent = text(code, "parentCode").replaceFirst("^0", "");
        centrality.put(
            municipality,
            new Centrality(parent, index.find() ? index.group(1).replace(',', '.') : ""));
      }
    }
    return centrality;
  }

  /** When a classification was last changed, as it stands there; empty where it is not said. */
  public static String lastModified(InputStream stream) throws IOException {
    return text(tree(stream), "lastModified");
  }

  private static JsonNode list(InputStream stream, String name) throws IOException {
    JsonNode items = tree(stream).path(name);
    if (!items.isArray()) {
      throw new UnreadableAnswer("it has no " + name);
    }
    return items;
  }

  private static JsonNode tree(InputStream stream) throws IOException {
    try {
      return JSON.readTree(stream);
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswer("its JSON is broken: " + e.getOriginalMessage());
    }
  }

  private static String either(JsonNode node, String first, String second) {
    return node.hasNonNull(first) ? text(node, first) : text(node, second);
  }

  private static String text(JsonNode node, String name) {
    return node.hasNonNull(name) ? node.path(name).asText() : "";
  }
}
