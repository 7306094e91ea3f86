package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  private static final String TOTAL_OF = "total_";

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
   * whether the code stands where the table is of it (home, not work).
   */
  static Dataset<Row> of(LandingTable table, Dataset<Row> dated) {
    List<CodeColumn> columns = table.codes();
    Dataset<Row> codeYears = of(table, dated, columns.get(0), true);
    if (columns.size() == 1) {
      return codeYears;
    }
    for (CodeColumn other : columns.subList(1, columns.size())) {
      codeYears = codeYears.unionByName(of(table, dated, other, false));
    }
    Column[] merged =
        table.counts().stream()
            .map(name -> sum(total(name)).as(total(name)))
            .toArray(Column[]::new);
    return codeYears
        .groupBy("code", AS_OF)
        .agg(
            bool_or(col("is_unit")).as("is_unit"),
            concat(
                List.of(
                    bool_or(col("has_total")).as("has_total"),
                    bool_or(col("has_parts")).as("has_parts")),
                merged));
  }

  private static Column[] concat(List<Column> some, Column[] others) {
    return Stream.concat(some.stream(), Stream.of(others)).toArray(Column[]::new);
  }

  /** The name of the sum of a count. */
  static String total(String count) {
    return TOTAL_OF + count;
  }

  private static Dataset<Row> of(
      LandingTable table, Dataset<Row> dated, CodeColumn column, boolean isUnit) {
    List<Column> states = new ArrayList<>();
    states.add(bool_or(isTotal(table)).as("has_total"));
    states.add(bool_or(isTotal(table).unary_$bang()).as("has_parts"));
    states.add(lit(isUnit).as("is_unit"));
    for (String name : table.counts()) {
      states.add(isUnit ? sum(name).as(total(name)) : lit(null).cast("double").as(total(name)));
    }
    return dated
        .filter(col(column.name()).notEqual(column.otherWord()))
        .groupBy(col(column.name()).as("code"), col(AS_OF))
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
