package no.stedsvekst.jobs.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Closing;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;

/** Enters which table is made of which, once for each version of the program. */
public final class LineageClosing implements Closing {
  private final Supplier<List<Job<?>>> jobs;

  /** Of these jobs. */
  public LineageClosing(Supplier<List<Job<?>>> jobs) {
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "lineage";
  }

  @Override
  public void close(RunEnding ending) {
    if (!ending.hasDoneSomething() || isEntered(ending.lake(), ending.codeVersion())) {
      return;
    }
    List<Object[]> rows = new ArrayList<>();
    for (Job<?> job : jobs.get()) {
      for (TableSpec table : job.writes()) {
        for (String source : job.madeOf(table)) {
          rows.add(
              new Object[] {
                ending.runId(), table.fullName(), source, job.manual().name(), ending.codeVersion()
              });
        }
      }
    }
    ending.append(MonitoringTables.LINEAGE, rows);
  }

  private static boolean isEntered(Lake lake, String code) {
    return lake.has(MonitoringTables.LINEAGE)
        && !PlainRows.of(lake, MonitoringTables.LINEAGE)
            .select("code_version")
            .where("code_version", code)
            .isEmpty();
  }
}
