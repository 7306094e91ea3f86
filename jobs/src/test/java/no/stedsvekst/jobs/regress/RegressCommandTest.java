package no.stedsvekst.jobs.regress;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a statistician sees in the terminal. */
class RegressCommandTest {

  /** What a fit leaves has nothing to do with what it was fitted on. */
  @Test
  void whatAFitLeavesCanBeExplained(@TempDir Path folder) throws IOException {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Program.good(
        "regress", "--lake", lake, "--formula", "residual ~ vra_1", "--level", "municipality");
    List<Row> fits =
        Lake.at(lake)
            .read(TestSession.get(), RegressTables.MODEL)
            .filter("response = 'residual' and se = 'iid' and status = 'ok' and period like '%-%'")
            .select("fit_id")
            .collectAsList();
    assertEquals(1, fits.size());
    double estimate =
        Lake.at(lake)
            .read(TestSession.get(), RegressTables.TERM)
            .filter("term = 'vra_1' and fit_id = '" + fits.get(0).getString(0) + "'")
            .select("estimate")
            .head()
            .getDouble(0);
    assertEquals(0, estimate, 1e-9);
  }

  /**
   * One model by itself is written over rows of a night, which then are not as the night left them.
   */
  @Test
  void aModelByItselfIsOfTheNightsScope() {
    RegressJob job = new RegressJob();
    String night = job.scope(RegressChoice.of(Settings.load(Map.of())));
    assertEquals(night, job.scope(RegressChoice.of(Settings.load(Map.of("regress.model", "v3")))));
    assertNotEquals(
        night,
        job.scope(
            RegressChoice.of(
                Settings.load(Map.of("regress.formula", "net_migration_excess ~ vra + ds")))));
  }

  @Test
  void theFitIsShownAsInR() {
    Program.Result result =
        Program.good("regress", "--lake", SharedLake.path(), "--preset", "book2022", "--show");
    assertTrue(result.err().contains("nothing has changed, skipped"), result.err());
    String out = result.out();
    assertTrue(
        out.contains("book2022: net_migration_excess ~ vra + vra_1 + vra_2 + centrality_jobs + ds"),
        out);
    assertTrue(out.contains("Pr(>|t|)"), out);
    Row fit =
        SharedLake.read(RegressTables.MODEL)
            .filter(
                "preset = 'book2022' and model = 'book2022' and level = 'region' and se = 'iid'"
                    + " and sex = 'all' and age_group = 'all' and period = '2009-2016'")
            .select("fit_id", "r_squared")
            .head();
    assertTrue(out.contains("Multiple R-squared: %.4f".formatted(fit.getDouble(1))), out);
    for (Row term :
        SharedLake.read(RegressTables.TERM)
            .filter("fit_id = '" + fit.getString(0) + "'")
            .select("term", "estimate", "statistic")
            .collectAsList()) {
      assertTrue(out.contains("%.7f".formatted(term.getDouble(1))), term.toString());
    }
  }

  /** What people read as R prints it, programs are told an object a term. */
  @Test
  void programsAreToldTheSame() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    // What became of the step stands before it.
    String shown =
        Program.good(
                "regress",
                "--lake",
                SharedLake.path(),
                "--preset",
                "book2022",
                "--show",
                "--format",
                "json")
            .out()
            .lines()
            .filter(line -> line.contains("\"fit_id\""))
            .findFirst()
            .orElseThrow();
    JsonNode first = json.readTree(shown);
    assertEquals("(Intercept)", first.path("term").asText(), shown);
    assertEquals(
        1,
        SharedLake.read(RegressTables.TERM)
            .filter(
                "fit_id = '%s' and term = '(Intercept)' and estimate = double('%s')"
                    .formatted(first.path("fit_id").asText(), first.path("estimate").asText()))
            .count(),
        shown);
    String[] compared = compared("book2022,recommended", "--format", "json").split("\\R", -1);
    JsonNode row = json.readTree(compared[1]);
    assertEquals("v1", row.path("model").asText(), compared[1]);
    assertEquals(
        row.path("other").asDouble() - row.path("one").asDouble(),
        row.path("difference").asDouble(),
        compared[1]);
  }

  @Test
  void presetsAndRunsAreSetSideBySide() {
    String[] lines = compared("book2022,recommended").split("\\R", -1);
    assertTrue(lines[0].matches("model +level +term +book2022 +recommended +difference"), lines[0]);
    assertTrue(lines[2].startsWith("v1 "), lines[2]);
    // Each run fitted a preset of its own and left the other's rows alone.
    List<String> runs =
        SharedLake.read(OpsTables.TABLE_WRITE)
            .filter("table = 'gold.regression_term'")
            .select("run_id")
            .distinct()
            .orderBy("run_id")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    String same = compared(runs.get(0) + "," + runs.get(1));
    assertTrue(same.lines().skip(1).allMatch(line -> line.endsWith(" 0.0000000")), same);
  }

  /** What is printed of v1 at regions for two presets or runs. */
  private static String compared(String names, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("regress", "--lake", SharedLake.path(), "--compare", names));
    arguments.addAll(List.of("--model", "v1", "--level", "region"));
    arguments.addAll(List.of(options));
    return Program.good(arguments.toArray(String[]::new)).out();
  }

  @Test
  void mistakesAreTold() {
    assertMistake("excludes", "--model", "v1", "--formula", "net_migration_excess ~ vra");
    assertMistake("a formula such as", "--formula", "net_migration_excess ~ log(vra)");
    assertMistake("names of iid, HC1", "--se", "iid,HC5");
    assertMistake("two names such as", "--compare", "book2022");
    assertMistake("no run nobody wrote", "--compare", "book2022,nobody");
    assertMistake("book2022", "--model", "book2020");
  }

  private static void assertMistake(String said, String... options) {
    List<String> arguments = new ArrayList<>(List.of("regress", "--lake", SharedLake.path()));
    arguments.addAll(List.of(options));
    Program.refused(said, arguments);
  }

  /** Whoever fits one model at one level can apply what was published, as after a whole night. */
  @Test
  void everyRegressionWritesThePublishedSets(@TempDir Path folder) throws IOException {
    Path lake = folder.resolve("lake");
    SharedLake.copyTo(lake);
    Folders.delete(lake.resolve("gold").resolve("coefficient_set"));
    Program.good("regress", "--lake", lake.toString(), "--model", "v1", "--level", "municipality");
    Dataset<Row> expected = published(SharedLake.read(RegressTables.COEFFICIENT_SET));
    assertTrue(expected.count() > 20);
    assertNear(
        expected,
        published(Lake.at(lake.toString()).read(TestSession.get(), RegressTables.COEFFICIENT_SET)),
        1e-12);
  }

  private static Dataset<Row> published(Dataset<Row> sets) {
    return sets.filter("preset = 'published'")
        .select("coef_set_id", "term", "estimate", "center")
        .orderBy("coef_set_id", "term");
  }
}
