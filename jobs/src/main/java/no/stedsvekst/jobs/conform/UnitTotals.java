package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import no.stedsvekst.jobs.land.LandingTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The sums of a table's counts by municipality of the vintage and year. */
final class UnitTotals {
  private UnitTotals() {}

  /** Of the places of a table's codes: municipality, year, and each count. */
  static Dataset<Row> of(LandingTable table, Placement placement) {
    List<Column> sums =
        table.counts().stream()
            .map(name -> sum(col(CodeYears.total(name)).multiply(col("weight"))).as(name))
            .toList();
    return placement
        .places()
        .filter(col("is_unit").and(not(col("is_incomplete"))))
        .groupBy(col("target").as("municipality"), col(AS_OF).as("year"))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }
}
