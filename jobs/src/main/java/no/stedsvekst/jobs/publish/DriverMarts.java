package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Why places grew, of the preset. The country's rows in gold are sums over the municipalities of
 * which all is known; the marts have the rows of these, so that their sums are the country's.
 */
final class DriverMarts {
  private static final String ATTRACTIVENESS = "attractiveness";

  /** Stands beside the components that add up to a change. */
  private static final String GAP = "aggregation_gap";

  private static final Column IS_YEAR = col("period").rlike("^[0-9]+$");

  private final StarInputs inputs;

  DriverMarts(StarInputs inputs) {
    this.inputs = inputs;
  }

  Optional<Dataset<Row>> population() {
    return inputs
        .ofPreset(AttractTables.POPULATION_DECOMPOSITION)
        .map(DriverMarts::yearly)
        .map(rows -> rows.join(judged(rows, "persons"), new String[] {"unit", "year"}, "left_semi"))
        .map(
            rows ->
                rows.filter(col("persons").isNotNull().and(col("component").notEqual(GAP)))
                    .select(place(), col("year"), component("population"), col("persons")));
  }

  /** In years in which no attractiveness is known, as growth before them is not, all count. */
  Optional<Dataset<Row>> jobs() {
    return inputs
        .ofPreset(AttractTables.JOB_DECOMPOSITION)
        .map(DriverMarts::yearly)
        .map(
            rows -> {
              Dataset<Row> judged = judged(rows, "jobs");
              Dataset<Row> years = judged.select("year").distinct();
              Dataset<Row> whole =
                  rows.join(judged, new String[] {"unit", "year"}, "left_semi")
                      .unionByName(
                          rows.join(broadcast(years), new String[] {"year"}, "left_anti"), true);
              return whole
                  .filter(col("jobs").isNotNull())
                  .select(place(), col("year"), component("jobs"), col("jobs"));
            });
  }

  private static Column place() {
    return Places.municipality(col("unit")).as("unit_code");
  }

  private static Column component(String subject) {
    return concat(lit(subject + ":"), col("component")).as("component_code");
  }

  private static Dataset<Row> yearly(Dataset<Row> rows) {
    return rows.filter(col("level").equalTo(Levels.MUNICIPALITY).and(IS_YEAR))
        .withColumn("year", col("period").cast("int"));
  }

  private static Dataset<Row> judged(Dataset<Row> rows, String measure) {
    return rows.filter(col("component").equalTo(ATTRACTIVENESS).and(col(measure).isNotNull()))
        .select("unit", "year");
  }

  Optional<Dataset<Row>> attractivenessByYear() {
    return attractiveness(Levels.MUNICIPALITY, IS_YEAR)
        .map(rows -> rows.withColumn("year", col("period").cast("int")))
        .map(
            rows ->
                rows.join(broadcast(residents()), new String[] {"unit_code", "year"}, "left")
                    .withColumn("population", when(col("actual").isNotNull(), col("population"))));
  }

  private Dataset<Row> residents() {
    return inputs
        .ofPreset(PanelTables.PANEL)
        .orElseThrow()
        .filter(col("level").equalTo(Levels.MUNICIPALITY))
        .select(place(), col("year"), col("population"));
  }

  /** Of a level over the last ten years. */
  Optional<Dataset<Row>> attractiveness(String level) {
    return inputs
        .decade()
        .flatMap(
            decade ->
                attractiveness(level, col("period").equalTo(decade.toString()))
                    .map(rows -> with(rows, decade)));
  }

  private static Dataset<Row> with(Dataset<Row> rows, YearRange years) {
    return rows.withColumn("first_year", lit(years.first()))
        .withColumn("last_year", lit(years.last()));
  }

  private Optional<Dataset<Row>> attractiveness(String level, Column period) {
    return inputs
        .ofPreset(AttractTables.ATTRACTIVENESS)
        .map(
            rows -> {
              List<Column> columns = new ArrayList<>();
              columns.add(Places.code(level, col("unit")).as("unit_code"));
              columns.add(col("period"));
              for (String prefix : List.of("", "business_")) {
                Column isKnown = col(prefix + ATTRACTIVENESS).isNotNull();
                columns.add(when(isKnown, col(prefix + "actual")).as(prefix + "actual"));
                columns.add(col(prefix + "expected"));
                columns.add(col(prefix + ATTRACTIVENESS));
                columns.add(col(prefix + "is_judged"));
                columns.add(col(prefix + "is_small"));
              }
              AttractivenessColumns.RATES.forEach(rate -> columns.add(col(rate[0])));
              AttractivenessColumns.RANKS.forEach(rank -> columns.add(col(rank[0])));
              columns.add(col("p_top10"));
              columns.add(col("not_judged_reason"));
              return rows.filter(
                      col("level")
                          .equalTo(level)
                          .and(period)
                          .and(
                              col(ATTRACTIVENESS)
                                  .isNotNull()
                                  .or(col("business_" + ATTRACTIVENESS).isNotNull())))
                  .select(columns.toArray(Column[]::new));
            });
  }
}
