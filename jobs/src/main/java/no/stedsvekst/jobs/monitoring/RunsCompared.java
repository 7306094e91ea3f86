package no.stedsvekst.jobs.monitoring;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.RunVersions;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.refusal.LakeRefusals;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The tables after one run beside those after another. */
public final class RunsCompared {
  private RunsCompared() {}

  /** The largest changes: those of the counts of keys first, then by share of what was. */
  public static Listing of(Lake lake, Settings settings, int most) {
    String[] runs = settings.text("runs.diff").trim().split("[ ,]+", -1);
    if (runs.length != 2) {
      throw settings.badValue("runs.diff", "two runs, as stedsvekst runs lists them");
    }
    Map<String, TableVersion> before = versions(lake, runs[0]);
    Map<String, TableVersion> after = versions(lake, runs[1]);
    Listing listing =
        new Listing("table", "level", "unit", "item", "measure", "before", "after", "difference");
    try (Sessions.Handle session = Sessions.open(settings, "runs")) {
      List<Dataset<Row>> all = new ArrayList<>();
      for (TrackedTable tracked : TrackedTable.ALL) {
        TableVersion old = before.get(tracked.table().fullName());
        TableVersion fresh = after.get(tracked.table().fullName());
        if (old != null && fresh != null && !old.isSame(fresh)) {
          all.add(
              Changes.of(settings)
                  .between(
                      tracked,
                      read(session.spark(), lake, tracked, old, settings),
                      read(session.spark(), lake, tracked, fresh, settings)));
        }
      }
      all.stream()
          .reduce(Dataset::unionByName)
          .map(rows -> largest(rows).takeAsList(most))
          .orElse(List.of())
          .forEach(
              row ->
                  listing.add(
                      row.getString(0),
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.get(5),
                      row.get(6),
                      row.get(7)));
    }
    return listing;
  }

  private static Dataset<Row> largest(Dataset<Row> rows) {
    Column share = abs(col("difference")).divide(abs(col("before")));
    return rows.select("table", "level", "unit", "item", "measure", "before", "after", "difference")
        .orderBy(
            col("level").equalTo("").desc(), share.desc_nulls_first(), col("table"), col("unit"));
  }

  private static Map<String, TableVersion> versions(Lake lake, String run) {
    return RunVersions.after(lake, run).orElseThrow(() -> LakeRefusals.unknownRun(run));
  }

  private static Dataset<Row> read(
      SparkSession spark,
      Lake lake,
      TrackedTable tracked,
      TableVersion version,
      Settings settings) {
    lake.refuseUnlessReadable(tracked.table(), version, settings.text("upkeep.retention"));
    return lake.read(spark, tracked.table(), version.version());
  }
}
