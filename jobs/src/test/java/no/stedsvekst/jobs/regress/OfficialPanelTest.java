package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;
import no.stedsvekst.jobs.testing.norway.OfficialLanding;
import no.stedsvekst.jobs.testing.norway.OfficialTable;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.ml.PanelRegression;
import no.stedsvekst.stats.Covariance;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Official figures through panel and fits. What limits them: net migration is estimated and not
 * registered, jobs begin in 2017, employment rates are of one year, both sexes and broad ages. So
 * only signs and orders of magnitude are asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialPanelTest {
  private static final String STABLE = "group:stable_2017_2024";

  private String lake;

  @BeforeAll
  void throughTheWholeLine(@TempDir Path folder) throws IOException {
    Path landing = folder.resolve("landing");
    OfficialLanding.in(landing)
        .years(2017, 2022)
        .write(
            OfficialTable.MUNICIPALITY,
            OfficialTable.CODE_CHANGE,
            OfficialTable.MUNICIPALITY_GROUP,
            OfficialTable.POPULATION,
            OfficialTable.VITAL,
            OfficialTable.JOBS,
            OfficialTable.EMPLOYMENT,
            OfficialTable.COMMUTING,
            OfficialTable.EMPLOYMENT_RATE,
            OfficialTable.DEATH_PROBABILITY);
    lake = folder.resolve("lake").toString();
    // The book's own years end in 2021.
    Path conf = Files.writeString(folder.resolve("all-years.conf"), "model.estimation_years = all");
    for (String job : List.of("land", "conform", "growth")) {
      Program.good(
          job,
          "--landing",
          landing.toString(),
          "--lake",
          lake,
          "--preset",
          "book2022",
          "--conf",
          conf.toString());
    }
  }

  @Test
  void growthOfFiveYearsOnStableUnits() {
    List<Row> years =
        read(PanelTables.PANEL)
            .filter("level = '" + STABLE + "' and vra is not null")
            .groupBy("year")
            .count()
            .orderBy("year")
            .collectAsList();
    // Rindal was not landed in 2019: it has no growth then and in 2020, nor has who works there.
    assertEquals(
        List.of(2018, 2019, 2020, 2021, 2022), years.stream().map(row -> row.getInt(0)).toList());
    assertEquals(353, years.get(0).getLong(1));
    assertEquals(352, years.get(1).getLong(1));
    assertTrue(years.get(2).getLong(1) > 320, years::toString);
    assertEquals(353, years.get(3).getLong(1));
    assertEquals(353, years.get(4).getLong(1));
    Row spread =
        read(PanelTables.PANEL)
            .filter("level = '" + STABLE + "'")
            .selectExpr("stddev(vra)", "avg(vra)")
            .head();
    assertTrue(spread.getDouble(0) > 0.005 && spread.getDouble(0) < 0.03, spread::toString);
    assertTrue(Math.abs(spread.getDouble(1)) < 0.01, spread::toString);
  }

  @Test
  void peopleGoWhereJobsGrowAndTowardsTheCentre() {
    String slice = "level = '" + STABLE + "'";
    List<MigrationModel> models =
        Stream.of("vra", "vra + vra_1 + vra_2", "vra + centrality", "vra + centrality + ds")
            .map(terms -> MigrationModel.ofFormula("net_migration_excess ~ " + terms).orElseThrow())
            .toList();
    PanelData data =
        PanelData.of(
            read(PanelTables.PANEL).filter(slice),
            read(PanelTables.MIGRATION).filter(slice),
            Optional.empty(),
            models);
    List<PanelFit> fits =
        new PanelRegression()
            .setGroupCol("level")
            .setLabelCols(PanelData.Response.WHOLE.column())
            .setDesigns(
                models.stream()
                    .map(model -> model.name() + "=" + String.join(",", model.terms()))
                    .toArray(String[]::new))
            .setStandardErrors("cluster")
            .fit(data.comparable())
            .fits();
    assertEquals(4, fits.size());
    for (PanelFit fit : fits) {
      List<String> terms = fit.terms().stream().map(PanelFit.Term::name).toList();
      for (int place = 0; place < terms.size(); place++) {
        System.out.printf(
            "official %d-%d, %d rows: %s %.5f (%.5f)%n",
            fit.identity().first(),
            fit.identity().last(),
            fit.observations(),
            terms.get(place),
            fit.estimates()[place],
            fit.covariances().get(Covariance.Recipe.CLUSTER).standardError(place));
      }
      assertEquals("ok", fit.status());
      assertEquals(terms.contains("vra_1") ? 2020 : 2018, fit.identity().first());
      assertEquals(2022, fit.identity().last());
      assertBetween(0.01, 0.4, fit, "vra");
      if (terms.contains("centrality")) {
        assertBetween(0.005, 0.08, fit, "centrality");
      }
    }
  }

  private static void assertBetween(double low, double high, PanelFit fit, String term) {
    PanelFit.Term found =
        fit.terms().stream().filter(each -> each.name().equals(term)).findFirst().orElseThrow();
    assertTrue(low < found.estimate() && found.estimate() < high, found::toString);
  }

  private Dataset<Row> read(TableSpec table) {
    return Lake.at(lake).read(TestSession.get(), table);
  }
}
