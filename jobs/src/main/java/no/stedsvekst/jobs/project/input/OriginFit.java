package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.attract.AppliedCoefficients.Term;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The coefficients that could be known at an origin: the pooled fit of the years before it. */
public final class OriginFit {
  private static final String RESPONSE = "net_migration_excess";
  private static final String INDEX = "centrality_jobs";

  private OriginFit() {}

  /**
   * Of the model of 2022, or without the supply of workers where that is not known.
   *
   * @param panel of a preset
   * @return empty where there are not more than three rows a term
   */
  public static Optional<AppliedCoefficients> of(Dataset<Row> panel, Origin origin) {
    Dataset<Row> regions = regions(panel, origin);
    boolean hasSupply = !regions.filter(col("ds").isNotNull()).isEmpty();
    return fitted(
        regions,
        hasSupply
            ? List.of("vra", "vra_1", "vra_2", INDEX, "ds")
            : List.of("vra", "vra_1", "vra_2", INDEX),
        "known on 1 January " + origin.baseYear());
  }

  /** Of what is left of the model where jobs are not known: centrality alone. */
  static AppliedCoefficients withoutJobs(Dataset<Row> panel, Origin origin) {
    String id = "without jobs, known on 1 January " + origin.baseYear();
    return fitted(regions(panel, origin), List.of(INDEX), id)
        .orElse(new AppliedCoefficients(id, Map.of()));
  }

  private static Dataset<Row> regions(Dataset<Row> panel, Origin origin) {
    return panel
        .filter(col("level").equalTo(Levels.REGION))
        .filter(col("year").leq(origin.lastYear()));
  }

  private static Optional<AppliedCoefficients> fitted(
      Dataset<Row> regions, List<String> terms, String id) {
    Column isKnown = col(RESPONSE).isNotNull();
    for (String term : terms) {
      isKnown = isKnown.and(col(term).isNotNull());
    }
    Dataset<Row> rows = regions.filter(isKnown).filter(not(col(RESPONSE).isNaN()));
    if (rows.count() <= 3L * terms.size()) {
      return Optional.empty();
    }
    double center =
        regions
            .filter(col(RESPONSE).isNotNull())
            .groupBy("unit")
            .agg(avg(INDEX).as(INDEX))
            .agg(avg(INDEX))
            .head()
            .getDouble(0);
    Dataset<Row> features =
        new VectorAssembler()
            .setInputCols(terms.toArray(String[]::new))
            .setOutputCol("features")
            .transform(rows.withColumn(INDEX, col(INDEX).minus(center)));
    LinearRegressionModel fit =
        new LinearRegression()
            .setSolver("normal")
            .setStandardization(false)
            .setLabelCol(RESPONSE)
            .fit(features);
    Map<String, Term> found = new LinkedHashMap<>();
    found.put(PanelFit.INTERCEPT, new Term(fit.intercept(), 0));
    for (int index = 0; index < terms.size(); index++) {
      String term = terms.get(index);
      found.put(term, new Term(fit.coefficients().apply(index), term.equals(INDEX) ? center : 0));
    }
    return Optional.of(new AppliedCoefficients(id, found));
  }
}
