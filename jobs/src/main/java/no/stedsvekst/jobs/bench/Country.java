package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A landing folder that all are timed on.
 *
 * @param name in tables
 * @param folder where it is
 */
record Country(String name, Path folder) {
  /** As in Norway. */
  private static final double REGIONS = 73.0 / 356;

  private static final int MOST_DESTINATIONS = 70;
  private static final String YEARS = "2001..2022";

  /** A made-up one; one that is there already is taken as it is. */
  static Country madeUp(int municipalities, BenchChoice choice, RunFolder runs) {
    String name = "landing-" + municipalities;
    Path folder = choice.out().resolve(name);
    int regions = Math.max(BenchChoice.FEWEST - 2, (int) Math.round(municipalities * REGIONS));
    int destinations = Math.min(MOST_DESTINATIONS, municipalities / 2);
    Child.run(
        "synthesize",
        List.of(
            choice.launcher(),
            "synthesize",
            "--out",
            folder.toString(),
            "--municipalities",
            Integer.toString(municipalities),
            "--regions",
            Integer.toString(regions),
            "--destinations",
            Integer.toString(destinations),
            "--years",
            YEARS),
        runs.fresh("synthesize"));
    return new Country(name, folder);
  }

  /** A folder that the user has. */
  static Country landed(Path folder) {
    return new Country(folder.getFileName().toString(), folder);
  }

  /** Reads all bytes once, so that none has to wait for the disk where others have not. */
  void warm() {
    byte[] bytes = new byte[1 << 20];
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try (var in = Files.newInputStream(file)) {
          while (in.read(bytes) >= 0) {
            // The system keeps them.
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
