package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.land.LandingTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The sums of a table's counts by municipality of the vintage and year. */
final class UnitTotals {
  private UnitTotals() {}

  /** Of all tables: table, municipality, year, and the sum of each count by its place. */
  static Dataset<Row> of(Dataset<Row> places) {
    return places
        .filter(col("is_unit").and(not(col("is_incomplete"))))
        .groupBy(col("table"), col("target").as("municipality"), col(AS_OF).as("year"))
        .agg(weighted(0), weighted(1), weighted(2));
  }

  /** Of one table: municipality, year, and each count by its name. */
  static Dataset<Row> of(LandingTable table, Dataset<Row> all) {
    List<Column> columns = new ArrayList<>(List.of(col("municipality"), col("year")));
    table.counts().forEach(name -> columns.add(col(CodeYears.total(table, name)).as(name)));
    return all.filter(col("table").equalTo(table.name())).select(columns.toArray(Column[]::new));
  }

  private static Column weighted(int index) {
    String total = "total_" + index;
    return sum(col(total).multiply(col("weight"))).as(total);
  }
}
