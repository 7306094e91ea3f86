package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.migration.AgeGroup;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The panel as the regressions take it: every term of every model and every response in a row.
 *
 * @param rows level, unit, year, population, is_after_break, the terms, the responses
 * @param terms the terms, in the order of the vector {@code features}
 * @param centers by level and term, the mean that was taken off
 */
record PanelData(Dataset<Row> rows, List<String> terms, Map<String, Map<String, Double>> centers) {

  /** Where the vector of terms stands. */
  static final String FEATURES = "features";

  /**
   * A response: whose migration it is.
   *
   * @param sex M, F or all
   * @param ageGroup its name, or all
   */
  record Response(String sex, String ageGroup) {
    static final Response WHOLE = new Response("all", "all");

    String column() {
      return "y_" + sex + "_" + ageGroup.replace('-', '_').replace('+', '_');
    }
  }

  /** Every response there is. */
  static List<Response> responses() {
    List<Response> all = new ArrayList<>();
    for (String sex : List.of("all", "M", "F")) {
      all.add(new Response(sex, "all"));
      AgeGroup.labels().forEach(age -> all.add(new Response(sex, age)));
    }
    return all;
  }

  /**
   * Puts the tables together.
   *
   * @param panel of a preset and some levels
   * @param migration the responses, of the same
   * @param covariates what was landed beside it, of the same; empty where nothing was
   * @param models whose terms are wanted
   */
  static PanelData of(
      Dataset<Row> panel,
      Dataset<Row> migration,
      Optional<Dataset<Row>> covariates,
      List<MigrationModel> models) {
    List<String> terms =
        models.stream().flatMap(model -> model.terms().stream()).distinct().toList();
    List<String> landed =
        terms.stream().filter(term -> !MigrationModel.PANEL_TERMS.contains(term)).toList();
    String[] key = {"level", "unit", "year"};
    Dataset<Row> rows =
        panel
            .withColumn("own_growth", col("relative_growth"))
            .withColumn("ln_population", when(col("population").gt(0), log(col("population"))))
            .join(responseColumns(migration), key, "left");
    if (!landed.isEmpty()) {
      rows = rows.join(covariateColumns(covariates.orElseThrow(), landed), key, "left");
    }
    Map<String, Map<String, Double>> centers = centers(rows, terms);
    for (String term : terms) {
      rows = rows.withColumn(term, centred(term, centers));
    }
    Dataset<Row> withVector =
        new VectorAssembler()
            .setInputCols(terms.toArray(String[]::new))
            .setOutputCol(FEATURES)
            .setHandleInvalid("keep")
            .transform(rows);
    return new PanelData(withVector, terms, centers);
  }

  /** The mean that was taken off a term, or null. */
  Double center(String level, String term) {
    return centers.getOrDefault(level, Map.of()).get(term);
  }

  /** The rows that a fit may use. */
  Dataset<Row> comparable() {
    return rows.filter(col("is_after_break").unary_$bang());
  }

  private static Dataset<Row> responseColumns(Dataset<Row> migration) {
    List<Column> columns = new ArrayList<>();
    for (Response response : responses()) {
      Column isIt =
          col("sex").equalTo(response.sex()).and(col("age_group").equalTo(response.ageGroup()));
      columns.add(max(when(isIt, col("net_migration_excess"))).as(response.column()));
    }
    return migration
        .groupBy("level", "unit", "year")
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  private static Dataset<Row> covariateColumns(Dataset<Row> covariates, List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(max(when(col("name").equalTo(name), col("value"))).as(name));
    }
    return covariates
        .groupBy("level", "unit", "year")
        .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new));
  }

  /** The unweighted means over the units of each level that have a response in any year. */
  static Map<String, Map<String, Double>> centers(Dataset<Row> rows, List<String> terms) {
    List<String> centred = terms.stream().filter(MigrationModel::isCentred).toList();
    Map<String, Map<String, Double>> centers = new HashMap<>();
    if (centred.isEmpty()) {
      return centers;
    }
    List<Column> newest = new ArrayList<>();
    List<Column> means = new ArrayList<>();
    for (String term : centred) {
      newest.add(max_by(col(term), col("year")).as(term));
      means.add(avg(term).as(term));
    }
    Column[] none = new Column[0];
    rows.filter(col(MigrationModel.RESPONSE).isNotNull())
        .groupBy("level", "unit")
        .agg(newest.get(0), newest.subList(1, newest.size()).toArray(none))
        .groupBy("level")
        .agg(means.get(0), means.subList(1, means.size()).toArray(none))
        .collectAsList()
        .forEach(
            row -> {
              Map<String, Double> ofLevel = new LinkedHashMap<>();
              for (int index = 0; index < centred.size(); index++) {
                if (!row.isNullAt(index + 1)) {
                  ofLevel.put(centred.get(index), row.getDouble(index + 1));
                }
              }
              centers.put(row.getString(0), ofLevel);
            });
    return centers;
  }

  private static Column centred(String term, Map<String, Map<String, Double>> centers) {
    Column center = lit(0.0);
    for (Map.Entry<String, Map<String, Double>> level : centers.entrySet()) {
      Double mean = level.getValue().get(term);
      if (mean != null) {
        center = when(col("level").equalTo(level.getKey()), lit(mean)).otherwise(center);
      }
    }
    return MigrationModel.isCentred(term) ? col(term).minus(coalesce(center, lit(0.0))) : col(term);
  }
}
