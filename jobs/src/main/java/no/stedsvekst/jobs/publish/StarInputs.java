package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.SilverYears;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the star is made of: silver as it is, and of gold the rows of one preset and one projection.
 *
 * @param context by which it is read
 * @param choice which preset, which projection
 * @param vintage the year of the municipality codes
 * @param decade the last ten years of attractiveness; empty where nothing is known of any
 * @param projection the projection; empty where there is none
 */
record StarInputs(
    JobContext context,
    PublishChoice choice,
    int vintage,
    Optional<YearRange> decade,
    Optional<StarProjection> projection) {
  private static final int DECADE = 10;

  private static final List<LandingTable> OPTIONAL =
      List.of(
          PeopleTables.MIGRATION_AGE, PlaceTables.MUNICIPALITY_GROUP, IndicatorTables.INDICATOR);

  private static final List<TableSpec> SILVER =
      List.of(
          SilverTables.MUNICIPALITY,
          SilverTables.POPULATION,
          SilverTables.VITAL,
          SilverTables.JOBS,
          SilverTables.EMPLOYMENT,
          SilverTables.COMMUTING);

  private static final List<TableSpec> GOLD =
      List.of(
          DimensionTables.INDUSTRY,
          PanelTables.DIM_REGION,
          PanelTables.DIM_YEAR,
          PanelTables.PANEL,
          RegressTables.MODEL,
          RegressTables.TERM,
          RegressTables.COEFFICIENT_SET,
          AttractTables.ATTRACTIVENESS,
          AttractTables.POPULATION_DECOMPOSITION,
          AttractTables.JOB_DECOMPOSITION,
          ProjectTables.POPULATION,
          ProjectTables.FLOW,
          ProjectTables.JOBS,
          ProjectTables.TOTAL,
          ProjectTables.FAN,
          IndicateTables.INDICATOR_VALUE,
          IndicateTables.INDICATOR_TARGET,
          IndicateTables.RELOCATION,
          IndicateTables.OCCUPATION_GROWTH);

  /** Every table that is read where it was written. */
  static List<TableSpec> tables() {
    List<TableSpec> tables = new ArrayList<>(SILVER);
    OPTIONAL.forEach(table -> tables.add(SilverTables.of(table)));
    tables.addAll(GOLD);
    return tables;
  }

  /** Finds out what there is, without a query. */
  static StarInputs of(JobContext context, PublishChoice choice) {
    int vintage =
        first(context.plain(SilverTables.MUNICIPALITY).select("vintage"))
            .map(row -> row.integer("vintage"))
            .orElse(0);
    return new StarInputs(
        context, choice, vintage, decade(context, choice), StarProjection.of(context, choice));
  }

  /** The first row, whichever that is. */
  static Optional<PlainRow> first(PlainRows rows) {
    List<PlainRow> found = new ArrayList<>();
    rows.forEach(
        row -> {
          found.add(row);
          return false;
        });
    return found.stream().findFirst();
  }

  /** Of the spans of years that are told, the last, and of those the longest up to ten years. */
  private static Optional<YearRange> decade(JobContext context, PublishChoice choice) {
    if (!context.has(AttractTables.ATTRACTIVENESS)) {
      return Optional.empty();
    }
    return context
        .plain(AttractTables.ATTRACTIVENESS)
        .select("period", "attractiveness")
        .where("preset", choice.preset())
        .where("level", Levels.COUNTRY)
        .list()
        .stream()
        .filter(row -> !row.isEmpty("attractiveness"))
        .map(row -> years(row.text("period")))
        .filter(span -> span.last() - span.first() < DECADE)
        .max(Comparator.comparing(YearRange::last).thenComparing(span -> -span.first()));
  }

  /** The years of a period as tables have it. */
  static YearRange years(String period) {
    String[] ends = period.split("-", -1);
    return new YearRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }

  /** A table that is always there. */
  Dataset<Row> read(TableSpec table) {
    return context.read(table);
  }

  /** A table that need not have been landed. */
  Optional<Dataset<Row>> landed(LandingTable table) {
    TableSpec silver = SilverTables.of(table);
    return context.has(silver) ? Optional.of(read(silver)) : Optional.empty();
  }

  /** The rows of the preset, where the table has been written. */
  Optional<Dataset<Row>> ofPreset(TableSpec table) {
    return context.has(table)
        ? Optional.of(read(table).filter(col("preset").equalTo(choice.preset())))
        : Optional.empty();
  }

  /** The set of coefficients that says what is expected; empty before anything is. */
  Optional<String> appliedSet() {
    return context.has(AttractTables.ATTRACTIVENESS)
        ? first(
                context
                    .plain(AttractTables.ATTRACTIVENESS)
                    .select("coef_set_id")
                    .where("preset", choice.preset()))
            .map(row -> row.text("coef_set_id"))
        : Optional.empty();
  }

  /** The model whose terms a set of coefficients has. */
  Optional<String> modelOf(String set) {
    return context.has(RegressTables.COEFFICIENT_SET)
        ? first(
                context
                    .plain(RegressTables.COEFFICIENT_SET)
                    .select("model")
                    .where("coef_set_id", set))
            .map(row -> row.text("model"))
        : Optional.empty();
  }

  /** The rows of the projection, where there is one and it has rows of the kind. */
  Optional<Dataset<Row>> ofProjection(TableSpec table) {
    return projection.flatMap(
        slice ->
            ofPreset(table)
                .map(
                    rows ->
                        rows.filter(
                            col("alternative")
                                .equalTo(slice.alternative())
                                .and(col("base_year").equalTo(slice.baseYear())))));
  }

  /** Which municipality is in which unit above it. */
  Dataset<Row> above() {
    return Levels.above(read(SilverTables.MUNICIPALITY), landed(PlaceTables.MUNICIPALITY_GROUP));
  }

  /** Which municipality is in which group of the user's own. */
  Optional<Dataset<Row>> groups() {
    return landed(PlaceTables.MUNICIPALITY_GROUP)
        .map(
            rows ->
                rows.select(
                    Places.municipality(col("municipality")).as("unit_code"),
                    concat(lit(Levels.GROUP), col("group_set"), lit(":"), col("group_code"))
                        .as("group_code"),
                    col("group_set"),
                    col("group_name").as("name_no")));
  }

  /** The newest 1 January with people. */
  int newest() {
    List<Integer> years = SilverYears.of(context).of(SilverTables.POPULATION);
    return years.get(years.size() - 1);
  }

  /** Ten years before, or the first 1 January with people. */
  int before() {
    return Math.max(SilverYears.of(context).of(SilverTables.POPULATION).get(0), newest() - DECADE);
  }

  /** The newest fourth quarter with jobs. */
  int newestJobs() {
    List<Integer> years = SilverYears.of(context).of(SilverTables.JOBS);
    return years.get(years.size() - 1);
  }
}
