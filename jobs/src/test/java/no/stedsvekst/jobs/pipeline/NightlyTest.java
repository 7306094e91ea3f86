package no.stedsvekst.jobs.pipeline;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.BronzeTables;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A lake over some nights: what is skipped, what is done again, what the ledger says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightlyTest {
  private static final String TWO_LEVELS = "level in ('municipality', 'region')";

  private static final String FORMULA = "net_migration_excess ~ vra";

  private OwnLake lake;

  private List<String> shownBefore;

  private JsonNode first;

  @BeforeAll
  void theFirstNight(@TempDir Path folder) throws IOException {
    lake = new OwnLake(folder);
    Program.Result result = lake.run("nightly", "--format", "json");
    assertEquals(0, result.exit(), result.err());
    first = new ObjectMapper().readTree(result.lastLine());
  }

  @Test
  @Order(1)
  void jsonEndsInRunStatusExitAndTables() {
    assertEquals("ok", first.get("status").asText());
    assertEquals(0, first.get("exit").asInt());
    assertTrue(first.get("run_id").asText().contains("-nightly-"));
    List<String> written = first.get("tables").findValuesAsText("table");
    assertTrue(
        written.containsAll(List.of("bronze.jobs", "silver.jobs", "gold.panel")),
        written.toString());
  }

  @Test
  @Order(1)
  void theLedgerHasEveryStepAndEveryTable() {
    List<Row> steps =
        lake.read(OpsTables.RUN)
            .filter("parent_run_id = '%s'".formatted(first.get("run_id").asText()))
            .orderBy("started_at")
            .select("job", "status", "rows")
            .collectAsList();
    assertEquals(
        List.of(
            "land",
            "conform",
            "access",
            "growth",
            "regress",
            "attract",
            "ripple",
            "project",
            "indicate",
            "backtest",
            "publish"),
        steps.stream().map(row -> row.getString(0)).toList());
    assertTrue(
        steps.stream()
            .allMatch(
                row ->
                    row.getString(1)
                        .equals(
                            List.of("access", "ripple", "indicate").contains(row.getString(0))
                                ? "skipped"
                                : "ok")));
    long panelRows =
        lake.read(OpsTables.TABLE_WRITE)
            .filter("table = 'gold.panel'")
            .select("rows")
            .head()
            .getLong(0);
    // 8 municipalities and 3 regions, 2010 to 2013, and the units of the other levels
    assertEquals(11 * 4, lake.read(PanelTables.PANEL).filter(TWO_LEVELS).count());
    assertEquals(panelRows, lake.read(PanelTables.PANEL).count());
    // Five years of people are too few to project from any of them.
    assertEquals(0, lake.read(ProjectTables.BACKTEST_SCORE).count());
    assertTrue(
        lake.read(OpsTables.RUN)
            .filter("job = 'backtest'")
            .select("note")
            .head()
            .getString(0)
            .contains("origin 2009 is left out: population begins in 2010"));
    assertEquals("synthetic", lake.read(OpsTables.LAKE).select("kind").head().getString(0));
  }

  @Test
  @Order(2)
  void anUnchangedNightWritesNothing() {
    Map<String, Long> before = lake.files();
    Program.Result result = lake.run("nightly", "--format", "json");
    assertEquals(0, result.exit());
    assertTrue(result.lastLine().contains("\"status\":\"skipped\""), result.lastLine());
    assertEquals(before, lake.files());
  }

  @Test
  @Order(2)
  void aMunicipalityIsNamedByACodeOfAnyYear(@TempDir Path elsewhere) throws IOException {
    for (String change :
        Files.readAllLines(lake.landing().resolve("code_change.csv")).stream().skip(1).toList()) {
      String[] cells = change.split(",", -1);
      Path csv = elsewhere.resolve(cells[0] + "-" + cells[1] + ".csv");
      Program.Result result = exported("gold.panel", cells[0], csv);
      assertEquals(0, result.exit(), result.err());
      String said =
          result
              .err()
              .lines()
              .filter(line -> line.startsWith("export: " + cells[0]))
              .findFirst()
              .get();
      assertTrue(said.startsWith("export: " + cells[0] + " is "), said);
      assertTrue(said.contains(cells[1]), said);
      assertEquals(cells[3].equals("1"), !said.contains("%"), said);
      List<String> lines = Files.readAllLines(csv);
      assertEquals(
          4,
          lines.stream()
              .filter(line -> line.startsWith("recommended,municipality," + cells[1] + ","))
              .count());
      assertTrue(lines.stream().noneMatch(line -> line.contains("," + cells[0] + ",")), said);
    }
    Path csv = elsewhere.resolve("none.csv");
    assertTrue(
        exported("gold.panel", "9998", csv).error().contains("had the code \"9998\" in any"));
    assertTrue(
        exported("bronze.jobs", "0101", csv).error().contains("choose its rows with --where"));
    assertFalse(Files.exists(csv));
  }

  private Program.Result exported(String table, String municipality, Path to) {
    return lake.run(
        "export", "--table", table, "--municipality", municipality, "--to", to.toString());
  }

  @Test
  @Order(3)
  void anotherPresetLeavesTheFirstAlone() {
    // Read from the files of now, also when there are newer ones.
    Dataset<Row> before = recommended();
    assertEquals(0, lake.run("growth", "--preset", "book2022").exit());
    assertEquals(88, lake.read(PanelTables.PANEL).filter(TWO_LEVELS).count());
    assertSame(before, recommended());
  }

  private Dataset<Row> recommended() {
    return lake.read(PanelTables.PANEL)
        .filter("preset = 'recommended'")
        .orderBy("level", "unit", "year");
  }

  @Test
  @Order(4)
  void onlyTheYearsAskedForAreWritten() {
    // As they are there already, they would be left as they are.
    Lake.at(lake.path())
        .writeSlice(
            TestSession.get(),
            PanelTables.PANEL,
            TestSession.get().createDataFrame(List.of(), PanelTables.PANEL.schema()),
            "preset = 'recommended' and year = 2012");
    assertEquals(0, lake.run("growth", "--from-year", "2012", "--to-year", "2012").exit());
    Row years =
        lake.read(PanelTables.PANEL)
            .filter("preset = 'recommended' and " + TWO_LEVELS)
            .selectExpr(
                "count(*)",
                "count(distinct run_id)",
                "count(distinct if(year = 2012, run_id, null))",
                "count(if(year = 2012 and vra_1 is null, 1, null))")
            .head();
    assertEquals(44, years.getLong(0));
    assertEquals(2, years.getLong(1));
    assertEquals(1, years.getLong(2));
    assertEquals(0, years.getLong(3), "the lags of 2012 are read from earlier years");
  }

  @Test
  @Order(5)
  void aChangedFileIsLandedAloneAndUsed() {
    Program.Result result =
        lake.with(
            "vital",
            text -> text.replaceFirst("0101,2012,\\d+(,\\d+),-?\\d+", "0101,2012,777$1,200"),
            "land");
    assertEquals(0, result.exit(), result.err());
    assertEquals(List.of("silver.vital"), written(lake.run("conform", "--format", "json")));
    assertEquals(0, lake.run("growth").exit());
    String revised =
        "vital revised: 0 rows added, 0 removed, 1 changed; the largest births of 0101";
    assertTrue(result.err().contains(revised), result.err());
    assertEquals(2, loads("vital"));
    assertEquals(1, loads("jobs"));
    assertEquals(
        777.0,
        lake.read(SilverTables.VITAL)
            .filter("municipality = '0101' and year = 2012")
            .select("births")
            .head()
            .getDouble(0));
  }

  /** Net migration changes afterwards; a test after that fits again on what was read here. */
  @Test
  @Order(4)
  void aFormulaIsFitted() {
    Program.Result fitted =
        lake.run("regress", "--formula", FORMULA, "--level", "municipality", "--show");
    assertEquals(0, fitted.exit(), fitted.err());
    shownBefore = growthTerm(fitted);
    assertFalse(shownBefore.isEmpty(), fitted.out());
  }

  @Test
  @Order(6)
  void anEarlierRunIsFittedAgainOnWhatItRead() {
    String run = firstOfFormula();
    String[] fit = {"--formula", FORMULA, "--level", "municipality", "--show"};
    List<String> now = growthTerm(lake.run("regress", fit));
    assertFalse(now.equals(shownBefore), "net migration has changed since: " + now);
    Program.Result again =
        lake.run(
            "regress",
            Stream.concat(Stream.of(fit), Stream.of("--as-of", run)).toArray(String[]::new));
    assertEquals(0, again.exit(), again.err());
    assertEquals(shownBefore, growthTerm(again));
    assertEquals(2, lake.run("regress", "--as-of", "nobody").exit());
  }

  private static List<String> growthTerm(Program.Result shown) {
    return shown.out().lines().filter(line -> line.startsWith("vra ")).toList();
  }

  /** The first run of the formula. */
  private String firstOfFormula() {
    return lake.read(OpsTables.RUN)
        .filter("job = 'regress' and status = 'ok' and parameters like '%user:%'")
        .orderBy("started_at")
        .select("run_id")
        .head()
        .getString(0);
  }

  @Test
  @Order(7)
  void aTableThatSomebodyElseWroteIsMadeAgain() {
    assertEquals(0, lake.run("growth").exit());
    lake.empty(PanelTables.PANEL);
    Program.Result result = lake.run("growth", "--format", "json");
    assertTrue(result.lastLine().contains("\"status\":\"ok\""), result.lastLine());
    assertEquals(44, lake.read(PanelTables.PANEL).filter(TWO_LEVELS).count());
  }

  /** Its versions count from 0 again; a run that read one of them did not read this. */
  @Test
  @Order(7)
  void aTableThatWasMadeAnewIsNotTakenForTheOld() throws IOException {
    String run = firstOfFormula();
    assertEquals(0, lake.run("growth").exit());
    TableSpec table = PanelTables.MIGRATION;
    long version = Lake.at(lake.path()).version(table).getAsLong();
    List<Row> rows = lake.read(table).collectAsList();
    Folders.delete(Path.of(Lake.at(lake.path()).path(table).replace("file:", "")));
    DeltaLog.clearCache();
    for (long each = 0; each <= version; each++) {
      List<Row> turn = (version - each) % 2 == 0 ? rows : rows.subList(0, 1);
      Lake.at(lake.path())
          .writeSlice(
              TestSession.get(),
              table,
              TestSession.get().createDataFrame(turn, table.schema()),
              "true");
    }
    assertEquals(version, Lake.at(lake.path()).version(table).getAsLong());
    Program.Result asOf = lake.run("regress", "--as-of", run, "--formula", FORMULA, "--show");
    assertEquals(4, asOf.exit(), asOf.err());
    assertTrue(asOf.error().contains("the one there now was made anew"), asOf.err());
    assertEquals(4, lake.run("restore", "--run", run, "--dry-run").exit());
    Program.Result result = lake.run("growth", "--format", "json");
    assertTrue(result.lastLine().contains("\"status\":\"ok\""), result.lastLine());
  }

  @Test
  @Order(7)
  void ofAStepThatRunsAgainOnlyWhatIsNotSettledIsWritten() {
    // As a release left it that knew no names of counties.
    TableSpec landed = BronzeTables.bronze(PlaceTables.MUNICIPALITY);
    lake.read(landed)
        .drop("county_name")
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", true)
        .save(Lake.at(lake.path()).path(landed));
    assertEquals(0, lake.run("conform").exit());
    long jobs = lake.read(SilverTables.JOBS).count();
    lake.empty(SilverTables.JOBS);
    assertEquals(List.of("silver.jobs"), written(lake.run("conform", "--format", "json")));
    assertEquals(jobs, lake.read(SilverTables.JOBS).count());
    lake.empty(DimensionTables.MUNICIPALITY_HISTORY);
    assertEquals(
        List.of("gold.dim_municipality_history"), written(lake.run("conform", "--format", "json")));
    assertTrue(lake.read(DimensionTables.MUNICIPALITY_HISTORY).count() > 0);
    List<String> ofOtherCodes =
        written(lake.run("conform", "--format", "json", "--vintage", "2012"));
    assertTrue(
        ofOtherCodes.containsAll(List.of("silver.jobs", "silver.vital", "silver.population")),
        ofOtherCodes.toString());
    assertTrue(written(lake.run("conform", "--format", "json")).contains("silver.population"));
  }

  @Test
  @Order(8)
  void aFaultOfTheProgramIsOneLineAndALedgerRow() throws IOException {
    // A column that the table does not have: nothing a user did.
    String where = Lake.at(lake.path()).path(SilverTables.VITAL);
    lake.read(SilverTables.VITAL)
        .drop("net_migration")
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", true)
        .save(where);
    Program.Result result = lake.run("growth", "--format", "json");
    assertEquals(1, result.exit());
    assertTrue(result.error().startsWith("stedsvekst: growth failed: "), result.error());
    assertTrue(result.error().contains("net_migration"), result.error());
    assertEquals(
        "failed",
        lake.read(OpsTables.RUN)
            .orderBy(col("started_at").desc())
            .select("status")
            .head()
            .getString(0));
  }

  private static List<String> written(Program.Result result) {
    assertEquals(0, result.exit(), result.err());
    try {
      return new ObjectMapper().readTree(result.lastLine()).get("tables").findValuesAsText("table");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long loads(String table) {
    var landing = LandingTables.ALL.stream().filter(each -> each.name().equals(table)).findFirst();
    return lake.read(BronzeTables.bronze(landing.orElseThrow()))
        .select("run_id")
        .distinct()
        .count();
  }
}
