package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.rtrim;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.LandingTable.CodeColumn;
import no.stedsvekst.jobs.land.LandingTable.Holds;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** What is checked of every single row before it is let into the lake. */
final class RowChecks {
  /** Holds the cells as landed, beside the values they read as. */
  static final String LANDED = "landed";

  /** No name, no code and no number is longer. */
  private static final int LONGEST = 200;

  /** Sums of measures are: of fifty industries, say. */
  private static final int LONGEST_EXPRESSION = 4000;

  private final LandingTable table;
  private final List<RowCheck> checks = new ArrayList<>();
  private final List<String> shown;

  private RowChecks(LandingTable table) {
    this.table = table;
    this.shown = table.columnNames().stream().map(column -> LANDED + "." + column).toList();
  }

  /** The checks of a table, for rows that {@link #values} made. */
  static List<RowCheck> of(LandingTable table) {
    RowChecks door = new RowChecks(table);
    door.addCells();
    table.columns().forEach(door::addColumn);
    table
        .rules()
        .forEach((name, sql) -> door.add("against the rule " + name, expr("not (" + sql + ")")));
    table.codes().forEach(door::addCode);
    table
        .references()
        .forEach(
            each -> door.add("of an unknown " + each.column(), KnownValues.isUnknown(table, each)));
    return door.checks;
  }

  /** The rows as values, beside their cells and the years of their codes. */
  static Dataset<Row> values(LandingTable table, Dataset<Row> cells, Dataset<Row> spans) {
    List<Column> columns = new ArrayList<>();
    columns.add(col(LandedCells.CORRUPT));
    columns.add(col(LandedCells.FILE));
    columns.add(col(LandedCells.ROW));
    columns.add(
        struct(table.columnNames().stream().map(name -> col(name)).toArray(Column[]::new))
            .as(LANDED));
    for (LandingTable.Column column : table.columns()) {
      columns.add(col(column.name()).try_cast(column.type().sparkType()).as(column.name()));
    }
    return KnownCodes.mark(table, cells.select(columns.toArray(Column[]::new)), spans);
  }

  private void addCells() {
    checks.add(
        new RowCheck(
            "with more or fewer cells than the header",
            col(LandedCells.CORRUPT).isNotNull(),
            // Spark does not read the line alone.
            List.of(shown.get(0), LandedCells.CORRUPT)));
  }

  private void addColumn(LandingTable.Column column) {
    Column landed = col(LANDED + "." + column.name());
    if (column.presence() == Presence.ALWAYS) {
      add("without " + column.name(), landed.isNull());
    }
    boolean isExpression = column.holds() == Holds.EXPRESSION;
    int longest = isExpression ? LONGEST_EXPRESSION : LONGEST;
    add(
        "whose %s is longer than %d characters".formatted(column.name(), longest),
        // Bytes need no counting, and are no fewer than characters.
        octet_length(landed).gt(longest).and(length(landed).gt(longest)));
    switch (column.type()) {
      case TEXT ->
          // What a spreadsheet would run when somebody opens an export.
          add(
              "whose %s begins like a formula".formatted(column.name()),
              // A sum of measures may begin with a sign: it was read as one before.
              (isExpression ? Stream.of("=", "@", "\t") : Stream.of("=", "+", "-", "@", "\t"))
                  .map(landed::startsWith)
                  .reduce(Column::or)
                  .orElseThrow());
      case BOOLEAN ->
          add(
              "whose %s is neither true nor false".formatted(column.name()),
              landed.isNotNull().and(not(lower(landed).isin("true", "false"))));
      case DOUBLE ->
          add("whose %s is no number".formatted(column.name()), isNoNumber(column, landed));
      default ->
          add(
              "whose %s is no whole number".formatted(column.name()),
              landed.isNotNull().and(col(column.name()).isNull()));
    }
  }

  private void addCode(CodeColumn column) {
    add("of an unknown " + column.name(), KnownCodes.isUnknown(column));
    if (table.hasCodesOfItsYear()) {
      add(
          "whose %s is not a code of that year".formatted(column.name()),
          KnownCodes.isOfAnotherYear(column));
    }
  }

  /** A line that fell apart is told once, not again for every cell that is wrong in it. */
  private void add(String complaint, Column isBad) {
    checks.add(new RowCheck(complaint, col(LandedCells.CORRUPT).isNull().and(isBad), shown));
  }

  /** A cell that does not read as a finite number. Spark would let NaN, 1e400 and 1d pass. */
  private static Column isNoNumber(LandingTable.Column column, Column landed) {
    Column value = col(column.name()).cast(DataTypes.DoubleType);
    Column isFinite = value.isNotNull().and(abs(value).leq(lit(Double.MAX_VALUE)));
    Column lastLetter = substring(rtrim(landed), -1, 1);
    return landed.isNotNull().and(not(isFinite).or(lastLetter.isin("d", "D", "f", "F")));
  }
}
