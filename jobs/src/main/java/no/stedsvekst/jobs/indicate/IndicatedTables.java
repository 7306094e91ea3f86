package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.indicator.Measure;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of {@code indicate}: those whose input is there, each made of what was made before.
 */
final class IndicatedTables {
  private final IndicateInputs inputs;
  private final IndicateJob.Parameters parameters;
  private final Definitions definitions;
  private final Materialized kept;
  private final Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();

  /**
   * Of a lake.
   *
   * @param kept holds what several tables are made of
   */
  IndicatedTables(
      IndicateInputs inputs,
      IndicateJob.Parameters parameters,
      Definitions definitions,
      Materialized kept) {
    this.inputs = inputs;
    this.parameters = parameters;
    this.definitions = definitions;
    this.kept = kept;
  }

  /** Their rows. */
  Map<TableSpec, Dataset<Row>> all(Schemes schemes, Map<String, String> sectors) {
    Dataset<Row> facts = structure(schemes, sectors);
    indicators(facts);
    moves(facts);
    housing();
    return tables;
  }

  /** B1, B2, B5: what is always there, and occupations. Gives the facts of all levels. */
  private Dataset<Row> structure(Schemes schemes, Map<String, String> sectors) {
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
    Dataset<Row> structure = kept.keep(Structure.of(industries, sectorTable, schemes.table(spark)));
    tables.put(IndicateTables.INDUSTRY_STRUCTURE, structure);
    tables.put(IndicateTables.RELATION, Relations.basisRegional(structure));
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
  private void indicators(Dataset<Row> facts) {
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
              projected(facts, table),
              definitions));
    }
  }

  /** Of years to come, those that people and jobs make; none where nothing was projected. */
  private Dataset<Row> projected(Dataset<Row> facts, Dataset<Row> table) {
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
  private void moves(Dataset<Row> facts) {
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
                Moves.told(snapshots, events, kept, inputs.context()::note),
                inputs.members(),
                parameters.paperIndustries()));
    Dataset<Row> yearly = kept.keep(Moves.yearly(leveled, Facts.of(facts, Facts.PRIVATE_JOBS)));
    Dataset<Row> spans = Spans.of(years, parameters.periods()).andYears(years).table(spark);
    tables.put(IndicateTables.RELOCATION, Moves.over(yearly, spans));
    tables.put(IndicateTables.RELOCATION_FLOW, Moves.flows(leveled, spans));
    inputs
        .ofPreset(AttractTables.ATTRACTIVENESS)
        .ifPresent(
            rows ->
                relate(
                    Relations.relocation(
                        yearly, spark.createDataset(years, Encoders.INT()).toDF("year"), rows)));
  }

  /** B10. */
  private void housing() {
    Dataset<Row> values = tables.get(IndicateTables.INDICATOR_VALUE);
    var attractiveness = inputs.ofPreset(AttractTables.ATTRACTIVENESS);
    if (inputs.landed(PlaceOfWorkTables.DWELLING).isPresent() && attractiveness.isPresent()) {
      relate(
          Relations.housing(
              values.filter("indicator = 'housing_rate'").select("level", "unit", "year", "value"),
              attractiveness.get(),
              inputs.ofPreset(PanelTables.PANEL).orElseThrow()));
    }
  }

  private void relate(Dataset<Row> lines) {
    tables.merge(IndicateTables.RELATION, lines, Dataset::unionByName);
  }
}
