package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.land.KnownCodes;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTable.CodeColumn;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The codes that stand in a table, and the year whose code each is. */
final class CodeYears {
  /** The year whose code stands in a row: its own, that of its edition, or the code's last. */
  static final String AS_OF = "as_of";

  private static final String TOTAL = "total_";

  /** Births, deaths and net migration. */
  private static final int MOST_COUNTS = 3;

  private CodeYears() {}

  /** The rows, each with the year whose codes it is in. */
  static Dataset<Row> dated(LandingTable table, Dataset<Row> rows, KnownCodes codes) {
    if (table.hasCodesOfItsYear()) {
      return rows.withColumn(AS_OF, col("year"));
    }
    if (table.isYearly()) {
      Column edition = col("edition").try_cast("int");
      return rows.withColumn(AS_OF, coalesce(edition, lit(codes.vintage())));
    }
    String code = table.codes().get(0).name();
    Dataset<Row> last =
        codes
            .spans()
            .select(
                col("code").as(code), least(col("end").minus(1), lit(codes.vintage())).as(AS_OF));
    return rows.join(last, new String[] {code}, "left")
        .withColumn(AS_OF, coalesce(col(AS_OF), lit(codes.vintage())));
  }

  /**
   * A row a code and year: whether its rows are totals or parts, the sums of the counts, and
   * whether the code stands where the table is of it (home, not work). One that stands in both
   * places has two rows.
   */
  static Dataset<Row> of(LandingTable table, Dataset<Row> dated) {
    return table.codes().stream()
        .map(column -> of(table, dated, column, isOfUnit(table, column)))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  /** Whether the table is of the municipality in a column, and not only tells of it. */
  static boolean isOfUnit(LandingTable table, CodeColumn column) {
    return table.isOfUnits() && column.equals(table.codes().get(0));
  }

  /** The column that holds the sum of a table's count. */
  static String total(LandingTable table, String count) {
    return TOTAL + table.counts().indexOf(count);
  }

  private static Dataset<Row> of(
      LandingTable table, Dataset<Row> dated, CodeColumn column, boolean isUnit) {
    List<Column> states = new ArrayList<>();
    states.add(bool_or(isTotal(table)).as("has_total"));
    states.add(bool_or(isTotal(table).unary_$bang()).as("has_parts"));
    for (int index = 0; index < MOST_COUNTS; index++) {
      boolean isThere = isUnit && index < table.counts().size();
      Column total = isThere ? sum(table.counts().get(index)) : lit(null).cast("double");
      states.add(total.as(TOTAL + index));
    }
    return dated
        .filter(col(column.name()).notEqual(column.otherWord()))
        .groupBy(
            lit(table.name()).as("table"),
            col(column.name()).as("code"),
            col(AS_OF),
            lit(isUnit).as("is_unit"))
        .agg(states.get(0), states.subList(1, states.size()).toArray(Column[]::new));
  }

  /** Whether a row is a total that stands in for parts. */
  static Column isTotal(LandingTable table) {
    if (table.key().contains("sex")) {
      return col("sex").equalTo("all");
    }
    return table.key().contains("industry") ? col("industry").equalTo("total") : lit(false);
  }
}
