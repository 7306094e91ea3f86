package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.Covariance.Recipe;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** A fit without weights row by row: what R's {@code augment} tells. */
final class Observed {
  private Observed() {}

  /** The complete rows of a fit: unit, year, observed, fitted, residual and what follows. */
  static Dataset<Row> rows(PanelFit fit, PanelData data, String response) {
    List<Integer> places =
        fit.terms().stream()
            .skip(1)
            .filter(term -> !term.isAliased())
            .map(term -> data.terms().indexOf(term.name()))
            .toList();
    double[] estimates = fit.estimates();
    Covariance classical = fit.covariances().get(Recipe.IID);
    double sigma = fit.goodness().sigma();
    double[][] inverse = classical.values();
    UDF1<Vector, Double> fitted = row -> product(estimates, design(places, row));
    UDF1<Vector, Double> leverage =
        row -> {
          double[] design = design(places, row);
          double sum = 0;
          for (int one = 0; one < design.length; one++) {
            sum += design[one] * product(inverse[one], design);
          }
          return sum / (sigma * sigma);
        };
    Column features = col(PanelData.FEATURES);
    Column rest = lit(1).minus(col("leverage"));
    Column standardised = col("residual").divide(lit(sigma).multiply(sqrt(rest)));
    Dataset<Row> complete = data.comparable().filter(col("level").equalTo(fit.identity().group()));
    for (PanelFit.Term term : fit.terms()) {
      if (data.terms().contains(term.name())) {
        complete = complete.filter(col(term.name()).isNotNull());
      }
    }
    return complete
        .filter(col(response).isNotNull())
        .filter(col("year").between(fit.identity().first(), fit.identity().last()))
        .select(
            col("unit"),
            col("year"),
            col(response).as("observed"),
            udf(fitted, DataTypes.DoubleType).apply(features).as("fitted"),
            udf(leverage, DataTypes.DoubleType).apply(features).as("leverage"))
        .withColumn("residual", col("observed").minus(col("fitted")))
        .withColumn("std_residual", standardised)
        .withColumn(
            "cooks_distance",
            col("std_residual")
                .multiply(col("std_residual"))
                .multiply(col("leverage"))
                .divide(rest)
                .divide(estimates.length));
  }

  private static double[] design(List<Integer> places, Vector row) {
    double[] design = new double[places.size() + 1];
    design[0] = 1;
    for (int index = 0; index < places.size(); index++) {
      design[index + 1] = row.apply(places.get(index));
    }
    return design;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int index = 0; index < one.length; index++) {
      sum += one[index] * other[index];
    }
    return sum;
  }
}
