package no.stedsvekst.jobs.fetch;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.fetch.client.StatBanks;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.refusal.FetchRefusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Fills a landing folder with Statistics Norway's figures. */
public final class FetchCommand implements Command {
  private final Time time;

  /** By the machine's time. */
  public FetchCommand() {
    this(Time.REAL);
  }

  /** By that time. */
  FetchCommand(Time time) {
    this.time = time;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "fetch",
        "Statistics Norway's figures as landing files",
        """
        Asks StatBank and KLASS for all that a landing folder holds, from 2000 or --from-year on, one
        request at a time. What is said of the tables comes first, then the plan: requests, cells,
        minutes; --dry-run ends there. Answers are kept as they came under .raw, and nothing is asked
        again that has not changed: a fetch that was cut off goes on where it was. --check says what
        is newer.

        Which table fills what stands in conf/statbank: table.csv, variable.csv, klass.csv,
        industry.csv. A new edition of a projection is a line there; so is another table.
        fetch.mapping names a folder with files of your own in their place.

        --from takes files that were downloaded by hand from StatBank's pages (JSON-stat2, or CSV with
        the variables in columns) and from KLASS (codes and changes as JSON), or folders of such.

        What only you have is laid into --own: region.csv, centrality_jobs.csv, border_move.csv,
        covariate.csv, migration_age.csv, fertility_rate.csv, municipality_group.csv. The run says of
        each that is missing what it switches off and where to get it. fetch-report.json has what was
        fetched, what stands in for what, and what was noticed.""",
        "stedsvekst fetch --out norge");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("out", "fetch.out", "DIR", "the landing folder to fill"),
        new Option("check", "fetch.check", "", "say what is newer, and fetch nothing"),
        new Option("from", "fetch.from", "FILES", "downloaded files, with commas between them"),
        new Option("own", "fetch.own", "DIR", "files of your own; default own in --out"),
        new Option("url", "fetch.url", "URL", "where StatBank and KLASS are"),
        new Option(
            "interface",
            "fetch.version",
            String.join("|", StatBanks.CHOICES),
            "which version of StatBank's interface"));
  }

  @Override
  public boolean usesLake() {
    return false;
  }

  @Override
  public Invocation prepare(Settings settings) {
    FetchChoice choice = FetchChoice.of(settings);
    if (choice.isCheck() && !choice.files().isEmpty()) {
      throw FetchRefusals.checkOfFiles();
    }
    Sources sources = new Sources(choice.mapping());
    sources.used();
    return console -> {
      if (choice.files().isEmpty()) {
        try (Online online = new Online(choice, sources, time, console)) {
          if (choice.isCheck()) {
            console.list(online.newer());
          } else {
            online.run();
          }
        }
      } else {
        new ByHand(choice, sources, time, console).run();
      }
      return Outcome.done();
    };
  }
}
