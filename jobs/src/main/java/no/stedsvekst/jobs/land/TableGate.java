package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.lake.CheckResult;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The gate before a table: what is wrong with its rows, which of them, and what is good. */
final class TableGate {
  private static final int LONGEST_KEPT = 1000;
  private static final String COPY = "of a key that stands more than once";

  private final LandingSource source;
  private final LandingTable table;
  private final Dataset<Row> cells;
  private final Dataset<Row> values;
  private final List<RowCheck> checks;
  private final TableStates states;

  private TableGate(
      LandingSource source, Dataset<Row> cells, Dataset<Row> spans, KnownValues known) {
    this.source = source;
    this.table = source.table();
    this.cells = cells;
    this.values = known.mark(table, RowChecks.values(table, cells, spans));
    this.checks = RowChecks.of(table);
    this.states = TableStates.of(table, values, checks);
  }

  /** Judges a table: one pass over its rows. */
  static TableGate judge(
      LandingSource source, Dataset<Row> cells, Dataset<Row> spans, KnownValues known) {
    return new TableGate(source, cells, spans, known);
  }

  LandingSource source() {
    return source;
  }

  /** Whether every row is good. */
  boolean isClean() {
    TableStates.State whole = states.whole();
    return whole.copies() == 0 && sum(whole.bad()) == 0 && sum(whole.brokenGroups()) == 0;
  }

  /** A sentence for each thing that is wrong with its rows, with the count and the first five. */
  List<String> findings() {
    TableStates.State whole = states.whole();
    if (whole.rows() == 0) {
      return List.of("no rows at all");
    }
    List<String> findings = new ArrayList<>();
    for (int index = 0; index < checks.size(); index++) {
      if (whole.bad().get(index) > 0) {
        findings.add(checks.get(index).finding(values, whole.bad().get(index)));
      }
    }
    // Copies and broken groups are told among good rows only: a bad row is both, more often than
    // not.
    if (findings.isEmpty() && whole.copies() > 0) {
      findings.addAll(
          RowCheck.findings(copies(), List.of(new RowCheck(COPY, col("copies").gt(1), table.key())))
              .sentences());
    }
    if (findings.isEmpty()) {
      int index = 0;
      for (Map.Entry<String, String> rule : table.groupRules().entrySet()) {
        long broken = whole.brokenGroups().get(index++);
        if (broken > 0) {
          findings.add(
              new RowCheck(complaint(rule), col("is_broken"), table.group())
                  .finding(broken(rule), broken));
        }
      }
    }
    return findings;
  }

  /** What each check of the table has found. */
  List<CheckResult> results() {
    TableStates.State whole = states.whole();
    List<CheckResult> results = new ArrayList<>();
    for (int index = 0; index < checks.size(); index++) {
      long bad = whole.bad().isEmpty() ? 0 : whole.bad().get(index);
      results.add(new CheckResult(checks.get(index).complaint(), bad));
    }
    results.add(new CheckResult(COPY, whole.copies()));
    int rule = 0;
    for (Map.Entry<String, String> each : table.groupRules().entrySet()) {
      long broken = whole.brokenGroups().isEmpty() ? 0 : whole.brokenGroups().get(rule++);
      results.add(new CheckResult(complaint(each), broken));
    }
    if (table.isYearly() && !table.mayLackYears()) {
      results.add(new CheckResult("years missing between others", missingYears().size()));
    }
    return results;
  }

  /** The last year of its rows; empty where they have none. */
  Optional<Integer> latestYear() {
    return table.isYearly() && !states.years().isEmpty()
        ? Optional.of(states.years().lastKey())
        : Optional.empty();
  }

  /** The years that are missing between the first and the last. */
  List<Integer> missingYears() {
    if (table.mayLackYears() || !table.isYearly() || states.years().isEmpty()) {
      return List.of();
    }
    return IntStream.rangeClosed(states.years().firstKey(), states.years().lastKey())
        .filter(year -> !states.years().containsKey(year))
        .boxed()
        .toList();
  }

  /** What the ledger keeps of the pass. */
  Map<String, Double> metrics() {
    TableStates.State whole = states.whole();
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("rows", (double) whole.rows());
    metrics.put("bad_rows", (double) (sum(whole.bad()) + whole.copies()));
    metrics.put("broken_groups", (double) sum(whole.brokenGroups()));
    if (table.isYearly()) {
      metrics.put("years", (double) states.years().size());
      states
          .years()
          .forEach(
              (year, state) -> {
                for (int index = 0; index < table.counts().size(); index++) {
                  metrics.put(table.counts().get(index) + "." + year, state.totals().get(index));
                }
              });
    }
    return metrics;
  }

  long rows() {
    return states.whole().rows();
  }

  /** The bad rows as they were landed, each with what is wrong with it. */
  Dataset<Row> badRows() {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (int index = 0; index < checks.size(); index++) {
      if (states.whole().bad().get(index) > 0) {
        RowCheck check = checks.get(index);
        parts.add(refused(values.filter(check.isBad()), check.complaint()));
      }
    }
    if (states.whole().copies() > 0) {
      parts.add(refused(among(copies().filter("copies > 1"), table.key(), "left_semi"), COPY));
    }
    int index = 0;
    for (Map.Entry<String, String> rule : table.groupRules().entrySet()) {
      if (states.whole().brokenGroups().get(index++) > 0) {
        Dataset<Row> groups = broken(rule).filter("is_broken");
        parts.add(refused(among(groups, table.group(), "left_semi"), complaint(rule)));
      }
    }
    return parts.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  /** The cells of the rows that are good, and stand with good ones. */
  Dataset<Row> goodCells() {
    if (isClean()) {
      return cells;
    }
    Dataset<Row> badGroups =
        TableStates.groups(table, values, checks).filter(TableStates.isBad(table, checks));
    Dataset<Row> good = among(badGroups, table.group(), "left_anti");
    List<Column> columns =
        table.columnNames().stream()
            .map(name -> col(RowChecks.LANDED + "." + name).as(name))
            .collect(Collectors.toList());
    List.of(LandedCells.CORRUPT, LandedCells.FILE, LandedCells.ROW)
        .forEach(name -> columns.add(col(name)));
    return good.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> refused(Dataset<Row> rows, String reason) {
    List<Column> columns =
        table.columnNames().stream()
            .map(name -> substring(col(RowChecks.LANDED + "." + name), 1, LONGEST_KEPT).as(name))
            .collect(Collectors.toList());
    columns.add(substring(col(LandedCells.CORRUPT), 1, LONGEST_KEPT).as(LandedCells.CORRUPT));
    columns.add(col(LandedCells.FILE));
    columns.add(col(LandedCells.ROW));
    columns.add(lit(reason).as("reason"));
    return rows.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> copies() {
    return values
        .filter(col(LandedCells.CORRUPT).isNull())
        .groupBy(columns(table.key()))
        .agg(count(lit(1)).as("copies"));
  }

  private Dataset<Row> broken(Map.Entry<String, String> rule) {
    return values.groupBy(columns(table.group())).agg(not(expr(rule.getValue())).as("is_broken"));
  }

  /** Rows whose columns are, or are not, those of a row of another table; empty equals empty. */
  private Dataset<Row> among(Dataset<Row> others, List<String> names, String join) {
    Dataset<Row> keys =
        others.select(
            names.stream().map(name -> col(name).as("other_" + name)).toArray(Column[]::new));
    Column isSame =
        names.stream()
            .map(name -> col(name).eqNullSafe(col("other_" + name)))
            .reduce(Column::and)
            .orElseThrow();
    return values.join(broadcast(keys), isSame, join);
  }

  private static String complaint(Map.Entry<String, String> rule) {
    return "against the rule " + rule.getKey();
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
