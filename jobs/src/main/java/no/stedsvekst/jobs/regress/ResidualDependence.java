package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.regress.PanelSlices.Places;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How alike the residuals of a year are in places between which people commute: Moran's I.
 *
 * <p>The weights are the newest year's commuters out of a unit, as shares of all who leave it; who
 * works at home is no neighbour. All fits of a level are reckoned in one join.
 */
final class ResidualDependence {
  private static final Column[] NONE = new Column[0];

  private ResidualDependence() {}

  /**
   * Moran's I by fit_id, of the fits at levels whose units' commuting is known.
   *
   * @param fits told row by row
   * @param observations fit_id, level, unit, year and residual
   * @param places who commutes where, and which municipality is where
   */
  static Map<String, Double> of(
      List<FitDiagnostics> fits, Dataset<Row> observations, Places places) {
    List<String> models = fits.stream().map(FitDiagnostics::model).distinct().toList();
    if (models.isEmpty()) {
      return Map.of();
    }
    Dataset<Row> residuals = wide(observations, models);
    List<Column> sums = new ArrayList<>();
    List<Column> squares = new ArrayList<>();
    for (int model = 0; model < models.size(); model++) {
      Column product = col("home_" + model).multiply(col("work_" + model));
      sums.add(sum(col("weight").multiply(product)).as("product_" + model));
      sums.add(sum(when(product.isNotNull(), col("weight"))).as("weight_" + model));
      Column residual = col("residual_" + model);
      squares.add(sum(residual.multiply(residual)).as("square_" + model));
      squares.add(count(residual).as("count_" + model));
    }
    Dataset<Row> products =
        weights(places)
            .join(named(residuals, models.size(), "home"), new String[] {"level", "home"})
            .join(named(residuals, models.size(), "work"), new String[] {"level", "work", "year"})
            .groupBy("level")
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(NONE));
    Dataset<Row> lengths =
        residuals
            .groupBy("level")
            .agg(squares.get(0), squares.subList(1, squares.size()).toArray(NONE));
    Map<String, Row> levels = new HashMap<>();
    products
        .join(lengths, "level")
        .collectAsList()
        .forEach(row -> levels.put(row.getAs("level"), row));
    Map<String, Double> dependence = new HashMap<>();
    for (FitDiagnostics fit : fits) {
      Row row = levels.get(fit.level());
      int model = models.indexOf(fit.model());
      if (row != null && row.getAs("weight_" + model) != null) {
        double value =
            row.<Long>getAs("count_" + model)
                / row.<Double>getAs("weight_" + model)
                * row.<Double>getAs("product_" + model)
                / row.<Double>getAs("square_" + model);
        dependence.put(fit.fitId(), value);
      }
    }
    return dependence;
  }

  private static Dataset<Row> wide(Dataset<Row> observations, List<String> models) {
    List<Column> columns = new ArrayList<>();
    for (int model = 0; model < models.size(); model++) {
      columns.add(
          max(when(col("model").equalTo(models.get(model)), col("residual")))
              .as("residual_" + model));
    }
    return observations
        .groupBy("level", "unit", "year")
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(NONE));
  }

  private static Dataset<Row> named(Dataset<Row> residuals, int models, String end) {
    List<Column> columns = new ArrayList<>(List.of(col("level"), col("unit").as(end), col("year")));
    for (int model = 0; model < models; model++) {
      columns.add(col("residual_" + model).as(end + "_" + model));
    }
    return residuals.select(columns.toArray(NONE));
  }

  /** Out of a unit into another: level, home, work, weight. */
  private static Dataset<Row> weights(Places places) {
    Dataset<Row> between =
        places
            .flows()
            .join(places.units().toDF("home_code", "level", "home"), "home_code")
            .join(
                places.units().toDF("work_code", "level", "work"),
                new String[] {"work_code", "level"})
            .filter(col("home").notEqual(col("work")).and(col("employed").gt(0)))
            .groupBy("level", "home", "work")
            .agg(sum("employed").as("employed"));
    Dataset<Row> out = between.groupBy("level", "home").agg(sum("employed").as("leaving"));
    return between
        .join(out, new String[] {"level", "home"})
        .select(
            col("level"),
            col("home"),
            col("work"),
            col("employed").divide(col("leaving")).as("weight"));
  }
}
