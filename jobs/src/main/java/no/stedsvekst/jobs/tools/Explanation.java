package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.function.ToDoubleFunction;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.PanelTables;

/**
 * A number of a municipality and year reckoned from the silver tables, a line a step.
 *
 * <p>It is arithmetic of its own, a handful of numbers at a time: what the pipeline has is read
 * only to be set beside the result.
 *
 * @param measure its name
 * @param reckoning writes the steps down and gives the result
 * @param table in which the lake has it
 */
record Explanation(String measure, ToDoubleFunction<CalculationTrace> reckoning, TableSpec table) {
  private static final List<Explanation> ALL =
      List.of(
          new Explanation(
              "relative_growth",
              paper -> new ExplainedGrowth(paper).relativeGrowth(),
              PanelTables.PANEL),
          new Explanation("vra", paper -> new ExplainedGrowth(paper).vra(), PanelTables.PANEL),
          new Explanation(
              "ds", paper -> new ExplainedSupply(paper).beyondTheNation(), PanelTables.PANEL),
          new Explanation(
              "net_migration_excess",
              paper -> new ExplainedMigration(paper).excess(),
              PanelTables.PANEL),
          new Explanation(
              "attractiveness",
              paper -> new ExplainedMigration(paper).attractiveness(),
              AttractTables.ATTRACTIVENESS),
          new Explanation(
              "business_attractiveness",
              paper -> new ExplainedBusiness(paper).attractiveness(),
              AttractTables.ATTRACTIVENESS),
          new Explanation(
              "births_expected",
              paper -> new ExplainedVitals(paper).births(),
              AttractTables.POPULATION_DECOMPOSITION),
          new Explanation(
              "deaths_expected",
              paper -> new ExplainedVitals(paper).deaths(),
              AttractTables.POPULATION_DECOMPOSITION));

  /** What can be explained. */
  static final List<String> MEASURES = ALL.stream().map(Explanation::measure).toList();

  /** Of one of them. */
  static Explanation of(String measure) {
    return ALL.stream().filter(each -> each.measure.equals(measure)).findFirst().orElseThrow();
  }

  /** The lines, the last of them what the lake has. */
  Listing lines(PresetTables tables, String place, int year) {
    CalculationTrace paper = new CalculationTrace(tables, place, year);
    paper.say(measure, "as reckoned here", reckoning.applyAsDouble(paper));
    paper.say(measure, "as in " + table.fullName(), inLake(paper));
    return paper.listing();
  }

  private double inLake(CalculationTrace paper) {
    if (table.equals(PanelTables.PANEL)) {
      return paper.inPanel(measure);
    }
    PlainRows rows = paper.tables().ofPreset(table).where("level", Levels.MUNICIPALITY);
    return table.equals(AttractTables.POPULATION_DECOMPOSITION)
        ? paper.ofPeriod(rows.where("component", measure), "persons")
        : paper.ofPeriod(rows, measure);
  }
}
