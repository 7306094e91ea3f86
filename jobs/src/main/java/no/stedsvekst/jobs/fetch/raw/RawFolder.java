package no.stedsvekst.jobs.fetch.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import no.stedsvekst.jobs.fetch.client.Request;
import no.stedsvekst.jobs.settings.Hash;

/**
 * The answers as they came, in {@code .raw} of a landing folder: the answer first, then what was
 * asked, each moved into place when it is whole. An answer without its request does not count.
 */
public final class RawFolder {
  /** Its name within a landing folder. */
  public static final String NAME = ".raw";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANSWER = ".json.gz";
  private static final String ASKED = ".request.json";
  private static final String UNFINISHED = "unfinished";

  private final Path folder;
  private final boolean isReadOnly;
  private final Path incoming;

  private RawFolder(Path folder, boolean isReadOnly) {
    this.folder = folder;
    this.isReadOnly = isReadOnly;
    try {
      incoming = Files.createTempFile("stedsvekst-fetch", ".json");
      incoming.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * That of a landing folder.
   *
   * @param isReadOnly whether nothing is kept of what comes in
   */
  public static RawFolder of(Path landing, boolean isReadOnly) {
    return new RawFolder(landing.resolve(NAME), isReadOnly);
  }

  /** A file for what is still coming in. It lies elsewhere: who gets no answer leaves no trace. */
  public Path incoming() {
    return incoming;
  }

  /** Whether anything was ever fetched. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** When the fetch began that was cut off; now where none was. */
  public Instant begin(Instant now) {
    Path mark = folder.resolve(UNFINISHED);
    try {
      if (isReadOnly && !Files.exists(mark)) {
        return now;
      }
      Files.createDirectories(folder);
      if (Files.exists(mark)) {
        return Instant.parse(Files.readString(mark).strip());
      }
      whole(mark, stream -> stream.write(now.toString().getBytes(StandardCharsets.UTF_8)));
      return now;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fetch is whole. */
  public void end() {
    try {
      Files.deleteIfExists(folder.resolve(UNFINISHED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a request that is kept. */
  public Optional<Kept> find(String group, Request request) {
    Path asked = folder.resolve(group).resolve(request.fingerprint() + ASKED);
    return Files.isRegularFile(asked) ? read(asked) : Optional.empty();
  }

  /** All answers that are kept of a table. */
  public List<Kept> all(String group) {
    Path place = folder.resolve(group);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(place)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(ASKED))
          .sorted()
          .forEach(file -> read(file).ifPresent(all::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /**
   * Keeps what has come in.
   *
   * @param updated when its figures were last changed, as the source says it
   */
  public Kept keep(
      String group,
      Request request,
      Instant askedAt,
      String updated,
      long cells,
      Map<String, Integer> symbols) {
    Path place = folder.resolve(group);
    Path answer = place.resolve(request.fingerprint() + ANSWER);
    try (InputStream stream = Files.newInputStream(incoming())) {
      String checksum = Hash.of(stream);
      Kept kept =
          new Kept(
              group,
              request.fingerprint(),
              request.address().toString(),
              request.body(),
              askedAt,
              updated,
              cells,
              symbols,
              checksum,
              answer);
      if (isReadOnly) {
        return kept;
      }
      Files.createDirectories(place);
      whole(answer, zipped(incoming()));
      byte[] asked = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(kept));
      whole(place.resolve(request.fingerprint() + ASKED), written -> written.write(asked));
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of an answer. */
  public InputStream open(Kept kept) throws IOException {
    return new GZIPInputStream(Files.newInputStream(kept.file()), 1 << 16);
  }

  private static Writing zipped(Path file) {
    return stream -> {
      try (GZIPOutputStream zipped = new GZIPOutputStream(stream, 1 << 16)) {
        Files.copy(file, zipped);
      }
    };
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  /** A file is there whole, or not at all. */
  private static void whole(Path file, Writing writing) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream stream = Files.newOutputStream(part)) {
      writing.to(stream);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ObjectNode json(Kept kept) {
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
    return json;
  }

  private Optional<Kept> read(Path asked) {
    try {
      JsonNode json = JSON.readTree(asked.toFile());
      String fingerprint = json.path("fingerprint").asText();
      Path answer = asked.resolveSibling(fingerprint + ANSWER);
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
      // What cannot be read is asked for again.
      return Optional.empty();
    }
  }
}
