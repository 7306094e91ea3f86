package no.stedsvekst.jobs.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import no.stedsvekst.jobs.fetch.client.Web.Reading;
import no.stedsvekst.jobs.fetch.stat.UnreadableAnswer;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/**
 * A file that somebody downloaded, and what it is by what stands in it. The figures of a table are
 * streamed past: of a file that is looked at nothing is kept.
 *
 * @param path where it lies; packed where its name ends with {@code .gz}
 */
record HandFile(Path path, Kind kind) {
  private static final JsonFactory JSON = new ObjectMapper().getFactory();

  /** What a file is. */
  enum Kind {
    /** Municipality codes of KLASS. */
    CODES,
    /** Municipalities below their classes of centrality. */
    CENTRALITY,
    /** What counties are called. */
    COUNTIES,
    /** Changes of codes. */
    CHANGES,
    /** Regions by municipality. */
    REGIONS,
    /** What StatBank says of a table. */
    DESCRIPTION,
    /** Figures as JSON-stat. */
    JSON_STAT,
    /** Figures as CSV. */
    CSV
  }

  /** A file by its name and by what stands in it. */
  static HandFile of(Path path) {
    if (path.toString().matches(".*\\.csv(\\.gz)?")) {
      return new HandFile(path, Kind.CSV);
    }
    try (InputStream stream = open(path);
        JsonParser parser = JSON.createParser(stream)) {
      return new HandFile(path, kind(parser));
    } catch (JsonProcessingException e) {
      throw FetchRefusals.unreadableFile(
          path.toString(), "its JSON breaks off or is broken: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw FetchRefusals.unreadableFile(path.toString(), e.getMessage());
    }
  }

  private static Kind kind(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableAnswer("it is no JSON object");
    }
    Kind statistics = Kind.DESCRIPTION;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "codes" -> {
          return ofCodes(parser);
        }
        case "codeChanges" -> {
          return Kind.CHANGES;
        }
        case "correspondenceItems" -> {
          return Kind.REGIONS;
        }
        case "value" -> {
          if (value.isStructStart() && !parser.nextToken().isStructEnd()) {
            statistics = Kind.JSON_STAT;
            skipRest(parser);
          }
        }
        default -> parser.skipChildren();
      }
    }
    return statistics;
  }

  /** Counties have two digits; what is below another code stands below its class. */
  private static Kind ofCodes(JsonParser parser) throws IOException {
    JsonNode codes = parser.readValueAsTree();
    boolean isOfCounties = !codes.isEmpty();
    for (JsonNode code : codes) {
      if (code.hasNonNull("parentCode")) {
        return Kind.CENTRALITY;
      }
      isOfCounties &= code.path("code").asText().matches("\\d{2}");
    }
    return isOfCounties ? Kind.COUNTIES : Kind.CODES;
  }

  /** To the end of the array or object within which the parser stands. */
  private static void skipRest(JsonParser parser) throws IOException {
    while (parser.nextToken() != null && !parser.currentToken().isStructEnd()) {
      parser.skipChildren();
    }
  }

  private static InputStream open(Path path) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(path));
    return path.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  /** Reads it; what cannot be read is refused by its name. */
  <T> T read(Reading<T> reading) {
    try (InputStream stream = open(path)) {
      return reading.of(stream);
    } catch (IOException e) {
      throw FetchRefusals.unreadableFile(path.toString(), e.getMessage());
    }
  }

  /** Its name without folders. */
  String name() {
    return path.getFileName().toString();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
