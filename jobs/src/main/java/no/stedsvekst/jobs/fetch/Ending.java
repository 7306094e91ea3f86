package no.stedsvekst.jobs.fetch;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.map.Landing;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** What is told when the folder is filled, and what is left behind about it. */
final class Ending {
  private static final int MOST_FINDINGS = 10;

  private final FetchChoice choice;
  private final Console console;

  Ending(FetchChoice choice, Console console) {
    this.choice = choice;
    this.console = console;
  }

  void tell(Filling.Filled filled, OwnFiles own, FetchReport report) {
    Landing landing = filled.landing();
    List<String> earlier =
        FetchReport.landedBefore(choice.out()).stream()
            .filter(table -> !landing.rows().containsKey(table))
            .filter(table -> Files.exists(choice.out().resolve(table + ".csv")))
            .toList();
    report.earlier(earlier);
    List<Map<String, String>> missing = own.missing();
    report.missing(missing);
    report.landed(landing, filled.borderMoves());
    report.write(choice.out());
    Listing listing = new Listing("landed", "rows");
    landing.rows().forEach(listing::add);
    console.say("");
    console.list(listing);
    section("stands in:", landing.standIns());
    section(
        "not there:",
        missing.stream()
            .map(
                line ->
                    "%s; off: %s; to be had: %s"
                        .formatted(line.get("file"), line.get("switches_off"), line.get("where")))
            .toList());
    section(
        "of an earlier fetch:",
        earlier.stream()
            .map(table -> table + ".csv: this one has nothing for it; delete it, or it is landed")
            .toList());
    List<String> findings = landing.findings().sentences();
    section("noticed:", findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
    if (findings.size() > MOST_FINDINGS) {
      console.say("  and %d more".formatted(findings.size() - MOST_FINDINGS));
    }
    if (!landing.findings().setAside().isEmpty()) {
      console.say(
          "  %d figures of codes out of their time were set aside"
              .formatted(landing.findings().setAside().size()));
    }
    List<String> lacking =
        Required.TABLES.stream().filter(table -> !landing.rows().containsKey(table)).toList();
    if (!lacking.isEmpty()) {
      throw FetchRefusals.nothingFor(choice.out().toString(), lacking);
    }
    console.say("");
    console.say(
        "%s has all of it; Kilde: Statistisk sentralbyrå. Next: stedsvekst nightly --landing %s"
            .formatted(choice.out().resolve(FetchReport.NAME), choice.out()));
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      console.say("");
      console.say(title);
      lines.forEach(line -> console.say("  " + line));
    }
  }
}
