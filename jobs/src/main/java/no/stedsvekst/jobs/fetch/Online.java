package no.stedsvekst.jobs.fetch;

import java.time.Instant;
import java.util.List;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.client.OfficeHours;
import no.stedsvekst.jobs.fetch.client.Pace;
import no.stedsvekst.jobs.fetch.client.StatBank;
import no.stedsvekst.jobs.fetch.client.StatBanks;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.fetch.client.Web;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.FetchPlan;
import no.stedsvekst.jobs.fetch.plan.Query;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.fetch.plan.TablePlan;
import no.stedsvekst.jobs.fetch.raw.Kept;
import no.stedsvekst.jobs.fetch.raw.RawFolder;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** A fetch from the network: what is said of the tables first, then the plan, then figures. */
final class Online implements AutoCloseable {
  private final FetchChoice choice;
  private final Sources sources;
  private final Time time;
  private final Console console;
  private final RawFolder raw;
  private final Pace pace;
  private final Web web;

  Online(FetchChoice choice, Sources sources, Time time, Console console) {
    this.choice = choice;
    this.sources = sources;
    this.time = time;
    this.console = console;
    this.raw = RawFolder.of(choice.out(), choice.isDryRun() || choice.isCheck());
    this.pace = new Pace(time);
    this.web = new Web(choice.patience(), time, pace, console::progress);
  }

  /** Plans, and fetches unless only the plan is wanted. */
  void run() {
    if (!choice.isAnyTime() && !choice.isDryRun()) {
      OfficeHours.refuseUpdates(time.now());
    }
    StatBank bank = bank();
    Instant since = raw.begin(time.now());
    int lastYear = choice.lastYear().orElse(thisYear());
    Klassifications klass = new Klassifications(web, time, raw, choice.base(), since, sources);
    Places places = klass.places(choice.firstYear());
    FetchPlan plan = new Planner(sources, bank, places).plan(choice.firstYear(), lastYear);
    TableRequests requests = new TableRequests(web, bank, time, raw, since, choice.isAnyTime());
    int open = tell(plan, requests);
    plan.leftOut().forEach(problem -> console.say("  left out: " + problem));
    if (choice.isDryRun()) {
      return;
    }
    Filling.Geography geography =
        new Filling.Geography(
            places,
            klass.changes(choice.firstYear()),
            klass.centrality(thisYear()),
            klass.regions(thisYear()),
            klass.counties(choice.firstYear()));
    KeptAnswers answers = fetch(plan, requests, open);
    OwnFiles own = new OwnFiles(choice.own(), choice.out(), sources);
    Filling.Filled filled = new Filling(choice, sources, own).fill(geography, answers);
    plan.leftOut().forEach(filled.landing().findings()::add);
    FetchReport report =
        new FetchReport(
            bank.version() + " at " + choice.base(),
            time.now().toString(),
            choice.firstYear(),
            lastYear);
    answers.sources().forEach(source -> report.table(source, answers.of(source)));
    new Ending(choice, console).tell(filled, own, report);
    raw.end();
  }

  /** What is newer than what is kept. */
  Listing newer() {
    if (!raw.exists()) {
      throw FetchRefusals.neverFetched(choice.out().toString());
    }
    Newer newer = new Newer(raw);
    StatBank bank = bank();
    for (String table : sources.used().stream().map(Source::table).distinct().toList()) {
      newer.table(table, bank);
    }
    Klassifications klass = new Klassifications(web, time, raw, choice.base(), time.now(), sources);
    klass.uses().forEach(use -> newer.classification(use, klass));
    return newer.listing();
  }

  /** Lets go of the folder. */
  @Override
  public void close() {
    raw.close();
  }

  private int thisYear() {
    return OfficeHours.year(time.now());
  }

  private StatBank bank() {
    return StatBanks.at(
        choice.base(), choice.version(), web, pace, raw.incoming(), console::progress);
  }

  /** Prints the plan; how many requests are still to be sent. */
  private int tell(FetchPlan plan, TableRequests requests) {
    Listing listing = new Listing("fills", "table", "updated", "requests", "kept", "cells");
    int open = 0;
    long cells = 0;
    for (TablePlan table : plan.tables()) {
      int kept = 0;
      for (Query query : table.queries()) {
        if (requests.kept(table, query).isPresent()) {
          kept++;
        } else {
          cells += query.cells();
        }
      }
      open += table.queries().size() - kept;
      listing.add(
          table.source().fills(),
          table.source().table(),
          table.updated().replaceFirst("T.*", ""),
          table.queries().size(),
          kept,
          table.cells());
    }
    console.list(listing);
    String all =
        "%d requests of %s in all".formatted(plan.requests(), Progress.cells(plan.cells()));
    console.say(
        open == 0
            ? all + ", all of them kept: none to send"
            : "%s, %d of %s to send: at least %.0f min at %.0f a minute"
                .formatted(
                    all,
                    open,
                    Progress.cells(cells),
                    Math.ceil(open * pace.secondsPerRequest() / 60),
                    60 / pace.secondsPerRequest()));
    return open;
  }

  private KeptAnswers fetch(FetchPlan plan, TableRequests requests, int open) {
    KeptAnswers answers = new KeptAnswers(raw);
    Progress progress = new Progress(time, open, pace.secondsPerRequest());
    for (TablePlan table : plan.tables()) {
      String what = table.source().fills() + " " + table.source().table();
      List<Kept> kept =
          requests.answers(
              table,
              answer ->
                  console.progress(progress.line(what + ", " + Progress.cells(answer.cells()))));
      answers.add(table.source(), kept);
    }
    return answers;
  }
}
