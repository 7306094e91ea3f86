package no.stedsvekst.jobs.publish;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
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

  private static final List<TableSpec> PROJECTED = List.of(ProjectTables.TOTAL, ProjectTables.FLOW);

  private static final Map<TableSpec, List<TableSpec>> OF =
      Map.ofEntries(
          entry(StarDimensions.UNIT, UNITS),
          entry(StarDimensions.MODEL, FITS),
          entry(StarDimensions.SE, FITS),
          entry(StarDimensions.TERM, FITS),
          entry(StarDimensions.PRESET, List.of(PanelTables.PANEL)),
          entry(StarMarts.POPULATION, List.of(SilverTables.POPULATION)),
          entry(StarMarts.JOBS, List.of(SilverTables.JOBS, DimensionTables.INDUSTRY)),
          entry(
              StarMarts.MIGRATION,
              List.of(SilverTables.MUNICIPALITY, SilverTables.of(PeopleTables.MIGRATION_AGE))),
          entry(StarMarts.COMMUTING, List.of(SilverTables.COMMUTING)),
          entry(StarMarts.PLACE_YEAR, PLACES),
          entry(StarMarts.POPULATION_DRIVER, List.of(AttractTables.POPULATION_DECOMPOSITION)),
          entry(StarMarts.JOB_DRIVER, List.of(AttractTables.JOB_DECOMPOSITION)),
          entry(StarMarts.ATTRACTIVENESS_YEAR, List.of(AttractTables.ATTRACTIVENESS)),
          entry(StarMarts.ATTRACTIVENESS, List.of(AttractTables.ATTRACTIVENESS)),
          entry(StarMarts.ATTRACTIVENESS_REGION, List.of(AttractTables.ATTRACTIVENESS)),
          entry(StarMarts.ATTRACTIVENESS_COUNTY, List.of(AttractTables.ATTRACTIVENESS)),
          entry(StarMarts.PROJECTION, List.of(ProjectTables.TOTAL, ProjectTables.POPULATION)),
          entry(StarMarts.PROJECTION_YEAR, PROJECTED),
          entry(
              StarMarts.PROJECTION_JOBS,
              List.of(ProjectTables.TOTAL, ProjectTables.JOBS, DimensionTables.INDUSTRY)),
          entry(StarMarts.PROJECTION_FAN, List.of(ProjectTables.TOTAL, ProjectTables.FAN)),
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
