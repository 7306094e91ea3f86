package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.var_pop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.migration.MigrationModel.Covariate;
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
 * @param hasConstantColumn whether a covariate never varies
 * @param centers the means taken off, by column
 */
record Observations(
    Dataset<Row> rows,
    long count,
    YearRange years,
    double responseVariation,
    boolean hasConstantColumn,
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
    List<Column> facts =
        new ArrayList<>(List.of(min("year"), max("year"), var_pop(col(MigrationModel.RESPONSE))));
    model.covariates().forEach(c -> facts.add(min(c.column()).equalTo(max(c.column()))));
    Row found = rows.agg(functions.count(lit(1)), facts.toArray(Column[]::new)).head();
    long count = found.getLong(0);
    if (count == 0) {
      return new Observations(rows, 0, null, 0, false, centers);
    }
    boolean hasConstant = false;
    for (int index = 4; index < found.length(); index++) {
      hasConstant |= found.getBoolean(index);
    }
    return new Observations(
        rows,
        count,
        new YearRange(found.getInt(1), found.getInt(2)),
        found.getDouble(3) * count,
        hasConstant,
        centers);
  }

  private static Map<String, Double> centers(MigrationModel model, Dataset<Row> panel) {
    Map<String, Double> centers = new HashMap<>();
    for (Covariate covariate : model.covariates()) {
      if (covariate.isCentred()) {
        Row mean =
            panel
                .filter(col(MigrationModel.RESPONSE).isNotNull())
                .select("unit", covariate.column())
                .distinct()
                .agg(avg(covariate.column()))
                .head();
        if (!mean.isNullAt(0)) {
          centers.put(covariate.column(), mean.getDouble(0));
        }
      }
    }
    return centers;
  }
}
