package no.stedsvekst.jobs.monitoring;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Closing;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
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

  /** Whether it can be read, and is not what the table holds now. */
  private static boolean isThere(Lake lake, TableSpec table, TableVersion old) {
    Optional<TableVersion> now = lake.state(table);
    return now.isPresent()
        && old.isOfSameTable(now.get())
        && old.version() != now.get().version()
        && lake.isReadable(table, old.version());
  }

  @Override
  public boolean isBeforeEntry() {
    return true;
  }

  @Override
  public void close(RunEnding ending) {
    Lake lake = ending.lake();
    List<Dataset<Row>> all = new ArrayList<>();
    Map<String, TableVersion> before = ending.versionsBefore();
    for (TrackedTable tracked : TrackedTable.ALL) {
      TableVersion old = before.get(tracked.table().fullName());
      if (old != null && isThere(lake, tracked.table(), old)) {
        all.add(
            changes
                .between(
                    tracked,
                    lake.read(ending.spark(), tracked.table(), old.version()),
                    lake.read(ending.spark(), tracked.table()))
                .withColumn("cause", lit(ending.cause(tracked.table().fullName()))));
      }
    }
    // A night that found nothing to do, and none killed before it, starts no session here.
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
