package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.WorkTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The sums of the tables' counts by municipality of the vintage and year. */
final class UnitTotals {
  /** The tables that are held against each other; no two of them have a count of one name. */
  private static final List<LandingTable> TABLES =
      List.of(
          PeopleTables.POPULATION,
          PeopleTables.VITAL,
          PeopleTables.MIGRATION_AGE,
          WorkTables.JOBS,
          WorkTables.EMPLOYMENT,
          WorkTables.COMMUTING);

  private UnitTotals() {}

  /** A row a municipality and year, a column a count; null where the table has no such row. */
  static Dataset<Row> of(Dataset<Row> places) {
    List<Column> sums = new ArrayList<>();
    for (LandingTable table : TABLES) {
      for (String count : table.counts()) {
        Column total = col(CodeYears.total(table, count)).multiply(col("weight"));
        sums.add(sum(when(col("table").equalTo(table.name()), total)).as(count));
      }
    }
    return places
        .filter(col("is_unit").and(not(col("is_incomplete"))))
        .groupBy(col("target").as("municipality"), col(AS_OF).as("year"))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }
}
