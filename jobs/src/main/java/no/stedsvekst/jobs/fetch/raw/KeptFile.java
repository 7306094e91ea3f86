package no.stedsvekst.jobs.fetch.raw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The file beside a kept answer that says what was asked, and what came. */
final class KeptFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANSWER = ".json.gz";
  private static final String ASKED = ".request.json";

  private KeptFile() {}

  static Path of(Path place, String fingerprint) {
    return place.resolve(fingerprint + ASKED);
  }

  static Path answer(Path place, String fingerprint) {
    return place.resolve(fingerprint + ANSWER);
  }

  static boolean isOne(Path file) {
    return file.getFileName().toString().endsWith(ASKED);
  }

  static byte[] bytes(Kept kept) throws JsonProcessingException {
    ObjectNode json = JSON.createObjectNode();
    json.put("group", kept.group());
    json.put("fingerprint", kept.fingerprint());
    json.put("address", kept.address());
    json.put("body", kept.body());
    json.put("asked_at", kept.askedAt().toString());
    json.put("updated", kept.updated());
    json.put("cells", kept.cells());
    json.put("checksum", kept.checksum());
    ObjectNode symbols = json.putObject("symbols");
    kept.symbols().forEach(symbols::put);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
  }

  /**
   * What it says; nothing where it cannot be read or there is no answer, which is then asked for.
   */
  static Optional<Kept> read(Path asked) {
    if (!Files.isRegularFile(asked)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(asked.toFile());
      String fingerprint = json.path("fingerprint").asText();
      Path answer = answer(asked.getParent(), fingerprint);
      Map<String, Integer> symbols = new TreeMap<>();
      json.path("symbols")
          .properties()
          .forEach(symbol -> symbols.put(symbol.getKey(), symbol.getValue().asInt()));
      return Files.isRegularFile(answer)
          ? Optional.of(
              new Kept(
                  json.path("group").asText(),
                  fingerprint,
                  json.path("address").asText(),
                  json.path("body").asText(),
                  Instant.parse(json.path("asked_at").asText()),
                  json.path("updated").asText(),
                  json.path("cells").asLong(),
                  symbols,
                  json.path("checksum").asText(),
                  answer))
          : Optional.empty();
    } catch (IOException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
