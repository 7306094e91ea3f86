package no.stedsvekst.jobs.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableWrite;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A run of the pipeline whose steps have ended, as those see it who close it. */
public final class RunEnding {
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

  /**
   * What had changed that a table is made anew of: of the steps up to the one that wrote it. That a
   * step read what an earlier one had written is no change of its own.
   */
  public String cause(String table) {
    Set<Reason.Kind> kinds = new TreeSet<>();
    boolean isFirst = true;
    for (StepRun.Ended step : steps) {
      Set<Reason.Kind> own = new TreeSet<>(step.reason().map(Reason::kinds).orElse(Set.of()));
      if (!isFirst) {
        own.remove(Reason.Kind.DATA);
      }
      kinds.addAll(own);
      isFirst = false;
      if (step.writes().stream().anyMatch(write -> write.table().equals(table))) {
        break;
      }
    }
    return kinds.isEmpty()
        ? Reason.Kind.DATA.word()
        : kinds.stream().map(Reason.Kind::word).collect(Collectors.joining(", "));
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
