package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the municipal fit of a model leaves that the user has named. */
class ChosenFitTest {
  private static final String SET = "recommended+_book2018_municipality";

  /** The terms of book2018, and what each is multiplied by in the panel. */
  private static final Map<String, String> TERMS =
      Map.of(
          "(Intercept)", "1.0",
          "own_growth", "relative_growth",
          "own_growth_1", "own_growth_1",
          "own_growth_2", "own_growth_2",
          "neighbour_growth", "neighbour_growth",
          "neighbour_growth_1", "neighbour_growth_1",
          "neighbour_growth_2", "neighbour_growth_2",
          "ln_population", "ln(population)",
          "labour_market_integration", "labour_market_integration");

  @Test
  void attractivenessIsWhatTheNamedFitLeaves(@TempDir Path folder) throws IOException {
    String path = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(path));
    String landing = SharedLake.landing().toString();
    Program.Result night =
        Program.good(
            "nightly",
            "--landing",
            landing,
            "--lake",
            path,
            "--coef",
            "book2018",
            "--until",
            "attract");
    assertTrue(night.err().contains("coefficients applied: " + SET), night.err());
    assertLeftOver(Lake.at(path), "recommended+", SET);
  }

  /**
   * The panel and the fits are those of the preset: nothing of them hangs on the coefficients. A
   * projection goes on from attractiveness that was found with the same ones.
   */
  @Test
  void attractAndProjectAloneTakeThePanelAndTheFitsOfThePreset(@TempDir Path folder)
      throws IOException {
    String path = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(path));
    List<String> project =
        List.of(
            "project", "--lake", path, "--coef", "v3", "--scenario", "shrunk", "--horizon", "2024");
    assertMissing("run stedsvekst attract with the same settings first", project);
    String set = "recommended_book2018_municipality";
    Program.Result alone = Program.good("attract", "--lake", path, "--coef", "book2018");
    assertTrue(alone.err().contains("coefficients applied: " + set), alone.err());
    assertLeftOver(Lake.at(path), "recommended", set);
    assertMissing("no rows of the coefficients v3 under the preset recommended+", project);
    Program.good("attract", "--lake", path, "--coef", "v3");
    Program.good(project.toArray(String[]::new));
    assertEquals(
        List.of("v3"),
        read(Lake.at(path), ProjectTables.TOTAL)
            .filter("preset = 'recommended+'")
            .select("coef_set_id")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList());
    // Where another parameter differs too, the panel is another.
    Path altered = Files.writeString(folder.resolve("altered.conf"), "model.ds_denominator = jobs");
    assertMissing(
        "gold.panel has no rows where preset = 'recommended+'",
        List.of("attract", "--lake", path, "--coef", "v3", "--conf", altered.toString()));
  }

  private static void assertMissing(String said, List<String> arguments) {
    Program.Result result = Program.run(arguments.toArray(String[]::new));
    assertEquals(4, result.exit(), result.err());
    assertTrue(result.err().contains(said), result.err());
  }

  /** What is left of a panel's migration is the attractiveness that stands under the preset. */
  private static void assertLeftOver(Lake lake, String panel, String set) {
    Dataset<Row> coefficients =
        read(lake, RegressTables.COEFFICIENT_SET).filter("coef_set_id = '" + set + "'");
    StringBuilder left = new StringBuilder("net_migration_excess");
    List<Row> found = coefficients.select("term", "estimate").collectAsList();
    assertEquals(TERMS.size(), found.size());
    for (Row term : found) {
      left.append(" - cast('").append(term.getDouble(1)).append("' as double) * ");
      left.append(TERMS.get(term.getString(0)));
    }
    Dataset<Row> plain =
        read(lake, PanelTables.PANEL)
            .filter("preset = '" + panel + "' and level = 'municipality'")
            .selectExpr("unit", "cast(year as string) as period", left + " as left_over");
    Dataset<Row> rates =
        read(lake, AttractTables.ATTRACTIVENESS)
            .filter("preset = 'recommended+' and level = 'municipality' and length(period) = 4");
    assertEquals(0, rates.filter("coef_set_id <> '" + set + "'").count());
    Row missed =
        rates
            .join(plain, new String[] {"unit", "period"})
            .selectExpr("count(*)", "max(abs(attractiveness_rate - left_over))")
            .head();
    assertTrue(missed.getLong(0) >= 50, "places and years: " + missed.getLong(0));
    assertEquals(0, missed.getDouble(1), 1e-12);
  }

  private static Dataset<Row> read(Lake lake, TableSpec table) {
    return lake.read(TestSession.get(), table);
  }
}
