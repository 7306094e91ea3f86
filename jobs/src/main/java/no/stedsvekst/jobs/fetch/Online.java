package no.stedsvekst.jobs.fetch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.client.Declined;
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
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** A fetch from the network: what is said of the tables first, then the plan, then figures. */
final class Online {
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
    boolean isBusy = OfficeHours.areBeingUpdated(time.now());
    if (isBusy && !choice.isAnyTime() && !choice.isDryRun()) {
      throw FetchRefusals.beingUpdated(OfficeHours.clock(time.now()));
    }
    StatBank bank = bank();
    Instant since = raw.begin(time.now());
    int lastYear = choice.lastYear().orElse(thisYear());
    Klassifications klass = new Klassifications(web, time, raw, choice.base(), since, sources);
    Places places = klass.places(choice.firstYear());
    List<String> problems = new ArrayList<>();
    FetchPlan plan = plan(bank, places, lastYear, problems);
    TableRequests requests = new TableRequests(web, bank, time, raw, since, choice.isAnyTime());
    int open = tell(plan, requests);
    problems.forEach(problem -> console.say("  left out: " + problem));
    if (choice.isDryRun()) {
      return;
    }
    Filling.Geography geography =
        new Filling.Geography(
            places,
            klass.changes(choice.firstYear()),
            klass.centrality(thisYear()),
            klass.regions(thisYear()));
    KeptAnswers answers = fetch(plan, requests, open);
    OwnFiles own = new OwnFiles(choice.own(), choice.out(), sources);
    Filling.Filled filled = new Filling(choice, sources, own).fill(geography, answers);
    problems.forEach(filled.landing().findings()::add);
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

  private int thisYear() {
    return OfficeHours.year(time.now());
  }

  private StatBank bank() {
    return StatBanks.at(
        choice.base(), choice.version(), web, pace, raw.incoming(), console::progress);
  }

  private FetchPlan plan(StatBank bank, Places places, int lastYear, List<String> problems) {
    Map<String, Optional<DataSet>> described = new LinkedHashMap<>();
    List<TablePlan> plans = new ArrayList<>();
    for (Source used : sources.used()) {
      Source source = used.within(choice.firstYear(), lastYear);
      List<String> here = new ArrayList<>();
      Optional<TablePlan> plan =
          described
              .computeIfAbsent(source.table(), table -> described(bank, source, problems))
              .flatMap(data -> TablePlan.of(source, data, places, bank.mostCells(), here));
      plan.ifPresent(plans::add);
      here.forEach(
          problem ->
              problems.add("%s: table %s: %s".formatted(source.fills(), source.table(), problem)));
      if (plan.isEmpty() && Required.isNeeded(source.fills(), sources)) {
        throw FetchRefusals.requiredTable(source.fills(), problems.get(problems.size() - 1));
      }
    }
    for (TablePlan plan : plans) {
      if (!plan.absent().isEmpty()) {
        problems.add(
            "%s: table %s has no code for %s"
                .formatted(
                    plan.source().fills(), plan.source().table(), Required.some(plan.absent())));
      }
    }
    return new FetchPlan(plans);
  }

  private static Optional<DataSet> described(StatBank bank, Source source, List<String> problems) {
    try {
      return Optional.of(bank.describe(source.table()));
    } catch (Declined declined) {
      List<String> like = source.title().isEmpty() ? List.of() : bank.like(source.title());
      problems.add(
          "table %s: StatBank has no such table (%s)%s"
              .formatted(
                  source.table(),
                  declined.getMessage(),
                  like.isEmpty() ? "" : "; of a like title it has " + String.join("; ", like)));
      return Optional.empty();
    }
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
    console.say(
        "%d requests of %s in all, %d of %s to send: at least %.0f min at %.0f a minute"
            .formatted(
                plan.requests(),
                Progress.cells(plan.cells()),
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

  /** What is newer than what is kept. */
  Listing newer() {
    if (!raw.exists()) {
      throw FetchRefusals.neverFetched(choice.out().toString());
    }
    StatBank bank = bank();
    Listing listing = new Listing("what", "kept", "now", "state");
    for (String table : sources.used().stream().map(Source::table).distinct().toList()) {
      List<Kept> kept = raw.all(table);
      String now;
      try {
        now = bank.updated(table);
      } catch (Declined declined) {
        now = declined.getMessage();
      }
      add(listing, "table " + table, kept, now);
    }
    Klassifications klass = new Klassifications(web, time, raw, choice.base(), time.now(), sources);
    for (String use : klass.uses()) {
      add(listing, "KLASS " + use, klass.kept(use), klass.lastModified(use));
    }
    return listing;
  }

  private static void add(Listing listing, String what, List<Kept> kept, String now) {
    String last = kept.stream().map(Kept::updated).max(String::compareTo).orElse("");
    String state =
        kept.isEmpty()
            ? "not fetched"
            : !Kept.isPlausible(now) ? "not said" : now.equals(last) ? "same" : "newer";
    listing.add(what, last, now, state);
  }
}
