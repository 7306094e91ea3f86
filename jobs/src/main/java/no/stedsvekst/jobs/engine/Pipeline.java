package no.stedsvekst.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.refusal.StoreFaults;
import no.stedsvekst.jobs.settings.Settings;

/**
 * Steps run one after the other on a lake, each entered in the ledger; it stops at the first that
 * fails.
 */
final class Pipeline {
  private final String name;
  private final List<Step<?>> steps;
  private final Lake lake;
  private final Settings settings;
  private final Console console;
  private final List<TableWrite> written = new ArrayList<>();

  /** A step failed as its store did: that cannot be entered in a ledger that lies there too. */
  private boolean isStoreAway;

  private final RunCache remembered;
  private final Listing summary = new Listing("step", "status", "table", "rows", "seconds");
  private final Listing costs =
      new Listing("step", "status", "spark_jobs", "commits", "rows", "seconds");

  Pipeline(String name, List<Step<?>> steps, Lake lake, Settings settings, Console console) {
    this.name = name;
    this.steps = steps;
    this.lake = lake;
    this.settings = settings;
    this.console = console;
    this.remembered = new RunCache(lake);
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
    String runId = RunRecord.newId(name);
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
    Instant start = Instant.now();
    Outcome outcome = new Outcome(runId, ExitCode.SKIPPED, written, null);
    for (int index = 0; index < steps.size(); index++) {
      Step<?> step = steps.get(index);
      String stepId = isAlone ? runId : RunRecord.newId(step.name());
      console.progress("[%d/%d] %s …".formatted(index + 1, steps.size(), step.name()));
      RunRecord record =
          run(step, stepId, isAlone ? null : runId, files.get(index), session, ledger);
      ExitCode exit = record.result().exit();
      if (exit.code() != 0) {
        outcome = new Outcome(runId, exit, written, record.result().error());
        break;
      }
      if (exit == ExitCode.OK) {
        outcome = new Outcome(runId, ExitCode.OK, written, null);
      }
    }
    if (!isAlone && !isStoreAway) {
      ledger.add(own(runId, start, outcome), List.of());
    }
    if (!isStoreAway) {
      ledger.flush();
    }
    console.list(summary);
    if (!isAlone) {
      console.say("");
      if (session.seconds() > 0) {
        // Part of the seconds of the first step that was not skipped.
        costs.add("session", "included", null, null, null, session.seconds());
      }
      console.list(costs);
    }
    return outcome;
  }

  private RunRecord run(
      Step<?> step,
      String runId,
      String parent,
      Map<String, String> files,
      Sessions.Pending session,
      Ledger ledger) {
    Instant start = Instant.now();
    long clock = System.nanoTime();
    int jobsBefore = session.jobs();
    Map<String, String> inputs = step.inputs(lake, files);
    String fingerprint = step.fingerprint(inputs);
    WorkFolder work = WorkFolder.of(lake, step.name(), fingerprint);
    JobContext context =
        new JobContext(
            session::spark,
            lake,
            ledger,
            runId,
            step.job(),
            console,
            work,
            remembered,
            UnchangedTables.of(step, inputs, ledger, lake));
    ExitCode exit = ExitCode.OK;
    String error = null;
    if (isUnchanged(step, fingerprint, ledger)) {
      exit = ExitCode.SKIPPED;
    } else {
      try {
        session.spark().sparkContext().setJobGroup(runId, step.name(), false);
        work.deleteOthers();
        step.run(context);
        work.delete();
      } catch (Refusal refusal) {
        exit = refusal.exit();
        error = refusal.getMessage();
      } catch (Exception e) {
        Optional<Refusal> ofStore = StoreFaults.refusal(e);
        exit = ofStore.map(Refusal::exit).orElse(ExitCode.FAILED);
        error = ofStore.map(Refusal::getMessage).orElse(Faults.line(e));
        error = step.name() + " failed: " + error;
        isStoreAway = ofStore.isPresent();
        if (!isStoreAway) {
          Faults.log(e);
        }
      }
    }
    List<TableWrite> writes = context.written();
    long rows = writes.stream().mapToLong(TableWrite::rows).sum();
    double seconds = (System.nanoTime() - clock) / 1e9;
    String note = context.notes().isEmpty() ? null : String.join("; ", context.notes());
    RunRecord record =
        new RunRecord(
            runId,
            parent,
            step.name(),
            step.scope(),
            step.parameters().toString(),
            Console.json(inputs),
            fingerprint,
            start,
            new RunRecord.Result(exit, rows, seconds, note, error));
    if (!isStoreAway) {
      ledger.add(record, writes, context.metrics());
    }
    written.addAll(writes);
    summarise(step, exit, writes, seconds);
    costs.add(
        step.name(), exit.status(), session.jobs() - jobsBefore, writes.size(), rows, seconds);
    console.progress(
        "      %s: %s%s in %s"
            .formatted(
                step.name(),
                exit == ExitCode.SKIPPED ? "nothing has changed, skipped" : exit.status(),
                exit == ExitCode.OK ? ", " + rows + " rows" : "",
                Console.seconds(seconds)));
    return record;
  }

  /** The last run did the same, ended well, and nobody else has written since. */
  private boolean isUnchanged(Step<?> step, String fingerprint, Ledger ledger) {
    return ledger.lastFingerprint(step.name(), step.scope()).equals(Optional.of(fingerprint))
        && step.job().writes().stream()
            .allMatch(
                table ->
                    ledger.knowsAllSince(
                        step.name(), step.scope(), table.fullName(), lake.version(table)));
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
        new Ledger(session::spark, lake).add(own(runId, Instant.now(), outcome), List.of());
      } catch (Refusal held) {
        console.progress("not entered in the ledger: " + held.getMessage());
      }
    }
    return outcome;
  }

  private RunRecord own(String runId, Instant start, Outcome outcome) {
    long rows = written.stream().mapToLong(TableWrite::rows).sum();
    double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
    return new RunRecord(
        runId,
        null,
        name,
        "",
        steps.stream().map(step -> step.name() + " " + step.parameters()).toList().toString(),
        "{}",
        "",
        start,
        new RunRecord.Result(outcome.exit(), rows, seconds, null, outcome.error()));
  }

  /** A line a table that was written; the seconds of the step stand on its first. */
  private void summarise(Step<?> step, ExitCode exit, List<TableWrite> writes, double seconds) {
    if (writes.isEmpty()) {
      summary.add(step.name(), exit.status(), null, null, seconds);
    }
    for (TableWrite write : writes) {
      boolean isFirst = write.equals(writes.get(0));
      summary.add(
          isFirst ? step.name() : null,
          isFirst ? exit.status() : null,
          write.table(),
          write.rows(),
          isFirst ? seconds : null);
    }
  }

  private String version(TableSpec table) {
    return lake.has(table) ? "version " + lake.version(table).getAsLong() : "not there yet";
  }
}
