package no.stedsvekst.jobs.fetch.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** What the body of a refusal says: three shapes are known. */
final class ErrorBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 120;

  private ErrorBody() {}

  /** In a few words; empty where it says nothing. */
  static String title(String body) {
    String text = body.strip();
    if (text.isEmpty()) {
      return "(empty body)";
    }
    try {
      JsonNode said = JSON.readTree(text);
      if (said.isObject()) {
        return cut(title(said));
      }
    } catch (JsonProcessingException e) {
      // No JSON: its first words will do.
    }
    return text.startsWith("<")
        ? "a page in place of figures"
        : text.startsWith("{") ? "" : cut(text.lines().findFirst().orElse(""));
  }

  private static String title(JsonNode said) {
    if (said.has("error")) {
      return said.path("error").asText();
    }
    StringBuilder title = new StringBuilder(said.path("title").asText(""));
    for (Map.Entry<String, JsonNode> error : said.path("errors").properties()) {
      title.append(" (").append(error.getKey()).append(')');
    }
    return title.toString();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
