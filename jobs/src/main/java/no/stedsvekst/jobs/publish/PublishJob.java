package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the star that people query: dimensions, facts of one grain each, and a story a place. */
public final class PublishJob implements Job<PublishChoice> {
  @Override
  public Manual manual() {
    return new Manual(
        "publish",
        "the star: what people query",
        """
        Writes the dimensions of the star, with names in bokmål, nynorsk and English, and
        gold.mart_*: facts of one grain each, of which a plain sum is right, of this preset and its
        newest projection. gold.place_story has a row a place, with what there is to say of it in
        words. Tables whose sources have not changed are left as they are.""",
        "stedsvekst publish --lake lake");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public PublishChoice parameters(Settings settings) {
    return PublishChoice.of(settings);
  }

  @Override
  public List<TableSpec> reads() {
    return StarInputs.tables();
  }

  @Override
  public List<TableSpec> writes() {
    List<TableSpec> tables = new ArrayList<>(StarDimensions.ALL);
    tables.addAll(StarMarts.ALL);
    tables.add(StoryTable.STORY);
    return tables;
  }

  @Override
  public List<String> madeOf(TableSpec table) {
    return StarSources.of(table).stream().map(TableSpec::fullName).toList();
  }

  @Override
  public void run(JobContext context, PublishChoice choice) {
    StarInputs inputs = StarInputs.of(context, choice);
    StarWriter writer = new StarWriter(inputs);
    try (Materialized kept = new Materialized()) {
      words(inputs, writer);
      places(inputs, writer, kept);
      counted(new CountedMarts(inputs), writer);
      modelled(inputs, writer);
      new PlanMarts(inputs).addTo(writer);
      writer.write();
    }
  }

  private static void words(StarInputs inputs, StarWriter writer) {
    writer.addWhereKnown(StarDimensions.GROUP, inputs::groups);
    writer.addSmall(StarDimensions.AGE, AgeDimension::rows);
    writer.addSmall(StarDimensions.AGE_GROUP, SmallDimensions::ageGroups);
    writer.addSmall(StarDimensions.SEX, () -> SmallDimensions.words("sex"));
    writer.addSmall(StarDimensions.COMPONENT, SmallDimensions::components);
    writer.addSmall(StarDimensions.CODE, SmallDimensions::codes);
    writer.addSmall(StarDimensions.PRESET, () -> SmallDimensions.presets(inputs));
    if (writer.isDue(StarDimensions.MODEL)
        || writer.isDue(StarDimensions.SE)
        || writer.isDue(StarDimensions.TERM)) {
      RegressionWords found = RegressionWords.of(inputs);
      writer.addSmall(StarDimensions.MODEL, () -> SmallDimensions.models(found, inputs));
      writer.addSmall(StarDimensions.SE, () -> SmallDimensions.errors(found));
      writer.addSmall(StarDimensions.TERM, () -> SmallDimensions.terms(found));
    }
  }

  /** What several tables are made of is worked out once. */
  private static void places(StarInputs inputs, StarWriter writer, Materialized kept) {
    ProjectedMarts projected = new ProjectedMarts(inputs);
    boolean isStoryDue = writer.isDue(StoryTable.STORY);
    if (isStoryDue || writer.isDue(CountedTables.PLACE_YEAR) || writer.isDue(StarDimensions.UNIT)) {
      Dataset<Row> places = kept.keep(Places.yearly(inputs));
      Dataset<Row> units = kept.keep(new UnitDimension(inputs).rows(places));
      Optional<Dataset<Row>> years = projected.years().map(kept::keep);
      writer.add(
          CountedTables.PLACE_YEAR,
          () -> places.withColumn("unit_code", Places.municipality(col("unit"))));
      writer.add(StarDimensions.UNIT, () -> units);
      writer.addWhereKnown(ProjectedTables.PROJECTION_YEAR, () -> years);
      writer.add(
          StoryTable.STORY,
          () -> new Stories(inputs).rows(units, places, years, projected.fanOfLevels()));
    } else {
      writer.addWhereKnown(ProjectedTables.PROJECTION_YEAR, projected::years);
    }
    writer.addWhereKnown(ProjectedTables.PROJECTION, projected::people);
    writer.addWhereKnown(ProjectedTables.PROJECTION_JOBS, projected::jobs);
    writer.addWhereKnown(ProjectedTables.PROJECTION_FAN, projected::fan);
  }

  private static void counted(CountedMarts counted, StarWriter writer) {
    writer.add(CountedTables.POPULATION, counted::population);
    writer.add(CountedTables.JOBS, counted::jobs);
    writer.add(CountedTables.MIGRATION, counted::migration);
    writer.add(CountedTables.COMMUTING, counted::commuting);
  }

  private static void modelled(StarInputs inputs, StarWriter writer) {
    DriverMarts drivers = new DriverMarts(inputs);
    writer.addWhereKnown(Coefficients.COEFFICIENT_YEAR, () -> Coefficients.rows(inputs));
    writer.addWhereKnown(DriverTables.POPULATION_DRIVER, drivers::population);
    writer.addWhereKnown(DriverTables.JOB_DRIVER, drivers::jobs);
    writer.addWhereKnown(DriverTables.ATTRACTIVENESS_YEAR, drivers::attractivenessByYear);
    writer.addWhereKnown(
        DriverTables.ATTRACTIVENESS, () -> drivers.attractiveness(Levels.MUNICIPALITY));
    writer.addWhereKnown(
        DriverTables.ATTRACTIVENESS_REGION, () -> drivers.attractiveness(Levels.REGION));
    writer.addWhereKnown(
        DriverTables.ATTRACTIVENESS_COUNTY, () -> drivers.attractiveness(Levels.COUNTY));
  }
}
