package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Lists the last runs of the ledger. */
public final class RunsTool implements Command {
  private static final String[] COLUMNS = {
    "run_id", "status", "exit", "rows", "seconds", "note", "error"
  };

  @Override
  public Manual manual() {
    return new Manual(
        "runs",
        "what was run, and how it ended",
        """
        Lists the last runs of the ledger (ops.run), the newest first. With --metric it lists what a
        number was in each run that found it, as in bronze.population rows or persons.2022, and how
        it has changed since the run before: what drifts over nights is seen there.""",
        "stedsvekst runs --metric rows --last 5");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("last", "runs.last", "N", "how many"),
        new Option("metric", "runs.metric", "NAME", "a number of ops.metric, as in rows"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    int last = settings.integer("runs.last", 1, 100_000);
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    return console -> {
      if (!lake.has(OpsTables.RUN)) {
        throw Refusals.noLake(lake.location());
      }
      try (Sessions.Handle session = Sessions.open(settings, "runs")) {
        SparkSession spark = session.spark();
        Optional<String> metric = settings.optional("runs.metric");
        console.list(
            metric.isPresent()
                ? MetricHistory.of(spark, lake, metric.get(), last)
                : list(spark, lake, last));
      }
      return Outcome.done();
    };
  }

  private static Listing list(SparkSession spark, Lake lake, int last) {
    Listing listing = new Listing(COLUMNS);
    List<Row> rows =
        lake.read(spark, OpsTables.RUN)
            .orderBy(col("started_at").desc(), col("run_id").desc())
            .limit(last)
            .select("run_id", "status", "exit", "rows", "seconds", "note", "error")
            .collectAsList();
    for (Row row : rows) {
      Object[] cells = new Object[COLUMNS.length];
      for (int index = 0; index < cells.length; index++) {
        cells[index] = row.get(index);
      }
      listing.add(cells);
    }
    return listing;
  }
}
