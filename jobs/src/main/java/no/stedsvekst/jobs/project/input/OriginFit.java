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
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.ml.PanelRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The coefficients that could be known at an origin: the pooled fit of the years before it. */
public final class OriginFit {
  private static final String RESPONSE = "net_migration_excess";
  private static final String INDEX = "centrality_jobs";
  private static final String KNOWN = "known on 1 January ";

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
        KNOWN + origin.baseYear());
  }

  /** Of what is left of the model where jobs are not known: centrality alone. */
  static AppliedCoefficients withoutJobs(Dataset<Row> panel, Origin origin) {
    String id = "without jobs, " + KNOWN + origin.baseYear();
    return fitted(regions(panel, origin), List.of(INDEX), id)
        .orElse(new AppliedCoefficients(id, Map.of()));
  }

  /** Whether a set of coefficients is one of these: it knows of nothing later. */
  public static boolean isOfItsTime(String coefficientSet, Origin origin) {
    return coefficientSet.endsWith(KNOWN + origin.baseYear());
  }

  private static Dataset<Row> regions(Dataset<Row> panel, Origin origin) {
    return panel
        .filter(col("level").equalTo(Levels.REGION))
        .filter(col("year").leq(origin.lastYear()));
  }

  private static Optional<AppliedCoefficients> fitted(
      Dataset<Row> regions, List<String> terms, String id) {
    Row mean =
        regions
            .filter(col(RESPONSE).isNotNull())
            .groupBy("unit")
            .agg(avg(INDEX).as(INDEX))
            .agg(avg(INDEX))
            .head();
    if (mean.isNullAt(0)) {
      return Optional.empty();
    }
    double center = mean.getDouble(0);
    Dataset<Row> features =
        new VectorAssembler()
            .setInputCols(terms.toArray(String[]::new))
            .setOutputCol("features")
            .setHandleInvalid("keep")
            .transform(
                regions
                    .filter(not(col("is_after_break")))
                    .withColumn(INDEX, col(INDEX).minus(center)));
    return new PanelRegression()
        .setLabelCols(RESPONSE).fit(features).fits().stream()
            .filter(fit -> fit.goodness() != null)
            .filter(fit -> fit.observations() > 3L * terms.size())
            .findFirst()
            .map(fit -> new AppliedCoefficients(id, applied(fit, center)));
  }

  /** A term that says what others say adds nothing. */
  private static Map<String, Term> applied(PanelFit fit, double center) {
    Map<String, Term> applied = new LinkedHashMap<>();
    for (PanelFit.Term term : fit.terms()) {
      applied.put(
          term.name(),
          new Term(term.isAliased() ? 0 : term.estimate(), term.name().equals(INDEX) ? center : 0));
    }
    return applied;
  }
}
