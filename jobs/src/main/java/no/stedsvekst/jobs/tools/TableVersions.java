package no.stedsvekst.jobs.tools;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;

/** The versions of a table that runs have made, the newest first. */
final class TableVersions {
  private TableVersions() {}

  static Listing of(Lake lake, TableSpec table) {
    Map<String, PlainRow> runs = new HashMap<>();
    PlainRows.of(lake, OpsTables.RUN)
        .select("run_id", "job", "started_at", "status")
        .list()
        .forEach(row -> runs.put(row.text("run_id"), row));
    List<PlainRow> writes =
        PlainRows.of(lake, OpsTables.TABLE_WRITE)
            .select("run_id", "version", "rows", "slice")
            .where("table", table.fullName())
            .list()
            .stream()
            .sorted(
                Comparator.<PlainRow, Long>comparing(row -> (Long) row.get("version")).reversed())
            .toList();
    Listing listing =
        new Listing(
            "version", "started_at", "job", "status", "rows", "slice", "readable", "run_id");
    for (PlainRow write : writes) {
      PlainRow run = runs.get(write.text("run_id"));
      listing.add(
          write.get("version"),
          run == null ? null : ((Instant) run.get("started_at")).toString(),
          run == null ? null : run.text("job"),
          run == null ? "cut off" : run.text("status"),
          write.get("rows"),
          write.text("slice"),
          lake.isReadable(table, (Long) write.get("version")) ? "yes" : "no",
          write.text("run_id"));
    }
    return listing;
  }
}
