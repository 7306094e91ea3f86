package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A landing folder with no more tables than the panel reads: each one more costs seconds. */
final class FewTables {
  private static final Set<String> KEPT =
      Set.of(
          "municipality.csv",
          "code_change.csv",
          "population.csv",
          "vital.csv",
          "jobs.csv",
          "employment.csv",
          "commuting.csv");

  private FewTables() {}

  /**
   * Deletes the files of all other tables.
   *
   * @param besides names of further tables that stay
   */
  static void keep(Path landing, String... besides) {
    try (Stream<Path> files = Files.list(landing)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        String name = file.getFileName().toString();
        if (!KEPT.contains(name) && !List.of(besides).contains(name.replace(".csv", ""))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
