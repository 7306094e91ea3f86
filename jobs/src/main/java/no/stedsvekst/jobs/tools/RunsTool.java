package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
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
        "Lists the last runs of the ledger (ops.run), the newest first.",
        "stedsvekst runs --last 5");
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("last", "runs.last", "N", "how many"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    int last = settings.integer("runs.last", 1, 100_000);
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    return console -> {
      if (!lake.has(OpsTables.RUN)) {
        throw Refusals.noLake(lake.location());
      }
      return list(lake, last, settings, console);
    };
  }

  private static Outcome list(Lake lake, int last, Settings settings, Console console) {
    Listing listing = new Listing(COLUMNS);
    try (Sessions.Handle session = Sessions.open(settings, "runs")) {
      List<Row> rows =
          lake.read(session.spark(), OpsTables.RUN)
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
    }
    console.list(listing);
    return Outcome.done();
  }
}
