package no.stedsvekst.jobs.monitoring;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.engine.Closing;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares what a night has made with what stood there before. */
public final class ChangesClosing implements Closing {
  private final Changes changes;

  /** By these settings. */
  public ChangesClosing(Settings settings) {
    this.changes = Changes.of(settings);
  }

  @Override
  public String name() {
    return "changes";
  }

  @Override
  public void close(RunEnding ending) {
    Lake lake = ending.lake();
    List<Dataset<Row>> all = new ArrayList<>();
    for (TrackedTable tracked : TrackedTable.ALL) {
      long first = ending.firstVersions().getOrDefault(tracked.table().fullName(), 0L);
      if (first > 0 && lake.isReadable(tracked.table(), first - 1)) {
        all.add(
            changes
                .between(
                    tracked,
                    lake.read(ending.spark(), tracked.table(), first - 1),
                    lake.read(ending.spark(), tracked.table()))
                .withColumn("cause", lit(ending.cause(tracked.table().fullName()))));
      }
    }
    if (!all.isEmpty()) {
      ending.write(
          MonitoringTables.CHANGE,
          all.stream()
              .reduce(Dataset::unionByName)
              .orElseThrow()
              .withColumn("run_id", lit(ending.runId()))
              .coalesce(1));
    }
  }
}
