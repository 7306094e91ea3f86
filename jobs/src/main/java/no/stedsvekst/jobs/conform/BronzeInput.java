package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.LinkedHashMap;
import java.util.Map;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.land.BronzeLoads;
import no.stedsvekst.jobs.land.BronzeTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The newest load of every table that was landed, and what stands in for those that were not. */
final class BronzeInput {
  private BronzeInput() {}

  /** The tables, typed, in the order of the contract. */
  static Map<LandingTable, Dataset<Row>> newest(JobContext context) {
    BronzeLoads loads = BronzeLoads.of(context, context::read);
    Map<LandingTable, Dataset<Row>> tables = new LinkedHashMap<>();
    for (LandingTable table : LandingTables.ALL) {
      if (loads.has(table)) {
        tables.put(table, loads.rows(table));
      } else if (table.isRequired()) {
        throw Refusals.noTable(BronzeTables.bronze(table).fullName(), context.lakeLocation());
      }
    }
    return tables;
  }

  /** The tables, with what stands in for those that were not landed. */
  static Map<LandingTable, Dataset<Row>> completed(
      SparkSession spark, Map<LandingTable, Dataset<Row>> landed) {
    Map<LandingTable, Dataset<Row>> tables = new LinkedHashMap<>(landed);
    tables.computeIfAbsent(WorkTables.INDUSTRY, table -> ShippedIndustries.rows(spark));
    tables.merge(
        WorkTables.EMPLOYMENT,
        rowSums(tables.get(WorkTables.COMMUTING)),
        (given, sums) ->
            given.unionByName(
                sums.join(
                    given.select("municipality", "year"),
                    new String[] {"municipality", "year"},
                    "left_anti")));
    return tables;
  }

  /** Who works, as far as the commuting matrix knows: a code and year at a time. */
  private static Dataset<Row> rowSums(Dataset<Row> commuting) {
    return commuting
        .groupBy(col("home").as("municipality"), col("year"))
        .agg(sum("employed").as("employed_residents"));
  }
}
