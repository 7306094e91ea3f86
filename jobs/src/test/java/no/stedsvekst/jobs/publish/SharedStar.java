package no.stedsvekst.jobs.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.SharedLake;

/** The star of the shared lake, read once as its users read it: without Spark. */
final class SharedStar {
  static final String PRESET = "recommended";
  static final List<TableSpec> WRITTEN = new PublishJob().writes();
  static final StarRows STAR = StarRows.of(Lake.at(SharedLake.path()), all());

  /** What the nation's sums are by other tables: by measure, and year. */
  static final Map<String, Map<Integer, Double>> NATION =
      NationSums.of(Lake.at(SharedLake.path()), PRESET, "2009-2016");

  private SharedStar() {}

  private static List<TableSpec> all() {
    List<TableSpec> all = new ArrayList<>(WRITTEN);
    all.add(DimensionTables.INDUSTRY);
    all.add(PanelTables.DIM_YEAR);
    all.add(RegressTables.MODEL);
    all.add(RegressTables.TERM);
    all.add(RegressTables.COEFFICIENT_SET);
    all.add(AttractTables.ATTRACTIVENESS);
    all.add(ProjectTables.SCENARIO);
    all.add(SilverTables.of(PlaceTables.MUNICIPALITY_GROUP));
    return all;
  }
}
