package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.jobs.testing.norway.InCodesOf2020;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The book's example, Rælingen in 2021, out of the official figures through the whole line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class RaelingenTest {
  private static final String RAELINGEN = "3027";

  /** Tabell 2 as printed: code of 2020, share in percent, relative growth in percent, effect. */
  private static final Object[][] TABELL_2 = {
    {"0301", 37.0, 1.4, 5.2},
    {"3030", 20.8, 1.2, 2.4},
    {"3027", 15.2, -1.2, -1.8},
    {"3029", 13.0, 0.1, 0.2},
    {"3024", 2.6, -1.3, -0.3},
    {"3033", 2.4, 5.7, 1.4},
    {"3031", 1.2, 0.0, 0.0}
  };

  private Lake lake;

  @BeforeAll
  void throughTheWholeLine(@TempDir Path folder) throws IOException {
    Path landing = folder.resolve("landing");
    InCodesOf2020.land(landing);
    String path = folder.resolve("lake").toString();
    for (String job : List.of("land", "conform", "growth")) {
      Program.good(job, "--landing", landing.toString(), "--lake", path, "--preset", "book2022");
    }
    lake = Lake.at(path);
  }

  @Test
  void norwayIsWhole() {
    Row norway =
        read(SilverTables.POPULATION).filter("year = 2022").selectExpr("sum(persons)").head();
    assertEquals(5_425_270.0, norway.getDouble(0));
    assertEquals(356, read(SilverTables.MUNICIPALITY).count());
  }

  @Test
  void theColumnsOfTheMatrixAddUpToTheJobs() {
    Dataset<Row> columns =
        read(SilverTables.COMMUTING)
            .groupBy("year", "work")
            .agg(org.apache.spark.sql.functions.sum("employed").as("employed"))
            .withColumnRenamed("work", "municipality");
    Dataset<Row> differing =
        read(SilverTables.JOBS)
            .join(columns, new String[] {"year", "municipality"}, "full")
            .filter("jobs is null or employed is null or jobs <> employed");
    assertEquals(0, differing.count());
  }

  @Test
  void thirtySevenPercentWorkInOslo() {
    assertEquals(37.05, 100 * shares().get("0301"), 0.005);
  }

  @Test
  void tabell2() {
    Map<String, Double> shares = shares();
    Map<String, Row> panel = panelOf2021();
    for (Object[] printed : TABELL_2) {
      String work = (String) printed[0];
      double share = shares.get(work);
      double growth = panel.get(work).<Double>getAs("relative_growth");
      // The book divides by all employed residents; the row of the matrix lacks half a percent.
      assertEquals((double) printed[1], 100 * share, 0.15, work);
      // Ullensaker's printed 5.7 is 5.64 in the figures of today.
      assertEquals((double) printed[2], 100 * growth, 0.06, work);
      assertEquals((double) printed[3], 1000 * share * growth, 0.11, work);
    }
  }

  @Test
  void theSumOverAllDestinationsIsThePanels() {
    Map<String, Row> panel = panelOf2021();
    double vra = 0;
    for (Map.Entry<String, Double> share : shares().entrySet()) {
      vra += share.getValue() * panel.get(share.getKey()).<Double>getAs("relative_growth");
    }
    assertEquals(vra, panel.get(RAELINGEN).<Double>getAs("vra"), 1e-12);
  }

  private Map<String, Double> shares() {
    Map<String, Double> employed = new HashMap<>();
    read(SilverTables.COMMUTING)
        .filter("year = 2021 and home = '" + RAELINGEN + "'")
        .collectAsList()
        .forEach(row -> employed.put(row.getAs("work"), row.getAs("employed")));
    double all = employed.values().stream().mapToDouble(Double::doubleValue).sum();
    employed.replaceAll((work, count) -> count / all);
    return employed;
  }

  private Map<String, Row> panelOf2021() {
    Map<String, Row> rows = new HashMap<>();
    read(PanelTables.PANEL)
        .filter("year = 2021 and level = 'municipality'")
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("unit"), row));
    return rows;
  }

  private Dataset<Row> read(TableSpec table) {
    return lake.read(TestSession.get(), table);
  }
}
