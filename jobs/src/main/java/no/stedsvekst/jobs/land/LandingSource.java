package no.stedsvekst.jobs.land;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.stedsvekst.jobs.settings.Hash;

/** All files of a landing table: one, or the parts in a folder. */
final class LandingSource {
  private final LandingTable table;
  private final String name;
  private final List<LandingFile> files;
  private String checksum;

  LandingSource(LandingTable table, String name, List<LandingFile> files) {
    this.table = table;
    this.name = name;
    this.files = files;
  }

  LandingTable table() {
    return table;
  }

  /** The file or the folder, as users know it. */
  String name() {
    return name;
  }

  List<LandingFile> files() {
    return files;
  }

  /** Whether its parts are Parquet; parts of two kinds are not let in. */
  boolean isParquet() {
    return files.get(0).isParquet();
  }

  /** Refuses what has not been touched for longer than this. */
  void refuseOlderThan(Duration maxAge) {
    files.forEach(file -> file.refuseOlderThan(maxAge));
  }

  /** Refuses a file whose header is not the table's. */
  void refuseBadHeaders() {
    files.forEach(LandingFile::header);
  }

  /** Refuses a file that cannot be read to its end. */
  void refuseBroken() {
    files.forEach(LandingFile::refuseBroken);
  }

  /** When the newest of them was changed. */
  Instant modified() {
    return files.stream().map(LandingFile::modified).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Of all its bytes, as they lay there when it was first asked for. */
  String checksum() {
    if (checksum == null) {
      List<String> parts = new ArrayList<>();
      for (LandingFile file : files) {
        parts.add(file.checksum());
      }
      checksum = parts.size() == 1 ? parts.get(0) : Hash.of(String.join("\n", parts));
    }
    return checksum;
  }
}
