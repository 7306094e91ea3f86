package no.stedsvekst.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Settings;

/**
 * Work on a lake as a whole, which no step of the pipeline owns: held, and entered in the ledger.
 */
public final class Maintenance {
  private final String name;
  private final Record parameters;
  private final Settings settings;

  /**
   * Work of a command.
   *
   * @param parameters what its user chose
   */
  public Maintenance(String name, Record parameters, Settings settings) {
    this.name = name;
    this.parameters = parameters;
    this.settings = settings;
  }

  /**
   * Does it while the lake is held.
   *
   * @param work what is to be done; the versions of tables that it made
   */
  public Outcome run(Console console, Function<RunEnding, List<TableWrite>> work) {
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    if (!lake.has(OpsTables.RUN)) {
      throw Refusals.noLake(lake.location());
    }
    String runId = RunRecord.newId(name, Instant.now());
    console.within(runId, name);
    try (Lease lease = Lease.take(lake, runId, settings);
        Sessions.Pending session = new Sessions.Pending(settings, name)) {
      console.progress("lake " + lake.location() + ", " + lease.holder());
      Ledger ledger = new Ledger(session::spark, lake);
      Instant start = ledger.now();
      RunEnding run = new RunEnding(runId, lake, ledger, session, console, List.of());
      ExitCode exit = ExitCode.OK;
      String error = null;
      List<TableWrite> writes = List.of();
      try {
        writes = work.apply(run);
      } catch (Refusal refusal) {
        exit = refusal.exit();
        error = refusal.getMessage();
      } catch (Exception | Error e) {
        Outcome fault = Faults.outcome(e, lake.location());
        exit = fault.exit();
        error = name + " failed: " + fault.error();
      }
      ledger.add(record(runId, start, exit, writes, error), writes);
      ledger.flush();
      return new Outcome(runId, exit, writes, error);
    }
  }

  private RunRecord record(
      String runId, Instant start, ExitCode exit, List<TableWrite> writes, String error) {
    double seconds = Math.max(0, Duration.between(start, Instant.now()).toMillis() / 1e3);
    long rows = writes.stream().mapToLong(TableWrite::rows).sum();
    return new RunRecord(
        runId,
        null,
        name,
        "",
        ParametersJson.of(parameters),
        "{}",
        "",
        start,
        null,
        new RunRecord.Result(exit, rows, seconds, null, error, null));
  }
}
