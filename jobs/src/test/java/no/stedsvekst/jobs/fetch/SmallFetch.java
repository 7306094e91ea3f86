package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A fetch of the small country, for tests of all that may happen to one. */
abstract class SmallFetch extends SmallServer {
  @TempDir Path folder;

  FetchRun fetch(String... settings) {
    return fetchInto(folder.resolve("norge"), settings);
  }

  FetchRun fetchInto(Path out, String... settings) {
    return FetchRun.of(time, out, server.url(), settings);
  }

  FetchRun good(String... settings) {
    FetchRun run = fetch(settings);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  /** Every file that was landed, with its bytes as text. */
  static Map<String, String> landed(Path out) {
    try (Stream<Path> files = Files.list(out)) {
      Map<String, String> landed = new TreeMap<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        landed.put(file.getFileName().toString(), Files.readString(file));
      }
      return landed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, List<String>> sorted(Map<String, String> files) {
    Map<String, List<String>> sorted = new TreeMap<>();
    files.forEach((name, text) -> sorted.put(name, text.lines().sorted().toList()));
    return sorted;
  }
}
