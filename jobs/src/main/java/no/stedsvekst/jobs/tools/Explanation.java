package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import no.stedsvekst.jobs.access.AccessTables;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;

/**
 * A number of a municipality and year from the silver tables, a line a step.
 *
 * <p>The model's kernels compute it, as they do every night, and tell what they do. What the
 * pipeline has written is read only to be set beside the result.
 *
 * @param measure its name
 * @param reckoning has a kernel compute it, and what it tells written down
 * @param table in which the lake has it
 */
record Explanation(
    String measure, ToDoubleBiFunction<PlaceNumbers, ListedTrace> reckoning, TableSpec table) {
  private static final List<Explanation> ALL =
      List.of(
          new Explanation(
              "relative_growth",
              (numbers, trace) -> new ExplainedGrowth(numbers, trace).relativeGrowth(),
              PanelTables.PANEL),
          new Explanation(
              "vra",
              (numbers, trace) -> new ExplainedGrowth(numbers, trace).vra(),
              PanelTables.PANEL),
          new Explanation(
              "ds",
              (numbers, trace) -> new ExplainedSupply(numbers, trace).beyondTheNation(),
              PanelTables.PANEL),
          new Explanation(
              "net_migration_excess",
              (numbers, trace) -> new ExplainedMigration(numbers, trace).excess(),
              PanelTables.PANEL),
          new Explanation(
              "attractiveness",
              (numbers, trace) -> new ExplainedMigration(numbers, trace).attractiveness(),
              AttractTables.ATTRACTIVENESS),
          new Explanation(
              "business_attractiveness",
              (numbers, trace) -> new ExplainedBusiness(numbers, trace).attractiveness(),
              AttractTables.ATTRACTIVENESS),
          new Explanation(
              "births_expected",
              (numbers, trace) -> new ExplainedVitals(numbers, trace).births(),
              AttractTables.POPULATION_DECOMPOSITION),
          new Explanation(
              "deaths_expected",
              (numbers, trace) -> new ExplainedVitals(numbers, trace).deaths(),
              AttractTables.POPULATION_DECOMPOSITION),
          new Explanation(
              "centrality_jobs",
              (numbers, trace) -> new ExplainedCentrality(numbers, trace).ofJobs(),
              AccessTables.CENTRALITY));

  /** What can be explained, as it is told to who has chosen something else. */
  static final List<String> CHOICES =
      Stream.concat(ALL.stream().map(Explanation::measure), NamedExplanation.forms().stream())
          .toList();

  /** The lines of one of them, the last of them what the lake has. */
  static Listing lines(String measure, PresetTables tables, String place, int year) {
    PlaceNumbers numbers = new PlaceNumbers(tables, place, year);
    ListedTrace trace = new ListedTrace();
    NamedExplanation.of(measure)
        .ifPresentOrElse(
            named -> named.tell(measure, numbers, trace),
            () ->
                ALL.stream()
                    .filter(each -> each.measure.equals(measure))
                    .forEach(each -> each.tell(numbers, trace)));
    return trace.listing();
  }

  private void tell(PlaceNumbers numbers, ListedTrace trace) {
    trace.landed(measure, reckoning.applyAsDouble(numbers, trace), "as reckoned here");
    trace.landed(measure, inLake(numbers), "as in " + table.fullName());
  }

  private double inLake(PlaceNumbers numbers) {
    if (table.equals(PanelTables.PANEL)) {
      return numbers.inPanel(measure);
    }
    if (table.equals(AccessTables.CENTRALITY)) {
      return numbers.inCentrality(measure);
    }
    PlainRows rows = numbers.tables().ofPreset(table).where("level", Levels.MUNICIPALITY);
    return table.equals(AttractTables.POPULATION_DECOMPOSITION)
        ? numbers.ofPeriod(rows.where("component", measure), "persons")
        : numbers.ofPeriod(rows, measure);
  }
}
