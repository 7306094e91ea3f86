package no.stedsvekst.jobs.monitoring;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;

/**
 * A table whose numbers are compared from night to night.
 *
 * @param table which
 * @param hasUnits whether its rows are of a unit of a level
 * @param items the columns that tell its rows apart besides
 * @param measures what is compared
 */
record TrackedTable(TableSpec table, boolean hasUnits, List<String> items, List<Measure> measures) {

  /** When a change of a measure is worth a row. */
  enum Kind {
    /** Persons or jobs: a share of what it was, and one at least. */
    COUNT,
    /** A fraction: so much of it. */
    RATE,
    /** In units of its own: a share of what it was. */
    ESTIMATE
  }

  /**
   * A number of a row.
   *
   * @param column its name
   * @param kind when a change of it is worth a row
   */
  record Measure(String column, Kind kind) {}

  /** What a user of the lake asks for first. */
  static final List<TrackedTable> ALL =
      List.of(
          new TrackedTable(
              PanelTables.PANEL,
              true,
              List.of("preset", "year"),
              measures(
                  List.of("population", "jobs", "employed", "net_migration"),
                  List.of("vra", "ds", "net_migration_excess"))),
          new TrackedTable(
              AttractTables.ATTRACTIVENESS,
              true,
              List.of("preset", "period"),
              measures(
                  List.of("actual", "expected", "attractiveness"),
                  List.of("shrunken_rate", "business_shrunken_rate"))),
          new TrackedTable(
              RegressTables.COEFFICIENT_SET,
              false,
              List.of("coef_set_id", "term"),
              List.of(new Measure("estimate", Kind.ESTIMATE))),
          new TrackedTable(
              ProjectTables.TOTAL,
              true,
              List.of("preset", "scenario", "alternative", "base_year", "year"),
              measures(List.of("persons", "jobs"), List.of())));

  private static List<Measure> measures(List<String> counts, List<String> rates) {
    List<Measure> measures = new ArrayList<>();
    counts.forEach(column -> measures.add(new Measure(column, Kind.COUNT)));
    rates.forEach(column -> measures.add(new Measure(column, Kind.RATE)));
    return measures;
  }
}
