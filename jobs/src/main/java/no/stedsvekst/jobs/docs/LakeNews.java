package no.stedsvekst.jobs.docs;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.RunStarts;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * What the nights have noted of the tables: what each is made of, what was checked, how new it is.
 */
final class LakeNews {
  private final List<PlainRow> lineage;
  private final List<PlainRow> checks;
  private final List<PlainRow> freshness;

  private LakeNews(List<PlainRow> lineage, List<PlainRow> checks, List<PlainRow> freshness) {
    this.lineage = lineage;
    this.checks = checks;
    this.freshness = freshness;
  }

  static LakeNews of(Lake lake) {
    Map<String, Instant> starts = RunStarts.of(lake);
    return new LakeNews(
        rows(lake, MonitoringTables.LINEAGE, starts),
        rows(lake, MonitoringTables.CHECK, starts),
        rows(lake, MonitoringTables.FRESHNESS, starts));
  }

  /** By run, the latest last, as the ledger orders them. */
  private static List<PlainRow> rows(Lake lake, TableSpec table, Map<String, Instant> starts) {
    return lake.has(table)
        ? PlainRows.of(lake, table).list().stream()
            .sorted(
                Comparator.comparing(
                        (PlainRow row) -> starts.getOrDefault(row.text("run_id"), Instant.EPOCH))
                    .thenComparing(row -> row.text("run_id")))
            .toList()
        : List.of();
  }

  /** The tables that each table is made of, and by which job, as the latest version had it. */
  Map<String, Set<String>> madeOf() {
    String latest = lineage.isEmpty() ? "" : lineage.get(lineage.size() - 1).text("run_id");
    Map<String, Set<String>> madeOf = new LinkedHashMap<>();
    for (PlainRow row : lineage) {
      if (row.text("run_id").equals(latest)) {
        madeOf
            .computeIfAbsent(row.text("table"), table -> new TreeSet<>())
            .add(row.text("made_of"));
      }
    }
    return madeOf;
  }

  /** The job that writes each table. */
  Map<String, String> jobs() {
    return lineage.stream()
        .collect(
            Collectors.toMap(
                row -> row.text("table"), row -> row.text("job"), (old, now) -> now, TreeMap::new));
  }

  /** What each check of a table found when it was last made. */
  List<PlainRow> checks(TableSpec table) {
    Map<String, PlainRow> last = new TreeMap<>();
    for (PlainRow row : checks) {
      if (row.text("table").equals(table.fullName())) {
        last.put(row.text("check"), row);
      }
    }
    return List.copyOf(last.values());
  }

  /** When a table was last written, and the last year of its rows; in words. */
  String freshness(TableSpec table) {
    PlainRow last = null;
    for (PlainRow row : freshness) {
      if (row.text("table").equals(table.fullName())) {
        last = row;
      }
    }
    if (last == null) {
      return "";
    }
    String written = ((Instant) last.get("written_at")).toString().substring(0, 10);
    return last.isEmpty("latest_year")
        ? "written " + written
        : "to %d, written %s".formatted(last.integer("latest_year"), written);
  }
}
