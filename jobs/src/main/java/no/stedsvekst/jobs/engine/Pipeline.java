package no.stedsvekst.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Settings;

/**
 * Steps run one after the other on a lake, each entered in the ledger; it stops at the first that
 * fails.
 */
final class Pipeline {
  /**
   * How often a step is run whose executors are lost. What it has worked out lies with them, and
   * Spark by itself brings back only what it knows how to make.
   */
  private static final int TIMES = 3;

  private final String name;
  private final List<Step<?>> steps;
  private final List<Closing> closings;
  private final Lake lake;
  private final Settings settings;
  private final Console console;
  private final List<TableWrite> written = new ArrayList<>();

  Pipeline(
      String name,
      List<Step<?>> steps,
      List<Closing> closings,
      Lake lake,
      Settings settings,
      Console console) {
    this.name = name;
    this.steps = steps;
    this.closings = closings;
    this.lake = lake;
    this.settings = settings;
    this.console = console;
  }

  /** Says what would be read and written. */
  Outcome plan() {
    Listing plan = new Listing("step", "", "table or file", "now");
    for (Step<?> step : steps) {
      step.files()
          .forEach((file, hash) -> plan.add(step.name(), "reads", file, hash.substring(0, 12)));
      step.job()
          .reads()
          .forEach(table -> plan.add(step.name(), "reads", table.fullName(), version(table)));
      step.job()
          .writes()
          .forEach(table -> plan.add(step.name(), "writes", table.fullName(), version(table)));
    }
    console.progress("dry run on " + lake.location() + ": nothing is read or written");
    console.list(plan);
    return Outcome.done();
  }

  /** Runs the steps. */
  Outcome run() {
    String runId = RunRecord.newId(name, Instant.now());
    console.within(runId, name);
    refuseWithoutLake();
    List<Map<String, String>> files;
    try {
      files = steps.stream().map(Step::files).toList();
    } catch (Refusal refusal) {
      return refusedAtTheDoor(runId, refusal);
    }
    try (Lease lease = Lease.take(lake, runId, settings)) {
      console.progress("lake " + lake.location() + ", " + lease.holder());
      try (Sessions.Pending session = new Sessions.Pending(settings, name)) {
        return run(runId, files, session);
      }
    } catch (Refusal refusal) {
      return new Outcome(runId, refusal.exit(), written, refusal.getMessage());
    }
  }

  private Outcome run(String runId, List<Map<String, String>> files, Sessions.Pending session) {
    Ledger ledger = new Ledger(session::spark, lake);
    boolean isAlone = steps.size() == 1;
    Instant start = ledger.now();
    ledger
        .ahead()
        .ifPresent(
            newest ->
                console.progress(
                    "the clock stands at %s, before the last run of %s: runs are entered as if they began after it"
                        .formatted(Instant.now(), newest)));
    StepRun runner = new StepRun(lake, ledger, session, console);
    RunSummary summary = new RunSummary();
    List<StepRun.Ended> ended = new ArrayList<>();
    Outcome outcome = new Outcome(runId, ExitCode.SKIPPED, written, null);
    String parent = isAlone ? null : runId;
    for (int index = 0; index < steps.size(); index++) {
      Step<?> step = steps.get(index);
      console.progress("[%d/%d] %s …".formatted(index + 1, steps.size(), step.name()));
      String first = isAlone ? runId : RunRecord.newId(step.name(), ledger.now());
      StepRun.Ended end = runner.run(step, first, parent, files.get(index), Optional.empty());
      add(end, ended, summary);
      for (int time = 1; end.isWorthAnother() && time < TIMES; time++) {
        console.progress("      it begins anew on the executors that there are now");
        List<TableWrite> before = end.writes();
        String again = RunRecord.newId(step.name(), ledger.now());
        end = runner.run(step, again, parent, files.get(index), end.reason());
        // What the first attempt wrote and the next left as it was is this run's too.
        Set<String> anew = end.writes().stream().map(TableWrite::table).collect(Collectors.toSet());
        written.removeIf(write -> before.contains(write) && anew.contains(write.table()));
        add(end, ended, summary);
      }
      String told = isAlone ? end.record().runId() : runId;
      if (end.exit().code() != 0) {
        outcome = new Outcome(told, end.exit(), written, end.record().result().error());
        break;
      }
      if (end.exit() == ExitCode.OK) {
        outcome = new Outcome(told, ExitCode.OK, written, null);
      }
    }
    console.within(outcome.runId(), name);
    // Where the store is away, so is the ledger that lies there.
    boolean isCutOff = ended.stream().anyMatch(StepRun.Ended::isCutOff);
    if (!isCutOff) {
      RunEnding ending = new RunEnding(outcome.runId(), lake, ledger, session, console, ended);
      closings.stream()
          .filter(Closing::isBeforeEntry)
          .forEach(closing -> close(closing, ending, session, summary));
      if (!isAlone) {
        ledger.add(own(runId, start, ledger.now(), outcome), List.of());
      }
      ledger.flush();
      closings.stream()
          .filter(closing -> !closing.isBeforeEntry())
          .forEach(closing -> close(closing, ending, session, summary));
      flushWhatClosingsLeft(ledger);
    }
    summary.print(console, session.seconds(), isAlone);
    return outcome;
  }

  /** What they could not enter is no reason to call the night a failed one. */
  private void flushWhatClosingsLeft(Ledger ledger) {
    try {
      ledger.flush();
    } catch (Exception | Error e) {
      Faults.log(e);
      console.progress("      not entered in the ledger: " + Faults.line(e));
    }
  }

  private void close(
      Closing closing, RunEnding ending, Sessions.Pending session, RunSummary summary) {
    long clock = System.nanoTime();
    int jobs = session.jobs();
    int commits = ending.commits();
    try {
      closing.close(ending);
      summary.addClosing(
          closing.name(),
          session.jobs() - jobs,
          ending.commits() - commits,
          (System.nanoTime() - clock) / 1e9);
    } catch (Exception | Error e) {
      Faults.log(e);
      console.progress(
          "      %s failed, the tables of the run are not touched by that: %s"
              .formatted(closing.name(), Faults.line(e)));
    }
  }

  private void add(StepRun.Ended end, List<StepRun.Ended> ended, RunSummary summary) {
    ended.add(end);
    written.addAll(end.writes());
    summary.add(end);
    tell(end);
  }

  private void tell(StepRun.Ended end) {
    RunRecord.Result result = end.record().result();
    console.progress(
        "      %s: %s%s in %s"
            .formatted(
                end.record().job(),
                end.exit() == ExitCode.SKIPPED
                    ? (result.note() == null ? "nothing has changed, skipped" : "skipped")
                    : end.exit().status(),
                end.exit() == ExitCode.OK ? ", " + result.rows() + " rows" : "",
                Console.seconds(result.seconds())));
  }

  /** A step that reads tables makes no lake of nothing: a mistyped name would be one. */
  private void refuseWithoutLake() {
    List<TableSpec> reads = steps.get(0).job().reads();
    if (!reads.isEmpty() && !lake.has(OpsTables.RUN) && reads.stream().noneMatch(lake::has)) {
      throw Refusals.noLake(lake.location());
    }
  }

  /** The ledger hears of it too, where there is one; a lake is not made to tell of a failure. */
  private Outcome refusedAtTheDoor(String runId, Refusal refusal) {
    Outcome outcome = new Outcome(runId, refusal.exit(), written, refusal.getMessage());
    if (lake.has(OpsTables.RUN)) {
      try (Lease lease = Lease.take(lake, runId, settings);
          Sessions.Pending session = new Sessions.Pending(settings, name)) {
        console.progress("lake " + lake.location() + ", " + lease.holder());
        Ledger ledger = new Ledger(session::spark, lake);
        Instant now = ledger.now();
        ledger.add(own(runId, now, now, outcome), List.of());
      } catch (Refusal held) {
        console.progress("not entered in the ledger: " + held.getMessage());
      }
    }
    return outcome;
  }

  private RunRecord own(String runId, Instant start, Instant end, Outcome outcome) {
    long rows = written.stream().mapToLong(TableWrite::rows).sum();
    double seconds = Math.max(0, Duration.between(start, end).toMillis() / 1e3);
    return new RunRecord(
        runId,
        null,
        name,
        "",
        ParametersJson.of(steps.stream().collect(Collectors.toMap(Step::name, Step::parameters))),
        "{}",
        "",
        start,
        null,
        new RunRecord.Result(outcome.exit(), rows, seconds, null, outcome.error(), null));
  }

  private String version(TableSpec table) {
    return lake.has(table) ? "version " + lake.version(table).getAsLong() : "not there yet";
  }
}
