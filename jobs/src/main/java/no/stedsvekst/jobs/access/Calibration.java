package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;

import java.util.Arrays;
import java.util.List;
import no.stedsvekst.access.DecayGrid;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A part of the index for all decays and exponents at once, and how each fits.
 *
 * @param index municipality, beta, gamma (their places in the grid), mean, index
 * @param fits one for each pair
 */
record Calibration(Dataset<Row> index, List<DecayGrid.Fit> fits) {
  private static final String[] PAIR = {"beta", "gamma"};

  /**
   * The means over the residents of municipalities, for every pair.
   *
   * @param areas whose residents they are
   * @param reach area, reach: a sum for each decay
   */
  static Dataset<Row> index(SmallAreas areas, Dataset<Row> reach) {
    Column[] means = new Column[DecayGrid.GAMMAS.size()];
    for (int gamma = 0; gamma < means.length; gamma++) {
      means[gamma] = mean(col("reached"), DecayGrid.GAMMAS.get(gamma));
    }
    Dataset<Row> byDecay =
        areas
            .homes()
            .join(reach.select("area", "reach"), new String[] {"area"}, "left")
            .select(
                col("municipality"),
                col("population"),
                posexplode(coalesce(col("reach"), nothing())))
            .toDF("municipality", "population", "beta", "reached")
            .groupBy("municipality", "beta")
            .agg(array(means).as("means"));
    Dataset<Row> values =
        byDecay
            .select(col("municipality"), col("beta"), posexplode(col("means")))
            .toDF("municipality", "beta", "gamma", "mean")
            .filter(col("mean").isNotNull());
    Dataset<Row> highest = values.groupBy("beta", "gamma").agg(max("mean").as("highest"));
    return values
        .join(broadcast(highest), PAIR)
        .filter("highest > 0")
        .withColumn("index", call_function("centrality_of", col("mean"), col("highest")));
  }

  /** The mean of what is within reach of residents. */
  static Column mean(Column reached, double gamma) {
    return try_divide(
        sum(col("population").multiply(call_function("reach_worth", reached, lit(gamma)))),
        sum("population"));
  }

  /**
   * Of the jobs, which are fitted by themselves.
   *
   * @param index of {@link #index}, kept
   * @param official municipality, official
   */
  static Calibration ofJobs(Dataset<Row> index, Dataset<Row> official) {
    return new Calibration(index, fits(index.withColumn("fitted", col("index")), official));
  }

  /**
   * Of the services, which are fitted beside the jobs chosen.
   *
   * @param jobs municipality, jobs: the chosen index
   */
  static Calibration ofServices(Dataset<Row> index, Dataset<Row> jobs, Dataset<Row> official) {
    Dataset<Row> both =
        index
            .join(broadcast(jobs), new String[] {"municipality"})
            .withColumn("both", call_function("centrality_of_both", col("jobs"), col("index")));
    Dataset<Row> highest = both.groupBy("beta", "gamma").agg(max("both").as("highest_of_both"));
    return new Calibration(
        index,
        fits(
            both.join(broadcast(highest), PAIR)
                .withColumn(
                    "fitted", call_function("centrality_of", col("both"), col("highest_of_both"))),
            official));
  }

  private static List<DecayGrid.Fit> fits(Dataset<Row> fitted, Dataset<Row> official) {
    return fitted
        .join(broadcast(official), new String[] {"municipality"})
        .groupBy("beta", "gamma")
        .agg(sqrt(avg(pow(col("fitted").minus(col("official")), lit(2)))))
        .collectAsList()
        .stream()
        .map(
            row ->
                new DecayGrid.Fit(
                    DecayGrid.BETAS.get(row.getInt(0)),
                    DecayGrid.GAMMAS.get(row.getInt(1)),
                    row.getDouble(2)))
        .toList();
  }

  /** The index of a pair. */
  Dataset<Row> of(DecayGrid.Fit chosen) {
    return index.filter(
        col("beta")
            .equalTo(DecayGrid.BETAS.indexOf(chosen.beta()))
            .and(col("gamma").equalTo(DecayGrid.GAMMAS.indexOf(chosen.gamma()))));
  }

  private static Column nothing() {
    Column[] zeros = new Column[DecayGrid.BETAS.size()];
    Arrays.fill(zeros, lit(0.0));
    return array(zeros);
  }
}
