package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import no.stedsvekst.jobs.lake.CheckResult;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a job may touch: the tables it declared, and the session to compute with. */
public final class JobContext {
  private final Supplier<SparkSession> session;
  private final Lake lake;
  private final Ledger ledger;
  private final String runId;
  private final Job<?> job;
  private final Console console;
  private final WorkFolder work;
  private final RunCache remembered;
  private final UnchangedTables unchanged;
  private final List<TableWrite> written = Collections.synchronizedList(new ArrayList<>());
  private final List<String> left = Collections.synchronizedList(new ArrayList<>());
  private final List<Metric> metrics = Collections.synchronizedList(new ArrayList<>());
  private final List<Checked> checks = Collections.synchronizedList(new ArrayList<>());
  private final List<Fresh> fresh = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

  JobContext(
      Supplier<SparkSession> session,
      Lake lake,
      Ledger ledger,
      String runId,
      Job<?> job,
      Console console,
      WorkFolder work,
      RunCache remembered,
      UnchangedTables unchanged) {
    this.session = session;
    this.lake = lake;
    this.ledger = ledger;
    this.runId = runId;
    this.job = job;
    this.console = console;
    this.work = work;
    this.remembered = remembered;
    this.unchanged = unchanged;
  }

  /** The session. */
  public SparkSession spark() {
    return session.get();
  }

  /** The run, with which rows are stamped. */
  public String runId() {
    return runId;
  }

  /** Whether a table has been written. */
  public boolean has(TableSpec table) {
    return lake.has(table);
  }

  /** The rows of a table that the job said it reads. */
  public Dataset<Row> read(TableSpec table) {
    if (!job.reads().contains(table)) {
      throw new IllegalStateException(job.manual().name() + " does not read " + table.fullName());
    }
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
    return lake.read(spark(), table);
  }

  /** The same for a few rows of it, which needs no session; the table is there. */
  public PlainRows plain(TableSpec table) {
    if (!job.reads().contains(table)) {
      throw new IllegalStateException(job.manual().name() + " does not read " + table.fullName());
    }
    return PlainRows.of(lake, table);
  }

  /** The same of a table that need not be there. */
  public Optional<PlainRows> plainWhereThere(TableSpec table) {
    return lake.has(table) ? Optional.of(plain(table)) : Optional.empty();
  }

  /** How large the files of tables are, in bytes. */
  public long bytes(List<TableSpec> tables) {
    return tables.stream().mapToLong(lake::bytes).sum();
  }

  /** The values of the columns by which the files of a table are parted, each combination once. */
  public List<Map<String, String>> slices(TableSpec table) {
    return lake.slices(table);
  }

  /** The rows of a table that the job itself writes, as its earlier runs left them. */
  public Dataset<Row> readOwn(TableSpec table) {
    refuseForeign(table);
    return lake.read(spark(), table);
  }

  /** The same for a few rows of it, which needs no session. */
  public PlainRows plainOwn(TableSpec table) {
    refuseForeign(table);
    return PlainRows.of(lake, table);
  }

  /**
   * The last run that wrote a table and ended well; empty where there is none. Rows that another
   * run added are of a load that was cut off.
   */
  public Optional<String> lastRunThatWrote(TableSpec table) {
    return ledger.lastRunThatWrote(table.fullName());
  }

  /**
   * Something small that several steps of a night want to know of the same tables: it is found out
   * once for each version of them.
   *
   * @param what it is called; of one name there is one type
   */
  public <T> T remembered(String what, List<TableSpec> tables, Supplier<T> finding) {
    return remembered.of(what, tables, finding);
  }

  /**
   * Whether a table stands as this run would make it: the last run wrote it with the same code,
   * parameters and versions of what it is made of, and nobody has written to it since.
   *
   * @param madeOf which of the tables that the job reads it depends on
   */
  public boolean isUnchanged(TableSpec table, List<TableSpec> madeOf) {
    return unchanged.has(table, madeOf);
  }

  /** Whether an earlier run read what this one reads, whatever it made of it. */
  public boolean hasReadTheSame(String run) {
    return PlainRows.of(lake, OpsTables.RUN)
        .select("input_versions")
        .where("run_id", run)
        .list()
        .stream()
        .map(row -> Console.texts(row.text("input_versions")))
        .anyMatch(read -> Reason.differing(read, unchanged.now(), TableVersion::isSame).isEmpty());
  }

  /** Where the lake is, for messages. */
  public String lakeLocation() {
    return lake.location();
  }

  /**
   * Adds to a table or replaces it, as its specification says. One that holds these rows already is
   * left as it is.
   */
  public void write(TableSpec table, Dataset<Row> rows) {
    describe(table);
    wrote(table, lake.write(spark(), table, rows, isEntered(table)));
  }

  /** Replaces the rows of a table that meet a condition, if they are others. */
  public void writeSlice(TableSpec table, Dataset<Row> rows, String slice) {
    describe(table);
    wrote(table, lake.writeSlice(spark(), table, rows, slice, isEntered(table)));
  }

  /**
   * Whether a version is some run's in the ledger. What a killed run left is written again, or
   * nobody would know who made it and what it changed.
   */
  private LongPredicate isEntered(TableSpec table) {
    return version -> ledger.knows(table.fullName(), version);
  }

  /** Delta has held the rows to the table's constraints, or the write would have failed. */
  private void wrote(TableSpec table, Optional<TableWrite> write) {
    write.ifPresentOrElse(written::add, () -> left.add(table.fullName()));
    check(
        table,
        Checked.Kind.CONSTRAINT,
        table.constraints().keySet().stream().map(name -> new CheckResult(name, 0)).toList());
    boolean isLanded = table.layer() == Layer.BRONZE || table.layer() == Layer.QUARANTINE;
    if (write.isPresent() && !isLanded) {
      fresh.add(new Fresh(table.fullName(), lake.latestYear(table), Optional.empty()));
    }
  }

  /**
   * A folder for what takes long to make. A run that is cut off leaves it; one with the same code,
   * parameters and inputs finds it again, and the end of a good run takes it away.
   */
  public WorkFolder workFolder() {
    return work;
  }

  /** Tells how far the job has come. */
  public void progress(String line) {
    console.progress("      " + line);
  }

  /** Something the reader of the ledger should know, such as what was left out. */
  public void note(String sentence) {
    notes.add(sentence);
    console.progress("      " + sentence);
  }

  /** What the checks of landed rows have found. */
  public void gate(TableSpec table, List<CheckResult> results) {
    check(table, Checked.Kind.GATE, results);
  }

  /** What checks of tables against each other, and against the year before, have found. */
  public void balances(TableSpec table, List<CheckResult> results) {
    check(table, Checked.Kind.BALANCE, results);
  }

  /** Whether what must hold of a table's rows does, whatever was landed. */
  public void identities(TableSpec table, Findings findings) {
    check(table, Checked.Kind.IDENTITY, findings.results());
  }

  /** Whether another program comes to the same numbers. */
  public void secondComputation(TableSpec table, Findings findings) {
    check(table, Checked.Kind.SECOND_COMPUTATION, findings.results());
  }

  private void check(TableSpec table, Checked.Kind kind, List<CheckResult> results) {
    results.forEach(result -> checks.add(new Checked(table.fullName(), kind, result)));
  }

  /** How new landed files are. */
  public void landed(TableSpec table, Optional<Integer> latestYear, Instant modified) {
    fresh.add(new Fresh(table.fullName(), latestYear, Optional.of(modified)));
  }

  /** A number about a table that should be comparable from night to night. */
  public void metric(TableSpec table, String name, double value) {
    metrics.add(new Metric(table.fullName(), name, value));
  }

  List<Checked> checks() {
    synchronized (checks) {
      return checks.stream()
          .sorted(Comparator.comparing(Checked::table).thenComparing(each -> each.result().check()))
          .distinct()
          .toList();
    }
  }

  List<Fresh> fresh() {
    synchronized (fresh) {
      return fresh.stream().sorted(Comparator.comparing(Fresh::table)).toList();
    }
  }

  List<Metric> metrics() {
    synchronized (metrics) {
      return metrics.stream()
          .sorted(Comparator.comparing(Metric::table).thenComparing(Metric::name))
          .toList();
    }
  }

  /**
   * What was written, in the order of the declaration: the tables may have been written at once.
   */
  List<TableWrite> written() {
    List<String> order = job.writes().stream().map(TableSpec::fullName).toList();
    synchronized (written) {
      return written.stream()
          .sorted(Comparator.comparingInt(write -> order.indexOf(write.table())))
          .toList();
    }
  }

  /** The tables that held the rows already, by their full names. */
  List<String> left() {
    return List.copyOf(left);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private void describe(TableSpec table) {
    refuseForeign(table);
    spark()
        .sparkContext()
        .setJobGroup(runId, job.manual().name() + " → " + table.fullName(), false);
  }

  private void refuseForeign(TableSpec table) {
    if (!job.writes().contains(table)) {
      throw new IllegalStateException(job.manual().name() + " does not write " + table.fullName());
    }
  }
}
