package no.stedsvekst.jobs.fetch;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.client.OfficeHours;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** The same mapping over files that were downloaded by hand. */
final class ByHand {
  private final FetchChoice choice;
  private final Sources sources;
  private final Time time;
  private final Console console;

  ByHand(FetchChoice choice, Sources sources, Time time, Console console) {
    this.choice = choice;
    this.sources = sources;
    this.time = time;
    this.console = console;
  }

  void run() {
    HandFiles files = HandFiles.of(choice.files(), sources, within());
    Listing listing = new Listing("file", "table", "fills");
    files.list(listing);
    console.list(listing);
    Places places = files.places().orElseThrow(() -> FetchRefusals.noCodes(choice.firstYear()));
    if (choice.isDryRun()) {
      return;
    }
    OwnFiles own = new OwnFiles(choice.own(), choice.out(), sources);
    Filling.Geography geography =
        new Filling.Geography(
            places, files.changes(), files.centrality(), files.regions(), files.counties());
    Filling.Filled filled = new Filling(choice, sources, own).fill(geography, files);
    FetchReport report =
        new FetchReport(
            "files downloaded by hand",
            time.now().toString(),
            choice.firstYear(),
            choice.lastYear().orElse(OfficeHours.year(time.now())));
    for (Source source : files.sources()) {
      report.table(source, List.of());
    }
    for (Map.Entry<String, String> unused : files.unused().entrySet()) {
      filled.landing().findings().add(unused.getKey() + ": " + unused.getValue());
    }
    new Ending(choice, console).tell(filled, own, report);
  }

  /** The tables that are used, each with the years that are wanted. */
  private List<Source> within() {
    return sources.used().stream()
        .map(source -> source.within(choice.firstYear(), choice.lastYear().orElse(Source.ANY_YEAR)))
        .toList();
  }
}
