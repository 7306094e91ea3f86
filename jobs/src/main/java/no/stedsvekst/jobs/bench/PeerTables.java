package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.refusal.BenchRefusals;
import no.stedsvekst.jobs.refusal.Refusals;

/** What a landing folder must have for the peers to read it. */
final class PeerTables {
  private static final List<String> READ =
      List.of(
          "municipality",
          "population",
          "vital",
          "migration_age",
          "jobs",
          "employment",
          "commuting",
          "employment_rate",
          "death_probability");

  /** Peers compute in the codes that they find. */
  private static final String CODE_CHANGE = "code_change";

  private PeerTables() {}

  /** Refuses a folder that the peers cannot read, or would read otherwise than the product. */
  static void refuseOthers(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Refusals.noLandingFolder(folder.toString());
    }
    List<String> absent = READ.stream().filter(table -> !isThere(folder, table)).toList();
    if (!absent.isEmpty()) {
      throw BenchRefusals.notForPeers(folder.toString(), "they need %s as CSV".formatted(absent));
    }
    if (isThere(folder, CODE_CHANGE)) {
      throw BenchRefusals.notForPeers(folder.toString(), "they know no " + CODE_CHANGE);
    }
  }

  /** As a file, or as a folder of parts. */
  private static boolean isThere(Path folder, String table) {
    Path parts = folder.resolve(table);
    if (!Files.isDirectory(parts)) {
      return Files.isRegularFile(folder.resolve(table + ".csv"));
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files.anyMatch(file -> file.toString().endsWith(".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
