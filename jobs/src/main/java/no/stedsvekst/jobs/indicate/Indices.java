package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B2. Jobs of units against those of base years. */
final class Indices {
  private static final String[] SECTOR_YEARS = {"base_year", "year", "sector"};

  private Indices() {}

  /**
   * A row a level, unit, base year, year and sector.
   *
   * @param jobs municipality, year, industry, jobs
   * @param sectors industry, is_private
   * @param members level, unit, code
   * @param baseYears that are asked for; those without jobs have no rows
   * @param breakYear the first year that is not comparable with those before
   */
  static Dataset<Row> of(
      Dataset<Row> jobs,
      Dataset<Row> sectors,
      Dataset<Row> members,
      List<Integer> baseYears,
      int breakYear) {
    Column hasIndustries = count_if(col("industry").equalTo("total")).equalTo(0);
    Dataset<Row> municipalities =
        Facts.unpivoted(
                jobs.join(broadcast(sectors), new String[] {"industry"}, "left")
                    .groupBy(col("municipality").as("code"), col("year"))
                    .agg(
                        sum("jobs").as("all"),
                        when(hasIndustries, sum(when(col("is_private"), col("jobs")).otherwise(0)))
                            .as("private"),
                        when(
                                hasIndustries,
                                sum(when(not(col("is_private")), col("jobs")).otherwise(0)))
                            .as("public")),
                Map.of("all", col("all"), "private", col("private"), "public", col("public")))
            .filter("value is not null")
            .withColumnRenamed("measure", "sector");
    Dataset<Row> base =
        municipalities
            .filter(col("year").isin(baseYears.toArray()))
            .select(
                col("code"), col("sector"), col("year").as("base_year"), col("value").as("base"));
    Dataset<Row> units =
        municipalities
            .join(base, new String[] {"code", "sector"})
            .filter("year >= base_year")
            .join(broadcast(members), "code")
            .groupBy("level", "unit", "base_year", "year", "sector")
            .agg(call_function("job_index", sum("value"), sum("base")).as("index"));
    Dataset<Row> nation =
        units
            .filter(col("level").equalTo(Levels.COUNTRY))
            .select(col("base_year"), col("year"), col("sector"), col("index").as("national"));
    return units
        .join(broadcast(nation), SECTOR_YEARS, "left")
        .withColumn("relative_growth", col("index").minus(col("national")))
        .withColumn(
            "crosses_break",
            lit(breakYear).gt(col("base_year")).and(lit(breakYear).leq(col("year"))))
        .drop("national");
  }
}
