package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.indicator.Measure;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Says what places live of, and how they stand to what plans want and to each other. */
public final class IndicateJob implements Job<IndicateJob.Parameters> {
  private static final String TOTAL = "total";

  /**
   * What a user may choose.
   *
   * @param preset whose panel, attractiveness and projections are read
   * @param baseYears of job indices
   * @param breakYear the first year whose jobs are not comparable with those before
   * @param periods that are told beside all years
   * @param paperIndustries whose moves change a register and no place
   */
  public record Parameters(
      Preset preset,
      List<Integer> baseYears,
      int breakYear,
      List<YearRange> periods,
      List<String> paperIndustries) {}

  @Override
  public Manual manual() {
    return new Manual(
        "indicate",
        "indicators, plans, rankings, industry groups, moves of workplaces",
        """
        Reckons indicators of every unit by the expressions of the landed table indicator, holds them
        against what plans want (indicator_target) and ranks units by many at once (ranking). Beside
        them: jobs by groups of industries, commuting partners, job indices, occupations, workplaces
        that moved, and how housing goes with attractiveness. Skipped where none of its tables was
        landed; only tables whose input is there are written.""",
        "stedsvekst indicate --preset book2022");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(
        Preset.of(settings),
        settings.read("indicate.base_years", Kind.YEAR_LIST),
        settings.integer("indicate.break_year", 1900, 2199),
        settings.read("indicate.periods", Kind.SPANS),
        settings.read("indicate.paper_industries", Kind.WORDS));
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return IndicateInputs.tables();
  }

  @Override
  public List<List<TableSpec>> needs() {
    return List.of(IndicateInputs.LANDED.stream().map(SilverTables::of).toList());
  }

  @Override
  public List<TableSpec> writes() {
    return IndicateTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    Schemes schemes = Schemes.of(context);
    Definitions definitions = Definitions.of(context, schemes);
    refuseUnknown(context, definitions);
    IndicateInputs inputs = IndicateInputs.of(context, parameters.preset());
    Map<String, String> sectors = sectors(context);
    noteUnmapped(context, schemes, sectors);
    PresetWriter writer =
        PresetWriter.of(context, parameters.preset()).stamped("vintage", inputs.vintage());
    try (Materialized kept = new Materialized()) {
      Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
      Dataset<Row> facts =
          structure(inputs, parameters, schemes, definitions, sectors, kept, tables);
      indicators(inputs, definitions, facts, kept, tables);
      moves(inputs, parameters, facts, kept, tables);
      housing(inputs, tables);
      Concurrently.forEach(
          tables.entrySet(), table -> writer.write(table.getKey(), table.getValue()));
    }
  }

  /** What the landing folder could not be held against: an earlier load may count. */
  private static void refuseUnknown(JobContext context, Definitions definitions) {
    Set<String> unknown = new TreeSet<>();
    for (TableSpec table :
        List.of(
            SilverTables.of(IndicatorTables.INDICATOR_VALUE),
            SilverTables.of(IndicatorTables.INDICATOR_TARGET),
            SilverTables.of(IndicatorTables.RANKING))) {
      if (context.has(table)) {
        context.plain(table).select("indicator").list().stream()
            .map(row -> row.text("indicator"))
            .filter(name -> definitions.named(name).isEmpty())
            .forEach(name -> unknown.add("%s has %s".formatted(table.fullName(), name)));
      }
    }
    TableSpec ranking = SilverTables.of(IndicatorTables.RANKING);
    if (context.has(ranking)) {
      context.plain(ranking).select("indicator").list().stream()
          .map(row -> row.text("indicator"))
          .filter(name -> definitions.named(name).map(Definition::isOfRanks).orElse(false))
          .forEach(name -> unknown.add("a ranking is made of " + name + ", itself of ranks"));
    }
    if (!unknown.isEmpty()) {
      throw Refusals.failedChecks(
          "the indicators", List.of("not declared: " + String.join(", ", unknown)));
    }
  }

  private static Map<String, String> sectors(JobContext context) {
    Map<String, String> sectors = new HashMap<>();
    context.plain(DimensionTables.INDUSTRY).select("code", "sector").list().stream()
        .filter(row -> !row.text("code").equals(TOTAL))
        .forEach(row -> sectors.put(row.text("code"), row.text("sector")));
    return sectors;
  }

  private static void noteUnmapped(
      JobContext context, Schemes schemes, Map<String, String> sectors) {
    for (String scheme : new TreeSet<>(schemes.groups().keySet())) {
      Set<String> unmapped = new TreeSet<>(sectors.keySet());
      schemes.members().stream()
          .filter(each -> each.scheme().equals(scheme))
          .forEach(each -> unmapped.remove(each.industry()));
      if (!unmapped.isEmpty()) {
        context.note("industries without a group of %s: %s".formatted(scheme, unmapped));
      }
    }
  }

  /** B1, B2, B5: what is always there, and occupations. Gives the facts of all levels. */
  private static Dataset<Row> structure(
      IndicateInputs inputs,
      Parameters parameters,
      Schemes schemes,
      Definitions definitions,
      Map<String, String> sectors,
      Materialized kept,
      Map<TableSpec, Dataset<Row>> tables) {
    SparkSession spark = inputs.context().spark();
    Set<Measure> measures = definitions.measures();
    Dataset<Row> counted = kept.keep(Facts.counted(inputs, measures, schemes, sectors));
    Dataset<Row> jobs = inputs.read(SilverTables.JOBS);
    Dataset<Row> industries =
        kept.keep(
            LevelItems.whole(
                jobs.withColumnRenamed("municipality", "code").filter("industry <> 'total'"),
                inputs.members(),
                "industry",
                "jobs"));
    Dataset<Row> sectorTable =
        spark.createDataFrame(
            sectors.entrySet().stream()
                .map(each -> RowFactory.create(each.getKey(), each.getValue().equals("private")))
                .collect(Collectors.toList()),
            StructType.fromDDL("industry string, is_private boolean"));
    tables.put(
        IndicateTables.INDUSTRY_STRUCTURE,
        Structure.of(industries, sectorTable, schemes.table(spark)));
    tables.put(
        IndicateTables.COMMUTING_PARTNER,
        Partners.of(inputs.read(SilverTables.COMMUTING), inputs.members(), counted));
    tables.put(
        IndicateTables.JOB_INDEX,
        Indices.of(
            jobs, sectorTable, inputs.members(), parameters.baseYears(), parameters.breakYear()));
    inputs
        .landed(PlaceOfWorkTables.EMPLOYED_OCCUPATION)
        .ifPresent(
            rows ->
                tables.put(
                    IndicateTables.OCCUPATION_GROWTH,
                    Occupations.of(
                        rows,
                        inputs.members(),
                        Spans.of(years(rows), parameters.periods()).table(spark))));
    return kept.keep(
        counted.union(Facts.besides(inputs, counted)).union(OneSidedness.of(industries)));
  }

  private static List<Integer> years(Dataset<Row> rows) {
    return rows.select("year").distinct().collectAsList().stream()
        .map(row -> row.getInt(0))
        .sorted()
        .toList();
  }

  /** B3, B4. Ranks are known once all else is. */
  private static void indicators(
      IndicateInputs inputs,
      Definitions definitions,
      Dataset<Row> facts,
      Materialized kept,
      Map<TableSpec, Dataset<Row>> tables) {
    SparkSession spark = inputs.context().spark();
    Dataset<Row> table = definitions.table(spark);
    Dataset<Row> values =
        Values.reckoned(facts, definitions.terms(spark, each -> !each.isOfRanks()), table);
    if (inputs.landed(IndicatorTables.INDICATOR_VALUE).isPresent()) {
      values =
          values.union(Values.landed(inputs.landed(IndicatorTables.INDICATOR_VALUE).orElseThrow()));
    }
    values = kept.keep(values);
    if (inputs.landed(IndicatorTables.RANKING).isPresent()) {
      Dataset<Row> ranked =
          kept.keep(
              Rankings.of(
                  inputs.landed(IndicatorTables.RANKING).orElseThrow(),
                  values,
                  table,
                  inputs.read(SilverTables.MUNICIPALITY).select("code", "county"),
                  Facts.of(facts, Facts.POPULATION)));
      tables.put(IndicateTables.RANKING, ranked.drop("data_year"));
      values =
          kept.keep(
              values.union(
                  Values.reckoned(
                      Rankings.facts(ranked),
                      definitions.terms(spark, Definition::isOfRanks),
                      table)));
    }
    tables.put(IndicateTables.INDICATOR_VALUE, Values.ranked(values, table));
    if (inputs.landed(IndicatorTables.INDICATOR_TARGET).isPresent()) {
      tables.put(
          IndicateTables.INDICATOR_TARGET,
          PlanRows.of(
              inputs.landed(IndicatorTables.INDICATOR_TARGET).orElseThrow(),
              values,
              projected(inputs, definitions, facts, table),
              definitions));
    }
  }

  /** Of years to come, those that people and jobs make; none where nothing was projected. */
  private static Dataset<Row> projected(
      IndicateInputs inputs, Definitions definitions, Dataset<Row> facts, Dataset<Row> table) {
    Dataset<Row> known = facts.filter(col("measure").isin(Facts.POPULATION, Facts.JOBS));
    Dataset<Row> all =
        inputs
            .ofPreset(ProjectTables.TOTAL)
            .map(rows -> known.union(Projected.facts(rows, known)))
            .orElseGet(() -> known.filter("false"));
    return Values.reckoned(
        all, definitions.terms(inputs.context().spark(), Definition::isProjected), table);
  }

  /** B7. */
  private static void moves(
      IndicateInputs inputs,
      Parameters parameters,
      Dataset<Row> facts,
      Materialized kept,
      Map<TableSpec, Dataset<Row>> tables) {
    var snapshots = inputs.landed(PlaceOfWorkTables.ESTABLISHMENT);
    var events = inputs.landed(PlaceOfWorkTables.RELOCATION);
    if (snapshots.isEmpty() && events.isEmpty()) {
      return;
    }
    SparkSession spark = inputs.context().spark();
    Set<Integer> known = new TreeSet<>();
    snapshots.ifPresent(
        rows -> {
          List<Integer> days = years(rows);
          for (int index = 0; index < days.size() - 1; index++) {
            if (days.get(index + 1) == days.get(index) + 1) {
              known.add(days.get(index));
            } else {
              inputs
                  .context()
                  .note(
                      "establishment lacks years between %d and %d: moves of these are not known"
                          .formatted(days.get(index), days.get(index + 1)));
            }
          }
        });
    events.ifPresent(rows -> known.addAll(years(rows)));
    List<Integer> years = List.copyOf(known);
    if (years.isEmpty()) {
      return;
    }
    Dataset<Row> leveled =
        kept.keep(
            Moves.leveled(
                Moves.all(snapshots, events), inputs.members(), parameters.paperIndustries()));
    Dataset<Row> yearly = kept.keep(Moves.yearly(leveled, Facts.of(facts, Facts.PRIVATE_JOBS)));
    Dataset<Row> spans = Spans.of(years, parameters.periods()).andYears(years).table(spark);
    tables.put(IndicateTables.RELOCATION, Moves.over(yearly, spans));
    tables.put(IndicateTables.RELOCATION_FLOW, Moves.flows(leveled, spans));
    inputs
        .ofPreset(AttractTables.ATTRACTIVENESS)
        .ifPresent(
            rows ->
                tables.put(
                    IndicateTables.RELATION,
                    Relations.relocation(
                        yearly, spark.createDataset(years, Encoders.INT()).toDF("year"), rows)));
  }

  /** B10. */
  private static void housing(IndicateInputs inputs, Map<TableSpec, Dataset<Row>> tables) {
    Dataset<Row> values = tables.get(IndicateTables.INDICATOR_VALUE);
    var attractiveness = inputs.ofPreset(AttractTables.ATTRACTIVENESS);
    if (inputs.landed(PlaceOfWorkTables.DWELLING).isPresent() && attractiveness.isPresent()) {
      Dataset<Row> lines =
          Relations.housing(
              values.filter("indicator = 'housing_rate'").select("level", "unit", "year", "value"),
              attractiveness.get(),
              inputs.ofPreset(PanelTables.PANEL).orElseThrow());
      tables.merge(IndicateTables.RELATION, lines, Dataset::unionByName);
    }
  }
}
