package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.ml.PanelRegression;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.FalseDiscovery;
import no.stedsvekst.stats.Tails;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What else goes with attractiveness: every landed covariate by itself, all fitted at once. */
final class CovariateRelations {
  private static final String BETWEEN = "|";

  private static final StructType SCHEMA =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("covariate", DataTypes.StringType)
          .add("nobs", DataTypes.LongType)
          .add("estimate", DataTypes.DoubleType)
          .add("std_error", DataTypes.DoubleType)
          .add("r_squared", DataTypes.DoubleType)
          .add("p_value", DataTypes.DoubleType)
          .add("q_value", DataTypes.DoubleType);

  /** A line through fewer places is chance. */
  private static final int FEWEST_UNITS = 20;

  private CovariateRelations() {}

  /**
   * A row a level and covariate: means of units over the years.
   *
   * @param rates level, unit, year, rate
   * @param covariates level, unit, year, name, value
   */
  static Dataset<Row> of(Dataset<Row> rates, Dataset<Row> covariates, YearRange years) {
    String[] unit = {"level", "unit"};
    Dataset<Row> means =
        covariates
            .filter(col("year").between(years.first(), years.last()))
            .groupBy("level", "unit", "name")
            .agg(avg("value").as("value"))
            .join(
                rates
                    .filter(col("year").between(years.first(), years.last()))
                    .groupBy("level", "unit")
                    .agg(avg("rate").as("rate")),
                unit)
            .select(
                concat_ws(BETWEEN, col("level"), col("name")).as("group"),
                col("unit"),
                lit(years.last()).as("year"),
                col("value"),
                col("rate"));
    List<PanelFit> fits =
        new PanelRegression()
            .setGroupCol("group")
            .setLabelCols("rate")
            .setStandardErrors(Recipe.HC1.label())
            .fit(
                new VectorAssembler()
                    .setInputCols(new String[] {"value"})
                    .setOutputCol("features")
                    .setHandleInvalid("keep")
                    .transform(means))
            .fits();
    return rates.sparkSession().createDataFrame(rows(fits), SCHEMA);
  }

  /** As many rows as levels and covariates. */
  private static List<Row> rows(List<PanelFit> fits) {
    Map<String, List<PanelFit>> byLevel = new HashMap<>();
    for (PanelFit fit : fits) {
      if (fit.status().equals(PanelFit.OK) && fit.observations() >= FEWEST_UNITS) {
        byLevel.computeIfAbsent(parts(fit)[0], level -> new ArrayList<>()).add(fit);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<PanelFit> level : byLevel.values()) {
      level.sort(Comparator.comparing(fit -> parts(fit)[1]));
      double[] probabilities =
          level.stream().mapToDouble(CovariateRelations::probability).toArray();
      double[] adjusted = FalseDiscovery.adjusted(probabilities);
      for (int index = 0; index < adjusted.length; index++) {
        PanelFit fit = level.get(index);
        rows.add(
            RowFactory.create(
                parts(fit)[0],
                parts(fit)[1],
                fit.observations(),
                fit.terms().get(1).estimate(),
                fit.covariances().get(Recipe.HC1).standardError(1),
                fit.goodness().rSquared(),
                probabilities[index],
                adjusted[index]));
      }
    }
    return rows;
  }

  private static double probability(PanelFit fit) {
    Covariance covariance = fit.covariances().get(Recipe.HC1);
    return Tails.studentTwoSided(
        fit.terms().get(1).estimate() / covariance.standardError(1), covariance.degreesOfFreedom());
  }

  /** Level and covariate. */
  private static String[] parts(PanelFit fit) {
    String group = fit.identity().group();
    int at = group.indexOf(BETWEEN);
    return new String[] {group.substring(0, at), group.substring(at + 1)};
  }
}
