package no.stedsvekst.jobs.publish;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;

/** Which tables each table of the star is made of; where none of them has changed it stands. */
final class StarSources {
  private static final List<TableSpec> PLACES =
      List.of(
          SilverTables.POPULATION,
          SilverTables.VITAL,
          SilverTables.JOBS,
          SilverTables.EMPLOYMENT,
          SilverTables.COMMUTING);

  private static final List<TableSpec> UNITS =
      List.of(
          SilverTables.MUNICIPALITY,
          SilverTables.of(PlaceTables.MUNICIPALITY_GROUP),
          SilverTables.POPULATION,
          PanelTables.DIM_REGION,
          AttractTables.ATTRACTIVENESS);

  private static final List<TableSpec> FITS = List.of(RegressTables.MODEL, RegressTables.TERM);

  private static final List<TableSpec> MODELS =
      List.of(
          RegressTables.MODEL,
          RegressTables.TERM,
          RegressTables.COEFFICIENT_SET,
          AttractTables.ATTRACTIVENESS);

  private static final List<TableSpec> PROJECTED = List.of(ProjectTables.TOTAL, ProjectTables.FLOW);

  private static final Map<TableSpec, List<TableSpec>> OF =
      Map.ofEntries(
          entry(StarDimensions.UNIT, UNITS),
          entry(
              StarDimensions.GROUP,
              List.of(SilverTables.MUNICIPALITY, SilverTables.of(PlaceTables.MUNICIPALITY_GROUP))),
          entry(StarDimensions.MODEL, MODELS),
          entry(StarDimensions.SE, FITS),
          entry(StarDimensions.TERM, FITS),
          entry(StarDimensions.PRESET, List.of(PanelTables.PANEL)),
          entry(CountedTables.POPULATION, List.of(SilverTables.POPULATION)),
          entry(CountedTables.JOBS, List.of(SilverTables.JOBS, DimensionTables.INDUSTRY)),
          entry(
              CountedTables.MIGRATION,
              List.of(SilverTables.MUNICIPALITY, SilverTables.of(PeopleTables.MIGRATION_AGE))),
          entry(CountedTables.COMMUTING, List.of(SilverTables.COMMUTING)),
          entry(CountedTables.PLACE_YEAR, PLACES),
          entry(DriverTables.POPULATION_DRIVER, List.of(AttractTables.POPULATION_DECOMPOSITION)),
          entry(DriverTables.JOB_DRIVER, List.of(AttractTables.JOB_DECOMPOSITION)),
          entry(
              DriverTables.ATTRACTIVENESS_YEAR,
              List.of(AttractTables.ATTRACTIVENESS, PanelTables.PANEL)),
          entry(DriverTables.ATTRACTIVENESS, List.of(AttractTables.ATTRACTIVENESS)),
          entry(DriverTables.ATTRACTIVENESS_REGION, List.of(AttractTables.ATTRACTIVENESS)),
          entry(DriverTables.ATTRACTIVENESS_COUNTY, List.of(AttractTables.ATTRACTIVENESS)),
          entry(ProjectedTables.PROJECTION, List.of(ProjectTables.TOTAL, ProjectTables.POPULATION)),
          entry(ProjectedTables.PROJECTION_YEAR, PROJECTED),
          entry(
              ProjectedTables.PROJECTION_JOBS,
              List.of(ProjectTables.TOTAL, ProjectTables.JOBS, DimensionTables.INDUSTRY)),
          entry(ProjectedTables.PROJECTION_FAN, List.of(ProjectTables.TOTAL, ProjectTables.FAN)),
          entry(
              StarDimensions.INDICATOR,
              List.of(IndicateTables.INDICATOR_VALUE, SilverTables.of(IndicatorTables.INDICATOR))),
          entry(
              PlanTables.INDICATOR, List.of(IndicateTables.INDICATOR_VALUE, PanelTables.DIM_YEAR)),
          entry(PlanTables.GOAL, List.of(IndicateTables.INDICATOR_TARGET)),
          entry(PlanTables.RELOCATION, List.of(IndicateTables.RELOCATION)),
          entry(PlanTables.OCCUPATION, List.of(IndicateTables.OCCUPATION_GROWTH)),
          entry(Coefficients.COEFFICIENT_YEAR, FITS),
          entry(StoryTable.STORY, story()));

  private StarSources() {}

  /** Of a table; none of one that is made of words that the program knows. */
  static List<TableSpec> of(TableSpec table) {
    return OF.getOrDefault(table, List.of());
  }

  private static List<TableSpec> story() {
    return Stream.of(
            UNITS,
            PLACES,
            PROJECTED,
            List.of(AttractTables.POPULATION_DECOMPOSITION, ProjectTables.FAN))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }
}
