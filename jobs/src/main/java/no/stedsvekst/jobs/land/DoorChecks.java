package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What is checked of every row before it is let into the lake. */
final class DoorChecks {
  /** Holds the cells as landed, beside the values they read as. */
  private static final String LANDED = "landed";

  private DoorChecks() {}

  /**
   * What is wrong with the rows of a landing table; nothing if they are good.
   *
   * @param codes one column, the municipality codes of any year
   */
  static List<String> findings(LandingTable table, Dataset<Row> cells, Dataset<Row> codes) {
    Dataset<Row> values = values(table, cells);
    List<String> wrong = RowCheck.findings(values, ofRows(table));
    if (!wrong.isEmpty()) {
      return wrong;
    }
    if (values.isEmpty()) {
      return List.of("no rows at all");
    }
    // What takes a join or a shuffle is looked for among good rows only.
    List<String> findings = new ArrayList<>(ofKeys(table, values));
    table.groupRules().forEach(rule -> findings.addAll(ofGroups(rule, values)));
    findings.addAll(UnknownCodes.findings(table, values, codes));
    return findings;
  }

  private static Dataset<Row> values(LandingTable table, Dataset<Row> cells) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(LandedCells.CORRUPT));
    columns.add(struct(names(table)).as(LANDED));
    for (LandingTable.Column column : table.columns()) {
      columns.add(col(column.name()).try_cast(column.type().sparkType()).as(column.name()));
    }
    return cells.select(columns.toArray(Column[]::new));
  }

  private static List<RowCheck> ofRows(LandingTable table) {
    List<String> shown = table.columnNames().stream().map(column -> LANDED + "." + column).toList();
    List<RowCheck> checks = new ArrayList<>();
    checks.add(
        new RowCheck(
            "with more or fewer cells than the header",
            col(LandedCells.CORRUPT).isNotNull(),
            // Spark does not read the line alone.
            List.of(shown.get(0), LandedCells.CORRUPT)));
    // A line that fell apart is told once, not again for every cell that is wrong in it.
    Column isWhole = col(LandedCells.CORRUPT).isNull();
    for (LandingTable.Column column : table.columns()) {
      Column landed = col(LANDED + "." + column.name());
      if (column.presence() == Presence.ALWAYS) {
        checks.add(new RowCheck("without " + column.name(), isWhole.and(landed.isNull()), shown));
      }
      if (column.type() != ColumnType.TEXT) {
        String complaint = "whose %s is no %s".formatted(column.name(), noun(column.type()));
        checks.add(new RowCheck(complaint, isWhole.and(isMalformed(column, landed)), shown));
      }
    }
    table
        .rules()
        .forEach(
            (name, sql) ->
                checks.add(
                    new RowCheck(
                        "against the rule " + name,
                        isWhole.and(expr("not (" + sql + ")")),
                        shown)));
    return checks;
  }

  private static List<String> ofKeys(LandingTable table, Dataset<Row> values) {
    Column[] key = table.key().stream().map(column -> col(column)).toArray(Column[]::new);
    return RowCheck.findings(
        values.groupBy(key).agg(count(lit(1)).as("copies")),
        List.of(
            new RowCheck("of a key that stands more than once", col("copies").gt(1), table.key())));
  }

  private static List<String> ofGroups(LandingTable.GroupRule rule, Dataset<Row> values) {
    Column[] group = rule.group().stream().map(column -> col(column)).toArray(Column[]::new);
    return RowCheck.findings(
        values.groupBy(group).agg(expr(rule.sql()).as("is_good")),
        List.of(
            new RowCheck("against the rule " + rule.name(), not(col("is_good")), rule.group())));
  }

  private static Column[] names(LandingTable table) {
    return table.columnNames().stream().map(column -> col(column)).toArray(Column[]::new);
  }

  /** A cell that does not read as a finite number. Spark would let NaN, 1e400 and 1d pass. */
  private static Column isMalformed(LandingTable.Column column, Column landed) {
    Column value = col(column.name()).cast(DataTypes.DoubleType);
    Column isFinite = value.isNotNull().and(abs(value).leq(Double.MAX_VALUE));
    return landed.isNotNull().and(not(isFinite).or(landed.rlike("[dDfF]\\s*$")));
  }

  private static String noun(ColumnType type) {
    return type == ColumnType.INTEGER ? "whole number" : "number";
  }
}
