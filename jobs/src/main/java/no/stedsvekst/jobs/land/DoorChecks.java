package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is checked of every row before it is let into the lake. */
final class DoorChecks {
  private DoorChecks() {}

  /** What is wrong with the rows of a landing table; nothing if they are good. */
  static List<String> findings(LandingTable table, Dataset<Row> cells) {
    List<RowCheck> checks = new ArrayList<>();
    checks.add(
        new RowCheck(
            "with more or fewer cells than the header",
            col(LandedCells.CORRUPT).isNotNull(),
            List.of(LandedCells.CORRUPT)));
    for (LandingTable.Column column : table.columns()) {
      if (column.presence() == Presence.ALWAYS) {
        checks.add(check(table, "without " + column.name(), col(column.name()).isNull()));
      }
      if (column.type() != ColumnType.TEXT) {
        checks.add(
            check(
                table,
                "whose %s is no %s".formatted(column.name(), noun(column.type())),
                isMalformed(column)));
      }
    }
    List<String> findings = RowCheck.findings(cells, checks);
    // Rules and keys are about values: they wait until every cell reads as its type.
    return findings.isEmpty() ? ofValues(table, cells) : findings;
  }

  private static List<String> ofValues(LandingTable table, Dataset<Row> cells) {
    Dataset<Row> values = LandedCells.typed(table, cells);
    List<RowCheck> rules =
        table.rules().entrySet().stream()
            .map(
                rule ->
                    new RowCheck(
                        "against the rule " + rule.getKey(),
                        expr("not (" + rule.getValue() + ")"),
                        table.columnNames()))
            .toList();
    List<String> findings = new ArrayList<>(RowCheck.findings(values, rules));
    Column[] key = table.key().stream().map(column -> col(column)).toArray(Column[]::new);
    findings.addAll(
        RowCheck.findings(
            values.groupBy(key).agg(count(lit(1)).as("copies")),
            List.of(
                new RowCheck(
                    "of a key that stands more than once", col("copies").gt(1), table.key()))));
    return findings;
  }

  private static RowCheck check(LandingTable table, String complaint, Column isBad) {
    return new RowCheck(complaint, isBad, table.columnNames());
  }

  /** A cell that does not read as a finite number. Spark would let NaN, Infinity and 1d pass. */
  private static Column isMalformed(LandingTable.Column column) {
    Column cell = col(column.name());
    Column number = cell.try_cast(column.type().sparkType());
    return cell.isNotNull().and(number.isNull().or(cell.rlike("[dDfFnNyY]$")));
  }

  private static String noun(ColumnType type) {
    return type == ColumnType.INTEGER ? "whole number" : "number";
  }
}
