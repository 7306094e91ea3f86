package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.attract.LevelSums;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.project.output.ProjectTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/** What there is to say of every place, a row each. */
final class Stories {
  private static final List<String> TOLD =
      List.of(Levels.MUNICIPALITY, Levels.REGION, Levels.COUNTY, Levels.COUNTRY);

  private static final String[] UNIT = {"level", "unit"};

  private final StarInputs inputs;
  private final Dataset<Row> above;

  Stories(StarInputs inputs) {
    this.inputs = inputs;
    this.above = inputs.above().filter(isTold());
  }

  private static Column isTold() {
    return col("level").isin(TOLD.toArray());
  }

  /**
   * The rows.
   *
   * @param units the rows of the dimension of places
   * @param places what was counted of municipalities by year
   * @param years the projection of municipalities by year; empty where there is none
   * @param fan of every level and year; empty where no futures were drawn
   */
  Dataset<Row> rows(
      Dataset<Row> units,
      Dataset<Row> places,
      Optional<Dataset<Row>> years,
      Optional<Dataset<Row>> fan) {
    Dataset<Row> stories =
        units
            .filter(isTold())
            .select(
                col("code").as("unit_code"),
                col("level"),
                col("unit"),
                col("name_no"),
                col("name_en"))
            .join(size(places), UNIT, "left");
    for (Optional<Dataset<Row>> part :
        List.of(
            drivers(),
            standing(),
            projected(),
            years.map(this::rounded),
            fan.map(this::fanAtHorizon))) {
      if (part.isPresent()) {
        stories = stories.join(part.get(), UNIT, "left");
      }
    }
    Dataset<Row> whole = completed(stories);
    return whole
        .withColumn("sentence_no", call_function("place_sentence", lit("no"), facts("name_no")))
        .withColumn("sentence_en", call_function("place_sentence", lit("en"), facts("name_en")));
  }

  private Dataset<Row> size(Dataset<Row> places) {
    boolean hasBefore = inputs.before() < inputs.newest();
    Dataset<Row> sized =
        places
            .groupBy("unit")
            .agg(
                at("population", inputs.newest()).as("population"),
                at("population", hasBefore ? inputs.before() : Integer.MIN_VALUE)
                    .as("population_before"),
                at("jobs", inputs.newestJobs()).as("jobs"))
            .withColumn("year", lit(inputs.newest()));
    Column change = col("population").minus(col("population_before"));
    return sized
        .withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(LevelSums.of(sized, above, List.of("population", "population_before", "jobs")))
        .withColumn("year_before", when(col("population_before").isNotNull(), inputs.before()))
        .withColumn("jobs_year", when(col("jobs").isNotNull(), inputs.newestJobs()))
        .withColumn("population_change", change)
        .withColumn("population_growth", try_divide(change, col("population_before")));
  }

  private static Column at(String measure, int year) {
    return max(when(col("year").equalTo(year), col(measure)));
  }

  private Optional<Dataset<Row>> drivers() {
    return ofDecade(AttractTables.POPULATION_DECOMPOSITION)
        .map(
            rows ->
                rows.groupBy(UNIT[0], UNIT[1])
                    .agg(
                        whole(Drivers.BIRTHS_AND_DEATHS).as("births_and_deaths"),
                        whole(Drivers.MIGRATION).as("net_migration"),
                        whole(Drivers.NATION).as("nation_migration"),
                        whole(Drivers.STRUCTURE).as("structure_migration"),
                        whole(Drivers.OWN_GROWTH).as("own_growth_migration"),
                        whole(Drivers.RESIDUAL).as("statistical_residual")));
  }

  /** The sum over components, where there are some and all are known. */
  private static Column whole(List<String> components) {
    Column isIn = col("component").isin(components.toArray());
    Column isWhole =
        count_if(isIn).gt(0).and(count_if(isIn.and(col("persons").isNull())).equalTo(0));
    return when(isWhole, sum(when(isIn, col("persons"))));
  }

  private Optional<Dataset<Row>> ofDecade(no.stedsvekst.jobs.lake.TableSpec table) {
    return inputs
        .decade()
        .flatMap(
            decade ->
                inputs
                    .ofPreset(table)
                    .map(
                        rows ->
                            rows.filter(isTold().and(col("period").equalTo(decade.toString())))));
  }

  private Optional<Dataset<Row>> standing() {
    WindowSpec level = Window.partitionBy("level");
    return ofDecade(AttractTables.ATTRACTIVENESS)
        .map(
            rows ->
                rows.select(
                    col("level"),
                    col("unit"),
                    col("attractiveness"),
                    col("attractiveness_rate"),
                    col("shrunken_rate"),
                    col("rank"),
                    col("rank_low"),
                    col("rank_high"),
                    count(col("rank")).over(level).as("ranked"),
                    col("is_judged"),
                    col("not_judged_reason"),
                    col("is_small"),
                    col("business_attractiveness"),
                    col("business_rank")));
  }

  private Optional<Dataset<Row>> projected() {
    return inputs
        .ofProjection(ProjectTables.TOTAL)
        .map(
            rows -> {
              List<Column> scenarios = new ArrayList<>();
              for (String scenario : StoryTable.SCENARIOS) {
                scenarios.add(
                    max(when(col("scenario").equalTo(scenario), col("persons")))
                        .as("projected_" + scenario));
              }
              return rows.filter(isTold().and(isAtHorizon()))
                  .groupBy(UNIT[0], UNIT[1])
                  .agg(max("year").as("horizon_year"), scenarios.toArray(Column[]::new));
            });
  }

  private Column isAtHorizon() {
    return col("year").equalTo(inputs.projection().orElseThrow().horizon());
  }

  private Dataset<Row> rounded(Dataset<Row> years) {
    List<String> names = Mart.SCENARIOS.stream().map(scenario -> "rounded_" + scenario).toList();
    List<Column> columns = new ArrayList<>(List.of(col("unit"), col("year")));
    names.forEach(name -> columns.add(col(name)));
    Dataset<Row> municipalities =
        years.filter(isAtHorizon()).select(columns.toArray(Column[]::new));
    return municipalities
        .withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(LevelSums.of(municipalities, above, names))
        .drop("year");
  }

  private Dataset<Row> fanAtHorizon(Dataset<Row> fan) {
    return fan.filter(isTold().and(isAtHorizon()))
        .select(
            col("level"),
            col("unit"),
            col("scenario").as("fan_scenario"),
            col("low").as("fan_low"),
            col("median").as("fan_median"),
            col("high").as("fan_high"));
  }

  /** With empty columns for what nothing is known of. */
  private Dataset<Row> completed(Dataset<Row> stories) {
    Dataset<Row> whole = stories;
    if (inputs.decade().isPresent()) {
      Column isDriven = col("net_migration").isNotNull().or(col("births_and_deaths").isNotNull());
      whole =
          whole
              .withColumn("first_year", when(isDriven, inputs.decade().get().first()))
              .withColumn("last_year", when(isDriven, inputs.decade().get().last()));
    }
    List<String> there = List.of(whole.columns());
    for (var column : StoryTable.STORY.columns()) {
      if (!there.contains(column.name())) {
        whole = whole.withColumn(column.name(), lit(null).cast(column.type().sparkType()));
      }
    }
    return whole;
  }

  private static Column facts(String name) {
    Column noText = lit(null).cast(DataTypes.StringType);
    Column isCountry = col("level").equalTo(Levels.COUNTRY);
    Column isOfTold =
        col("fan_scenario")
            .equalTo(
                when(col("projected_central").isNotNull(), lit("central"))
                    .otherwise(lit("neutral")));
    return struct(
        col(name),
        col("level"),
        col("year"),
        col("population"),
        col("year_before"),
        col("population_before"),
        col("first_year"),
        col("last_year"),
        col("births_and_deaths"),
        col("net_migration"),
        col("attractiveness"),
        col("rank"),
        col("rank_low"),
        col("rank_high"),
        col("ranked"),
        // There is one country: that it has no rank is no news.
        when(isCountry, noText).otherwise(col("not_judged_reason")),
        col("horizon_year"),
        coalesce(
            col("rounded_central"),
            col("rounded_neutral"),
            col("projected_central"),
            col("projected_neutral")),
        when(isOfTold, col("fan_low")),
        when(isOfTold, col("fan_high")));
  }
}
