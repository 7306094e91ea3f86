package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.output.ProjectTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The projection, a column a scenario: a sum over rows of scenarios would count everybody four
 * times. What-ifs of each place by itself have no sum and are left in gold.
 */
final class ProjectedMarts {
  private static final String FIRST = "^([0-9]+)";
  private static final String LAST = "([0-9]+)$";

  private static final List<String> OF_CELLS =
      List.of("persons", "deaths_before", "net_migration_before");

  private final StarInputs inputs;

  ProjectedMarts(StarInputs inputs) {
    this.inputs = inputs;
  }

  Optional<Dataset<Row>> people() {
    return scenarios(ProjectTables.POPULATION).map(ProjectedMarts::cells);
  }

  static Dataset<Row> cells(Dataset<Row> rows) {
    return wide(rows, OF_CELLS, "municipality", "year", "sex", "age")
        .withColumn("unit_code", Places.municipality(col("municipality")))
        .withColumn("ages", col("age"))
        .withColumn("ages_order", end(FIRST))
        .withColumn("age_last", end(LAST))
        .withColumn("age", end(FIRST));
  }

  /** The first or last age of a band; -1 for all ages. */
  private static Column end(String pattern) {
    return coalesce(
        regexp_extract(col("age"), pattern, 1).try_cast("int"), lit(CountedMarts.NO_AGE));
  }

  Optional<Dataset<Row>> jobs() {
    Industries industries = new Industries(inputs.read(DimensionTables.INDUSTRY));
    return scenarios(ProjectTables.JOBS).map(rows -> jobs(industries.known(rows)));
  }

  static Dataset<Row> jobs(Dataset<Row> rows) {
    return wide(rows, List.of("jobs"), "municipality", "year", "industry")
        .withColumn("unit_code", Places.municipality(col("municipality")));
  }

  /** People, jobs and flows of a year, and people as whole numbers. */
  Optional<Dataset<Row>> years() {
    return scenarios(ProjectTables.TOTAL)
        .map(totals -> years(totals, scenarios(ProjectTables.FLOW).orElseThrow()));
  }

  static Dataset<Row> years(Dataset<Row> totals, Dataset<Row> flows) {
    Dataset<Row> wide =
        wide(
            totals
                .filter(col("level").equalTo(Levels.MUNICIPALITY))
                .select("scenario", "unit", "year", "persons", "jobs")
                .unionByName(
                    flows.select(
                        col("scenario"),
                        col("municipality").as("unit"),
                        col("year"),
                        col("births"),
                        col("deaths"),
                        col("net_migration")),
                    true),
            List.of("persons", "jobs", "births", "deaths", "net_migration"),
            "unit",
            "year");
    return wide.join(rounded(wide), new String[] {"unit", "year"})
        .withColumn("unit_code", Places.municipality(col("unit")));
  }

  /** The people of each year as whole numbers that add up. */
  static Dataset<Row> rounded(Dataset<Row> wide) {
    List<Column> cells = new ArrayList<>(List.of(col("unit")));
    List<Column> lists = new ArrayList<>(List.of(col("year"), col("all.unit").as("unit")));
    List<Column> zipped = new ArrayList<>(List.of(col("unit")));
    for (String scenario : Mart.SCENARIOS) {
      String persons = "persons_" + scenario;
      String rounded = "rounded_" + scenario;
      cells.add(col(persons));
      lists.add(call_function("rounded_together", col("all." + persons)).as(rounded));
      zipped.add(col(rounded));
    }
    return wide.groupBy("year")
        .agg(sort_array(collect_list(struct(columns(cells)))).as("all"))
        .select(columns(lists))
        .select(col("year"), inline(arrays_zip(columns(zipped))));
  }

  private static Column[] columns(List<Column> list) {
    return list.toArray(Column[]::new);
  }

  /** The fan of municipalities, around the first scenario for which there is one. */
  Optional<Dataset<Row>> fan() {
    return fanScenario()
        .flatMap(
            scenario -> inputs.ofProjection(ProjectTables.FAN).map(rows -> fan(rows, scenario)))
        .map(
            rows ->
                rows.filter(col("level").equalTo(Levels.MUNICIPALITY))
                    .withColumn("unit_code", Places.municipality(col("unit"))));
  }

  /** Level, unit, year, low, median and high of all people, of every level. */
  private Dataset<Row> fan(Dataset<Row> drawn, String scenario) {
    // A later run that draws none leaves an earlier one's futures, which are of other numbers.
    Dataset<Row> rows =
        drawn.join(
            broadcast(
                inputs
                    .ofProjection(ProjectTables.TOTAL)
                    .orElseThrow()
                    .filter(col("scenario").equalTo(scenario))
                    .select("run_id")
                    .distinct()),
            new String[] {"run_id"},
            "left_semi");
    return rows.filter(col("scenario").equalTo(scenario).and(col("age_group").equalTo("all")))
        .groupBy("level", "unit", "year", "scenario")
        .agg(quantile(0.1).as("low"), quantile(0.5).as("median"), quantile(0.9).as("high"));
  }

  Optional<Dataset<Row>> fanOfLevels() {
    return fanScenario()
        .flatMap(
            scenario -> inputs.ofProjection(ProjectTables.FAN).map(rows -> fan(rows, scenario)));
  }

  private static Column quantile(double share) {
    return max(when(col("quantile").equalTo(share), col("persons")));
  }

  private Optional<String> fanScenario() {
    return inputs
        .projection()
        .flatMap(
            slice ->
                Mart.SCENARIOS.stream()
                    .filter(
                        scenario ->
                            inputs.context().slices(ProjectTables.FAN).stream()
                                .anyMatch(
                                    part ->
                                        part.get("scenario").equals(scenario)
                                            && part.get("preset").equals(inputs.choice().preset())
                                            && part.get("alternative").equals(slice.alternative())
                                            && part.get("base_year")
                                                .equals(Integer.toString(slice.baseYear()))))
                    .findFirst());
  }

  private Optional<Dataset<Row>> scenarios(TableSpec table) {
    return inputs
        .ofProjection(table)
        .map(rows -> rows.filter(col("scenario").isin(Mart.SCENARIOS.toArray())));
  }

  /** A column a measure and scenario; empty where the scenario was not projected. */
  static Dataset<Row> wide(Dataset<Row> rows, List<String> measures, String... key) {
    List<Column> sums = new ArrayList<>();
    for (String measure : measures) {
      for (String scenario : Mart.SCENARIOS) {
        sums.add(
            sum(when(col("scenario").equalTo(scenario), col(measure)))
                .as(measure + "_" + scenario));
      }
    }
    return rows.groupBy(columns(Arrays.stream(key).map(functions::col).toList()))
        .agg(sums.get(0), columns(sums.subList(1, sums.size())));
  }
}
