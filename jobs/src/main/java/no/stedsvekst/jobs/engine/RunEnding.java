package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A run of the pipeline whose steps have ended, as those see it who close it. */
public final class RunEnding {
  /** The command that does nothing else. */
  public static final String UPKEEP = "upkeep";

  private final String runId;
  private final Lake lake;
  private final Ledger ledger;
  private final Sessions.Pending session;
  private final Console console;
  private final List<StepRun.Ended> steps;

  private int commits;

  RunEnding(
      String runId,
      Lake lake,
      Ledger ledger,
      Sessions.Pending session,
      Console console,
      List<StepRun.Ended> steps) {
    this.runId = runId;
    this.lake = lake;
    this.ledger = ledger;
    this.session = session;
    this.console = console;
    this.steps = List.copyOf(steps);
  }

  /** The run. */
  public String runId() {
    return runId;
  }

  /** The lake. */
  public Lake lake() {
    return lake;
  }

  /** The session, which is started if none of the steps did. */
  public SparkSession spark() {
    return session.spark();
  }

  /** Whether any step did something. */
  public boolean hasDoneSomething() {
    return steps.stream().anyMatch(step -> step.reason().isPresent());
  }

  /** The first version that the run made of each table, by its full name. */
  public Map<String, Long> firstVersions() {
    Map<String, Long> versions = new LinkedHashMap<>();
    steps.forEach(
        step ->
            step.writes()
                .forEach(write -> versions.merge(write.table(), write.version(), Math::min)));
    return versions;
  }

  /** The tables that it has written to, whether or not they have a new version of it. */
  public Set<String> touched() {
    Set<String> touched = new HashSet<>(firstVersions().keySet());
    steps.forEach(step -> touched.addAll(step.left()));
    return touched;
  }

  /**
   * The tables that it has written, or that were written since the last night by one that was
   * killed, by their full names: as they were when the last night had ended.
   */
  public Map<String, TableVersion> versionsBefore() {
    return since().before();
  }

  /** What had changed that such a table was made anew of. */
  public String cause(String table) {
    return since().cause(table);
  }

  private SinceLastNight since() {
    return SinceLastNight.of(ledger.log(), steps);
  }

  /**
   * When the last run before it had ended that deletes what is not kept, a night or {@code upkeep};
   * empty of a new lake's. One that failed has deleted nothing.
   */
  public Optional<Instant> endOfLastUpkeep() {
    Set<String> nights =
        ledger.log().runs().stream()
            .map(PastRun::parent)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return ledger.log().runs().stream()
        .filter(run -> run.isOk() || run.isSkipped())
        .filter(run -> nights.contains(run.id()) || run.job().equals(UPKEEP))
        .map(PastRun::endedAt)
        .max(Comparator.naturalOrder());
  }

  /** What code runs. */
  public String codeVersion() {
    return CodeVersion.current();
  }

  /** Adds rows to a table of the ledger's layer. */
  public void append(TableSpec table, List<Object[]> rows) {
    commits++;
    ledger.enter(table, rows);
    ledger.flush();
  }

  /** Adds rows that Spark computes to a table of the ledger's layer. */
  public void write(TableSpec table, Dataset<Row> rows) {
    commits++;
    lake.write(spark(), table, rows);
  }

  /**
   * Enters a version of a table that holds what the one before it held. Who goes by versions, as
   * steps do, is not to take it for another's work.
   */
  public void rewritten(TableWrite write) {
    commits++;
    ledger.enterWrites(runId, List.of(write));
  }

  /** How many commits it took. */
  int commits() {
    return commits;
  }

  /** Tells what was done. */
  public void progress(String line) {
    console.progress("      " + line);
  }
}
