package no.stedsvekst.jobs.tools;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.monitoring.RunsCompared;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Lists the last runs of the ledger. */
public final class RunsTool implements Command {
  private static final Kind<Integer> LAST = Kind.wholeNumber(1, 100_000);
  private static final String[] COLUMNS = {
    "run_id", "status", "exit", "rows", "seconds", "note", "error"
  };
  private static final Comparator<PlainRow> NEWEST_FIRST =
      Comparator.<PlainRow, Instant>comparing(row -> (Instant) row.get("started_at"))
          .thenComparing(row -> row.text("run_id"))
          .reversed();

  @Override
  public Manual manual() {
    return new Manual(
        "runs",
        "what was run, and how it ended",
        """
        Lists the last runs of the ledger (ops.run), the newest first. With --metric it lists what a
        number was in each run that found it, as in bronze.population rows or persons.2022, and how
        it has changed since the run before: what drifts over nights is seen there.""",
        "stedsvekst runs --lake lake --metric rows --last 5");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("last", "runs.last", "N", "how many", LAST),
        new Option("metric", "runs.metric", "NAME", "a number of ops.metric, as in rows"),
        new Option(
            "diff",
            "runs.diff",
            "A B",
            "what is other after run B than after run A, largest first"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    int last = settings.read("runs.last", LAST);
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    return console -> {
      if (!lake.has(OpsTables.RUN)) {
        throw Refusals.noLake(lake.location());
      }
      Optional<String> diff = settings.optional("runs.diff");
      if (diff.isPresent()) {
        console.list(RunsCompared.of(lake, settings, last));
        return Outcome.done();
      }
      Optional<String> metric = settings.optional("runs.metric");
      console.list(
          metric.isPresent() ? MetricHistory.of(lake, metric.get(), last) : list(lake, last));
      return Outcome.done();
    };
  }

  private static Listing list(Lake lake, int last) {
    Listing listing = new Listing(COLUMNS);
    PlainRows.of(lake, OpsTables.RUN).list().stream()
        .sorted(NEWEST_FIRST)
        .limit(last)
        .forEach(row -> listing.add(Stream.of(COLUMNS).map(row::get).toArray()));
    return listing;
  }
}
