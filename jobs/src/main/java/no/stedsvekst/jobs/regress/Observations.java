package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.covar_pop;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.var_pop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.migration.MigrationModel.Covariate;
import no.stedsvekst.stats.Collinearity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The complete observations of a model, with what must be known of them before a fit.
 *
 * @param rows response and covariates, centred where the model says so
 * @param count how many
 * @param years from the first to the last observed; null where there are none
 * @param responseVariation sum of squares of the response about its mean
 * @param isSingular whether a covariate never varies, or others say the same
 * @param centers the means taken off, by column
 */
record Observations(
    Dataset<Row> rows,
    long count,
    YearRange years,
    double responseVariation,
    boolean isSingular,
    Map<String, Double> centers) {

  /**
   * Observations of a level.
   *
   * @param panel all rows of the level: the means are over every unit with a response in any year
   * @param years the years that may be used
   */
  static Observations of(MigrationModel model, Dataset<Row> panel, YearRange years) {
    Map<String, Double> centers = centers(model, panel);
    List<Column> columns = new ArrayList<>(List.of(col("year"), col(MigrationModel.RESPONSE)));
    for (Covariate covariate : model.covariates()) {
      String name = covariate.column();
      columns.add(col(name).minus(lit(centers.getOrDefault(name, 0.0))).as(name));
    }
    Dataset<Row> rows =
        panel
            .filter(col("year").between(years.first(), years.last()))
            .select(columns.toArray(Column[]::new))
            .na()
            .drop();
    return described(model, rows, centers);
  }

  /** The mean taken off a column, or null. */
  Double center(String column) {
    return centers.get(column);
  }

  private static Observations described(
      MigrationModel model, Dataset<Row> rows, Map<String, Double> centers) {
    List<String> names = model.covariates().stream().map(Covariate::column).toList();
    List<Column> facts =
        new ArrayList<>(List.of(min("year"), max("year"), var_pop(col(MigrationModel.RESPONSE))));
    Column isConstant = lit(false);
    for (String one : names) {
      // Not by its variance: of a constant such as 0.1 that is a rounding error, not 0.
      isConstant = isConstant.or(min(one).equalTo(max(one)));
      for (String other : names) {
        facts.add(covar_pop(one, other));
      }
    }
    facts.add(isConstant);
    Row found = rows.agg(functions.count(lit(1)), facts.toArray(Column[]::new)).head();
    long count = found.getLong(0);
    if (count == 0) {
      return new Observations(rows, 0, null, 0, false, centers);
    }
    double[][] covariances = new double[names.size()][names.size()];
    for (int index = 0; index < names.size() * names.size(); index++) {
      covariances[index / names.size()][index % names.size()] = found.getDouble(4 + index);
    }
    return new Observations(
        rows,
        count,
        new YearRange(found.getInt(1), found.getInt(2)),
        found.getDouble(3) * count,
        found.getBoolean(found.length() - 1) || Collinearity.isSingular(covariances),
        centers);
  }

  private static Map<String, Double> centers(MigrationModel model, Dataset<Row> panel) {
    Map<String, Double> centers = new HashMap<>();
    for (Covariate covariate : model.covariates()) {
      if (covariate.isCentred()) {
        Row mean =
            panel
                .filter(col(MigrationModel.RESPONSE).isNotNull())
                .groupBy("unit")
                .agg(max_by(col(covariate.column()), col("year")).as("newest"))
                .agg(avg("newest"))
                .head();
        if (!mean.isNullAt(0)) {
          centers.put(covariate.column(), mean.getDouble(0));
        }
      }
    }
    return centers;
  }
}
