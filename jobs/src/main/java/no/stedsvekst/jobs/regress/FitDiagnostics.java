package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.stats.Covariance.Recipe;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fits without weights row by row: what R's {@code augment} tells, of all fits in one pass.
 *
 * @param fitId of the fit
 * @param model its name
 * @param level what its rows are
 * @param first flow year
 * @param last flow year
 * @param places of its estimated terms in the vector of features
 * @param isTerm of its terms, places that must not be missing
 * @param estimates the intercept first
 * @param inverse of X'X
 * @param sigma of its residuals
 */
record FitDiagnostics(
    String fitId,
    String model,
    String level,
    int first,
    int last,
    List<Integer> places,
    List<Integer> isTerm,
    List<Double> estimates,
    List<List<Double>> inverse,
    double sigma)
    implements Serializable {

  private static final StructType TOLD =
      new StructType()
          .add("fit_id", DataTypes.StringType)
          .add("model", DataTypes.StringType)
          .add("fitted", DataTypes.DoubleType)
          .add("leverage", DataTypes.DoubleType)
          .add("sigma", DataTypes.DoubleType)
          .add("terms", DataTypes.IntegerType);

  /** A fit of the data, under its name in the tables. */
  static FitDiagnostics of(FitIdentity identity, PanelFit fit, PanelData data) {
    List<PanelFit.Term> terms = fit.terms().subList(1, fit.terms().size());
    double sigma = fit.goodness().sigma();
    List<List<Double>> inverse = new ArrayList<>();
    for (double[] line : fit.covariances().get(Recipe.IID).values()) {
      List<Double> scaled = new ArrayList<>();
      for (double value : line) {
        scaled.add(value / (sigma * sigma));
      }
      inverse.add(scaled);
    }
    List<Double> estimates = new ArrayList<>();
    for (double estimate : fit.estimates()) {
      estimates.add(estimate);
    }
    return new FitDiagnostics(
        identity.fitId(),
        identity.model(),
        identity.level(),
        fit.identity().first(),
        fit.identity().last(),
        terms.stream()
            .filter(term -> !term.isAliased())
            .map(term -> data.terms().indexOf(term.name()))
            .toList(),
        terms.stream().map(term -> data.terms().indexOf(term.name())).toList(),
        estimates,
        inverse,
        sigma);
  }

  /** The complete rows of the fits: unit, year, observed, fitted, residual and what follows. */
  static Dataset<Row> rows(List<FitDiagnostics> fits, PanelData data, String response) {
    UDF3<String, Integer, Vector, List<Row>> told =
        (level, year, features) -> {
          List<Row> all = new ArrayList<>();
          for (FitDiagnostics fit : fits) {
            if (fit.isOf(level, year, features)) {
              all.add(fit.told(features));
            }
          }
          return all;
        };
    Column rest = lit(1).minus(col("leverage"));
    Column squared = col("std_residual").multiply(col("std_residual"));
    return data.comparable()
        .filter(col(response).isNotNull())
        .select(
            col("level"),
            col("unit"),
            col("year"),
            col(response).as("observed"),
            explode(
                    udf(told, DataTypes.createArrayType(TOLD))
                        .apply(col("level"), col("year"), col(PanelData.FEATURES)))
                .as("told"))
        .select("level", "unit", "year", "observed", "told.*")
        .withColumn("residual", col("observed").minus(col("fitted")))
        .withColumn("std_residual", col("residual").divide(col("sigma").multiply(sqrt(rest))))
        .withColumn(
            "cooks_distance", squared.multiply(col("leverage")).divide(rest).divide(col("terms")));
  }

  private boolean isOf(String rowLevel, int year, Vector features) {
    return level.equals(rowLevel)
        && first <= year
        && year <= last
        && isTerm.stream().noneMatch(place -> Double.isNaN(features.apply(place)));
  }

  private Row told(Vector features) {
    double[] design = new double[places.size() + 1];
    design[0] = 1;
    for (int index = 0; index < places.size(); index++) {
      design[index + 1] = features.apply(places.get(index));
    }
    double leverage = 0;
    for (int one = 0; one < design.length; one++) {
      leverage += design[one] * product(inverse.get(one), design);
    }
    return RowFactory.create(
        fitId, model, product(estimates, design), leverage, sigma, design.length);
  }

  private static double product(List<Double> one, double[] other) {
    double sum = 0;
    for (int index = 0; index < other.length; index++) {
      sum += one.get(index) * other[index];
    }
    return sum;
  }
}
