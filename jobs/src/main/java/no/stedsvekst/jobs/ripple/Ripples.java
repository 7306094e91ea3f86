package no.stedsvekst.jobs.ripple;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.stream.Stream;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What export carries, by municipality: where it comes from, and where the work is done.
 *
 * @param exports shock, municipality, region, year, jobs_year, account_year, exporter, value,
 *     imputed
 * @param sums effects of a million by exporting industry
 * @param suppliers effects of a million by exporting and supplying industry
 * @param jobs where supplies are made
 */
record Ripples(Dataset<Row> exports, Dataset<Row> sums, Dataset<Row> suppliers, JobsAtWork jobs) {
  private static final String[] INDUSTRY = {"account_year", "exporter"};
  private static final String[] KEY = {"shock", "year", "jobs_year", "measure", "imputed"};

  /** In the nation, of what each municipality exports. */
  Dataset<Row> ofOrigin() {
    Dataset<Row> effects = exports.join(broadcast(sums), INDUSTRY);
    return rows(effects, "origin", "direct", col("exporter"))
        .unionByName(rows(effects, "origin", "indirect", col("exporter")));
  }

  /** In each municipality, of what all export. */
  Dataset<Row> ofPlace() {
    Dataset<Row> direct =
        rows(exports.join(broadcast(sums), INDUSTRY), "place", "direct", col("exporter"));
    return direct.unionByName(supplied());
  }

  /** Never a row for each pair of exporter and supplier: regions pass on what leaves them. */
  private Dataset<Row> supplied() {
    Dataset<Row> bought =
        exports
            .groupBy("shock", "year", "jobs_year", "account_year", "region", "exporter", "imputed")
            .agg(sum("value").as("value"))
            .join(broadcast(suppliers), INDUSTRY)
            .groupBy(keys("region", "supplier"))
            .agg(sum(effect(col("value"), col("indirect"))).as("bought"));
    Dataset<Row> regions =
        jobs.places()
            .select(
                "jobs_year",
                "region",
                "supplier",
                "in_region",
                "in_nation",
                "of_region",
                "of_nation")
            .distinct();
    Dataset<Row> parted =
        bought
            .join(regions, new String[] {"jobs_year", "region", "supplier"}, "left")
            .withColumn(
                "share",
                coalesce(
                    call_function(
                        "supplies_staying",
                        col("in_region"),
                        col("of_region"),
                        col("in_nation"),
                        col("of_nation")),
                    lit(0.0)))
            .withColumn("stays", col("bought").multiply(col("share")))
            .withColumn("rest", col("bought").minus(col("stays")));
    Dataset<Row> stays = parted.groupBy(keys("region", "supplier")).agg(sum("stays").as("stays"));
    Dataset<Row> rest = parted.groupBy(keys("supplier")).agg(sum("rest").as("rest"));
    return jobs.places()
        .join(rest, new String[] {"jobs_year", "supplier"})
        .join(
            stays,
            new String[] {"shock", "year", "jobs_year", "measure", "imputed", "region", "supplier"},
            "left")
        .select(
            col("shock"),
            lit("place").as("role"),
            col("municipality"),
            col("year"),
            col("industry"),
            lit("indirect").as("effect"),
            col("measure"),
            call_function(
                    "supplies_of_place",
                    col("jobs"),
                    col("in_region"),
                    col("in_nation"),
                    coalesce(col("stays"), lit(0.0)),
                    col("rest"))
                .as("value"),
            col("imputed"));
  }

  /** Rows of municipalities, and of all units above them. */
  static Dataset<Row> atAllLevels(Dataset<Row> municipalities, Dataset<Row> above) {
    Dataset<Row> units =
        municipalities
            .withColumnRenamed("municipality", "unit")
            .withColumn("level", lit(Levels.MUNICIPALITY));
    Dataset<Row> sums =
        municipalities
            .withColumnRenamed("municipality", "code")
            .join(broadcast(above), new String[] {"code"})
            .drop("code");
    Column[] key =
        Stream.of("shock", "role", "level", "unit", "year", "industry", "effect", "measure")
            .map(name -> col(name))
            .toArray(Column[]::new);
    return units
        .unionByName(sums)
        .groupBy(key)
        .agg(sum("value").as("value"), bool_or(col("imputed")).as("imputed"));
  }

  private static Dataset<Row> rows(
      Dataset<Row> effects, String role, String effect, Column industry) {
    return effects.select(
        col("shock"),
        lit(role).as("role"),
        col("municipality"),
        col("year"),
        industry.as("industry"),
        lit(effect).as("effect"),
        col("measure"),
        effect(col("value"), col(effect)).as("value"),
        col("imputed"));
  }

  private static Column effect(Column millions, Column perMillion) {
    return call_function("export_effect", millions, perMillion);
  }

  private static Column[] keys(String... more) {
    return Stream.concat(Stream.of(KEY), Stream.of(more))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
