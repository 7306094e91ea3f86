package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.OutsideFaults;
import no.stedsvekst.jobs.refusal.Refusal;

/** Runs steps, or skips them, and enters each in the ledger. */
final class StepRun {
  private final Lake lake;
  private final Ledger ledger;
  private final Sessions.Pending session;
  private final Console console;
  private final RunCache remembered;

  /**
   * What became of a step.
   *
   * @param record its row in the ledger
   * @param reason why it ran; empty where it was skipped
   * @param writes what it wrote
   * @param left the tables that it found to hold its rows already
   * @param sparkJobs how many jobs of Spark that took
   * @param isCutOff whether it could not be entered in the ledger, which lies where the fault is
   * @param hasLostExecutors whether it failed because executors were lost on its way
   */
  record Ended(
      RunRecord record,
      Optional<Reason> reason,
      List<TableWrite> writes,
      List<String> left,
      int sparkJobs,
      boolean isCutOff,
      boolean hasLostExecutors) {
    ExitCode exit() {
      return record.result().exit();
    }

    /** Whether executors that come after those that were lost may do the same work. */
    boolean isWorthAnother() {
      return hasLostExecutors && !isCutOff;
    }
  }

  StepRun(Lake lake, Ledger ledger, Sessions.Pending session, Console console) {
    this.lake = lake;
    this.ledger = ledger;
    this.session = session;
    this.console = console;
    this.remembered = new RunCache(lake);
  }

  /**
   * Runs a step unless its last run did the same.
   *
   * @param parent the nightly run around it, or null
   * @param files that it reads, with their checksums
   * @param because why it was begun that is now begun anew; empty where it is not
   */
  Ended run(
      Step<?> step,
      String runId,
      String parent,
      Map<String, String> files,
      Optional<Reason> because) {
    console.within(runId, step.name());
    Instant start = ledger.now();
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
    String outputs = null;
    boolean isCutOff = false;
    boolean hasLostExecutors = false;
    String parameters = ParametersJson.of(step.parameters());
    Optional<Reason> reason = Optional.empty();
    Optional<List<TableSpec>> absent =
        step.job().needs().stream().filter(any -> any.stream().noneMatch(lake::has)).findFirst();
    if (absent.isPresent()) {
      exit = ExitCode.SKIPPED;
      context.note(
          absent.get().stream().map(TableSpec::fullName).collect(Collectors.joining(" or "))
              + " is not there: nothing to do");
    } else if (isUnchanged(step, fingerprint)) {
      exit = ExitCode.SKIPPED;
    } else {
      reason =
          because.or(
              () ->
                  Optional.of(
                      Reason.of(
                          ledger.last(step.name(), step.scope()),
                          parameters,
                          inputs,
                          CodeVersion.current())));
      try {
        session.spark().sparkContext().setJobGroup(runId, step.name(), false);
        work.deleteOthers();
        step.run(context);
        outputs = Console.json(step.outputs(lake));
        work.delete();
      } catch (Refusal refusal) {
        exit = refusal.exit();
        error = refusal.getMessage();
      } catch (Exception | Error e) {
        Optional<Refusal> outside = OutsideFaults.refusal(e, lake.location());
        exit = outside.map(Refusal::exit).orElse(ExitCode.FAILED);
        error = step.name() + " failed: " + outside.map(Refusal::getMessage).orElse(Faults.line(e));
        isCutOff = OutsideFaults.isOfStore(e);
        hasLostExecutors = OutsideFaults.isOfLostExecutor(e);
        if (outside.isEmpty()) {
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
            parameters,
            Console.json(inputs),
            fingerprint,
            start,
            reason.map(Reason::words).orElse(null),
            new RunRecord.Result(exit, rows, seconds, note, error, outputs));
    if (!isCutOff) {
      isCutOff = !isEntered(context, record, writes);
    }
    return new Ended(
        record,
        reason,
        writes,
        context.left(),
        session.jobs() - jobsBefore,
        isCutOff,
        hasLostExecutors);
  }

  /** Enters it. What ended a step, such as a full disk, may keep the ledger from being written. */
  private boolean isEntered(JobContext context, RunRecord record, List<TableWrite> writes) {
    try {
      enterFound(context, record.runId(), record.result().exit());
      ledger.add(record, writes);
      return true;
    } catch (Exception | Error e) {
      if (record.result().error() == null) {
        throw e;
      }
      console.progress("      not entered in the ledger: " + Faults.line(e));
      return false;
    }
  }

  /** What it found out about tables. */
  private void enterFound(JobContext context, String runId, ExitCode exit) {
    Instant now = ledger.now();
    ledger.enter(
        OpsTables.METRIC, context.metrics().stream().map(each -> each.cells(runId)).toList());
    ledger.enter(
        MonitoringTables.CHECK,
        context.checks().stream().map(each -> each.cells(runId, exit)).toList());
    ledger.enter(
        MonitoringTables.FRESHNESS,
        context.fresh().stream().map(each -> each.cells(runId, now)).toList());
  }

  /** The last run did the same, ended well, and nobody else has written since. */
  private boolean isUnchanged(Step<?> step, String fingerprint) {
    Optional<PastRun> last = ledger.lastGood(step.name(), step.scope());
    if (!last.map(PastRun::fingerprint).equals(Optional.of(fingerprint))
        || !step.isStanding(last.orElseThrow().id())) {
      return false;
    }
    Map<String, String> now = step.outputs(lake);
    return step.job().writes().stream()
        .map(TableSpec::fullName)
        .allMatch(
            table ->
                ledger.knowsAllSince(
                    step.name(),
                    step.scope(),
                    table,
                    Optional.ofNullable(now.get(table)).map(TableVersion::of)));
  }
}
