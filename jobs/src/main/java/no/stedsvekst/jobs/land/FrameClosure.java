package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether the nation's births, deaths and migration make the change of its projected population.
 */
final class FrameClosure {
  /** A balance is judged against the stock it belongs to. */
  private static final double TOLERANCE = 1e-9;

  private FrameClosure() {}

  /**
   * Whether they do, in every year of every alternative.
   *
   * @param projection national_projection, typed
   * @param flow national_flow, typed
   */
  static Findings findings(Dataset<Row> projection, Dataset<Row> flow) {
    Dataset<Row> totals =
        projection.groupBy("alternative", "year").agg(sum("persons").as("population"));
    Dataset<Row> next =
        totals.select(
            col("alternative"), col("year").minus(1).as("year"), col("population").as("next"));
    String[] key = {"alternative", "year"};
    Dataset<Row> balance =
        flow.join(totals, key)
            .join(next, key)
            .withColumn(
                "gap",
                col("population")
                    .plus(col("births"))
                    .minus(col("deaths"))
                    .plus(col("net_migration"))
                    .minus(col("next")));
    RowCheck check =
        new RowCheck(
            "whose births, deaths and net_migration do not make the change of national_projection",
            abs(col("gap")).gt(greatest(col("population"), lit(1.0)).multiply(TOLERANCE)),
            List.of("alternative", "year", "gap"));
    return RowCheck.findings(balance, List.of(check));
  }
}
