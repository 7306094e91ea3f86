package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.panel.SilverYears;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;

/** Says what places live of, and how they stand to what plans want and to each other. */
public final class IndicateJob implements Job<IndicateJob.Parameters> {
  private static final String TOTAL = "total";

  /** So many of a kind of mistake are told. */
  private static final int TOLD = 5;

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
    Schemes schemes = Schemes.of(context::plainWhereThere);
    Definitions definitions = Definitions.of(context::plainWhereThere, schemes);
    refuseUnknown(context, definitions);
    IndicateInputs inputs = IndicateInputs.of(context, parameters.preset());
    refuseUnknownUnits(inputs);
    Map<String, String> sectors = sectors(context);
    noteUnmapped(context, schemes, sectors);
    PresetWriter writer =
        PresetWriter.of(context, parameters.preset()).stamped("vintage", inputs.vintage());
    try (Materialized kept = new Materialized()) {
      Concurrently.forEach(
          new IndicatedTables(inputs, parameters, definitions, kept)
              .all(schemes, sectors)
              .entrySet(),
          table -> writer.write(table.getKey(), table.getValue()));
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
            .forEach(
                name -> unknown.add("%s has %s, not declared".formatted(table.fullName(), name)));
      }
    }
    TableSpec values = SilverTables.of(IndicatorTables.INDICATOR_VALUE);
    if (context.has(values)) {
      context.plain(values).select("indicator").list().stream()
          .map(row -> row.text("indicator"))
          .filter(name -> definitions.named(name).map(Definition::isReckoned).orElse(false))
          .forEach(name -> unknown.add("values were landed of " + name + ", which is reckoned"));
    }
    TableSpec ranking = SilverTables.of(IndicatorTables.RANKING);
    if (context.has(ranking)) {
      context.plain(ranking).select("indicator").list().stream()
          .map(row -> row.text("indicator"))
          .filter(name -> definitions.named(name).map(Definition::isOfRanks).orElse(false))
          .forEach(name -> unknown.add("a ranking is made of " + name + ", itself of ranks"));
    }
    if (!unknown.isEmpty()) {
      throw Refusals.failedChecks("the indicators", List.of(String.join(", ", unknown)));
    }
  }

  /** Values and goals of a unit that is none in the codes of the vintage would be lost. */
  private static void refuseUnknownUnits(IndicateInputs inputs) {
    List<String> unknown =
        Stream.of(IndicatorTables.INDICATOR_VALUE, IndicatorTables.INDICATOR_TARGET)
            .flatMap(table -> inputs.landed(table).stream())
            .map(rows -> rows.select("level", "unit"))
            .reduce(Dataset::union)
            .map(
                rows ->
                    rows.distinct()
                        .join(
                            broadcast(inputs.members().select("level", "unit").distinct()),
                            new String[] {"level", "unit"},
                            "left_anti")
                        .orderBy("level", "unit")
                        .limit(TOLD)
                        .collectAsList())
            .orElse(List.of())
            .stream()
            .map(
                row ->
                    "no %s is %s in the codes of %d"
                        .formatted(row.getString(0), row.getString(1), inputs.vintage()))
            .toList();
    if (!unknown.isEmpty()) {
      throw Refusals.failedChecks("the units of indicators", unknown);
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
    List<Integer> years = SilverYears.of(context).of(SilverTables.JOBS);
    for (String scheme : new TreeSet<>(schemes.groups().keySet())) {
      Set<String> unmapped = new TreeSet<>();
      for (int year : years) {
        sectors.keySet().stream()
            .filter(schemes.industries(scheme, Schemes.UNMAPPED, year))
            .forEach(unmapped::add);
      }
      if (!unmapped.isEmpty()) {
        context.note(
            "industries without a group of %s in some year: %s".formatted(scheme, unmapped));
      }
    }
  }
}
