package no.stedsvekst.jobs.fetch.stat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Reads what version 1 of the interface says of a table; it does not say when it was changed. */
public final class OlderDescription {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OlderDescription() {}

  /** The axes of the table. */
  public static DataSet read(String table, InputStream stream) throws IOException {
    try {
      JsonNode said = JSON.readTree(stream);
      if (!said.path("variables").isArray()) {
        throw new UnreadableAnswer("it has no variables");
      }
      return new DataSet(
          table,
          said.path("title").asText(""),
          "",
          Dimensions.ofVariables(said.path("variables")),
          new double[0],
          Map.of());
    } catch (JsonProcessingException e) {
      throw new UnreadableAnswer("its JSON is broken: " + e.getOriginalMessage());
    }
  }
}
