package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.cli.Main;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that writes projections: what a night leaves, what is refused, what is gone on with. */
class ProjectJobTest {
  private static Dataset<Row> rows(TableSpec table) {
    return SharedLake.read(table);
  }

  /** Of whatever scenarios, alternative and horizon: all write rows of neutral. */
  @Test
  void whatAnotherRunHasWrittenOverIsProjectedAnew(@TempDir Path folder) throws IOException {
    String path = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(path));
    int base = rows(ProjectTables.TOTAL).selectExpr("max(base_year)").head().getInt(0);
    String[] whole = {
      "project",
      "--lake",
      path,
      "--scenario",
      "central",
      "--horizon",
      base + 3 + "",
      "--ages",
      "total"
    };
    Program.good(whole);
    Program.good("project", "--lake", path, "--scenario", "shrunk", "--horizon", base + 1 + "");
    assertEquals(base + 1, lastYearOfNeutral(path));
    Program.good(whole);
    assertEquals(base + 3, lastYearOfNeutral(path));
  }

  private static int lastYearOfNeutral(String lake) {
    return Lake.at(lake)
        .read(TestSession.get(), ProjectTables.TOTAL)
        .filter("scenario = 'neutral'")
        .selectExpr("max(year)")
        .head()
        .getInt(0);
  }

  /** It stays while what was projected from does; on other figures it would be of nothing. */
  @Test
  void aFanGoesWithTheFiguresThatItWasDrawnOn(@TempDir Path folder) throws IOException {
    String path = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(path));
    Lake lake = Lake.at(path);
    String[] plain = {
      "project", "--lake", path, "--scenario", "central", "--horizon", "2019", "--ages", "total"
    };
    String[] drawn =
        Stream.concat(Stream.of(plain), Stream.of("--draws", "2")).toArray(String[]::new);
    Program.good(drawn);
    long rows = lake.read(TestSession.get(), ProjectTables.FAN).count();
    assertTrue(rows > 0);
    Program.good(plain);
    assertEquals(rows, lake.read(TestSession.get(), ProjectTables.FAN).count());
    Dataset<Row> vital = lake.read(TestSession.get(), SilverTables.VITAL);
    Dataset<Row> other = vital.withColumn("births", col("births").plus(1e-9));
    assertTrue(
        lake.write(TestSession.get(), SilverTables.VITAL, other.localCheckpoint()).isPresent());
    Program.Result again = Program.good(plain);
    assertEquals(0, lake.read(TestSession.get(), ProjectTables.FAN).count());
    Dataset<Row> another = vital.withColumn("births", col("births").plus(2e-9));
    assertTrue(
        lake.write(TestSession.get(), SilverTables.VITAL, another.localCheckpoint()).isPresent());
    assertFalse(Program.good(plain).err().contains("the fan was drawn"), "it is gone");
    assertTrue(again.err().contains("the fan was drawn on earlier figures"), again.err());
  }

  @Test
  void booksAreKeptInTheTables() {
    Dataset<Row> books =
        rows(ProjectTables.FLOW)
            .join(totals("year", "persons"), KEY, "inner")
            .join(totals("later", "next"), KEY, "inner");
    List<Row> wrong =
        books
            .filter(
                "abs(persons + births - deaths + net_migration - next) > 1e-9 * next"
                    + " or abs(expected + attractiveness + closure - net_migration) > 1e-9 * persons")
            .takeAsList(3);
    assertEquals(List.of(), wrong);
    assertEquals(2 * 50 * 2, rows(ProjectTables.FLOW).count(), "scenarios, municipalities, years");
    assertEquals(2 * 50 * 2, books.count(), "every flow has a beginning and an end");
    Dataset<Row> ages =
        rows(ProjectTables.POPULATION)
            .withColumn("year", expr("year - 1"))
            .groupBy("preset", "scenario", "alternative", "base_year", "municipality", "year")
            .agg(expr("sum(deaths_before) died"), expr("sum(net_migration_before) moved"));
    Dataset<Row> cells = rows(ProjectTables.FLOW).join(ages, KEY, "inner");
    assertEquals(2 * 50 * 2, cells.count(), "every flow has its ages");
    assertEquals(
        List.of(),
        cells
            .filter("abs(died - deaths) > 1e-9 * deaths or abs(moved - net_migration) > 1e-6")
            .takeAsList(3));
  }

  private static final String[] KEY = {
    "preset", "scenario", "alternative", "base_year", "municipality", "year"
  };

  private static Dataset<Row> totals(String year, String name) {
    Dataset<Row> totals =
        rows(ProjectTables.TOTAL)
            .filter("level = 'municipality'")
            .selectExpr(
                "preset",
                "scenario",
                "alternative",
                "base_year",
                "unit as municipality",
                year.equals("later") ? "year - 1 as year" : "year",
                "persons as " + name);
    return totals;
  }

  @Test
  void levelsAreSumsAndAgesAddUp() {
    Row sums =
        rows(ProjectTables.TOTAL)
            .filter("scenario = 'neutral' and preset = 'recommended' and year = 2019")
            .selectExpr(
                "sum(if(level = 'municipality', persons, 0)) m",
                "sum(if(level = 'region', persons, 0)) r",
                "sum(if(level = 'county', persons, 0)) c",
                "sum(if(level = 'country', persons, 0)) n")
            .head();
    double ages =
        rows(ProjectTables.POPULATION)
            .filter("scenario = 'neutral' and preset = 'recommended' and year = 2019")
            .selectExpr("sum(persons)")
            .head()
            .getDouble(0);
    for (int level = 0; level < 4; level++) {
      assertEquals(ages, sums.getDouble(level), 1e-9 * ages);
    }
    List<String> bands =
        rows(ProjectTables.POPULATION)
            .selectExpr("age")
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    assertEquals(22, bands.size());
    assertTrue(bands.containsAll(List.of("0-4", "100-104", "105")), bands.toString());
  }

  /** Their places' futures do not happen together. */
  @Test
  void whatIfsOfEachPlaceAreNotSummed() {
    Dataset<Row> total = rows(ProjectTables.TOTAL).filter("preset = 'recommended'");
    assertTrue(total.filter("level = 'municipality' and scenario = 'high'").count() > 0);
    assertEquals(0, total.filter("level != 'municipality' and scenario = 'high'").count());
    assertTrue(total.filter("level = 'country' and scenario = 'neutral'").count() > 0);
  }

  /** The share is reckoned again of the flows: closure over what the model expects of all. */
  @Test
  void yearsThatTheClosureDominatesAreMarked() {
    List<Row> years =
        rows(ProjectTables.FLOW)
            .filter("preset = 'recommended' and scenario = 'neutral'")
            .groupBy("year")
            .agg(
                expr("sum(closure) / abs(sum(expected + attractiveness))"),
                expr("bool_or(is_closure_large)"),
                expr("bool_and(is_closure_large)"))
            .collectAsList();
    assertTrue(years.size() > 1);
    for (Row year : years) {
      boolean isLarge = Math.abs(year.getDouble(1)) > 0.25;
      assertEquals(isLarge, year.getBoolean(2), year.toString());
      assertEquals(isLarge, year.getBoolean(3), year.toString());
    }
    double told =
        rows(ProjectTables.CLOSURE)
            .filter("preset = 'recommended' and scenario = 'neutral' and closure = 'kappa_share'")
            .filter("year = " + years.get(0).getInt(0))
            .select("value")
            .head()
            .getDouble(0);
    assertEquals(years.get(0).getDouble(1), told, 1e-9 * Math.max(1, Math.abs(told)));
  }

  @Test
  void mistakesAreTold(@TempDir Path folder) throws IOException {
    assertMistake("did you mean \"neutral\"", "--scenario", "neutrel");
    assertMistake("give a later --horizon", "--base-year", "2017", "--horizon", "2015");
    Program.Result late =
        Program.run("project", "--lake", SharedLake.path(), "--base-year", "2031");
    assertEquals(4, late.exit());
    assertTrue(late.error().contains("no population of 1 January 2031"), late.error());
    Path file = folder.resolve("own.csv");
    Path conf =
        Files.writeString(
            folder.resolve("own.conf"), "project.file = \"%s\"".formatted(file.toString()));
    String header =
        "scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value,half_life\n";
    Files.writeString(file, "scenario,value\n");
    assertMistake("its first line must be scenario,name_no", "--conf", conf.toString());
    Files.writeString(file, header + "a,,,alpha,all,,,,0.1,\n");
    assertMistake("line 2: the measure \"alpha\" is none of", "--conf", conf.toString());
    Files.writeString(file, header + "a,,,alpha_res,all,,,,much,\n");
    assertMistake("line 2: \"much\" is no number", "--conf", conf.toString());
    Files.writeString(file, header + "a,,,alpha_res,9999,,,,0.1,\n");
    assertMistake("9999", "--conf", conf.toString(), "--scenario", "a");
    Files.writeString(file, header + "a,,,extra_jobs,0101,alchemy,2018,,10,\n");
    assertMistake("alchemy", "--conf", conf.toString(), "--scenario", "a");
  }

  private static void assertMistake(String said, String... options) {
    List<String> arguments =
        Stream.concat(Stream.of("project", "--lake", SharedLake.path()), Stream.of(options))
            .toList();
    Program.refused(said, arguments);
  }

  /** Killed after some years: the next run finds them, and comes to the same end. */
  @Test
  void aRunThatWasCutOffGoesOn(@TempDir Path folder) throws IOException {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Path work = Path.of(lake, "_work");
    String[] project = {
      "project", "--lake", lake, "--scenario", "neutral", "--horizon", "2021", "--ages", "total"
    };
    PrintStream cut =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            if (line.contains("1 January 2018")) {
              throw new IllegalStateException("cut off");
            }
          }
        };
    assertEquals(
        1, Main.run(List.of(project), new PrintStream(OutputStream.nullOutputStream()), cut));
    assertTrue(Files.exists(work));
    assertEquals(
        0,
        Lake.at(lake).read(TestSession.get(), ProjectTables.TOTAL).filter("year > 2019").count());
    Program.Result gone = Program.run(project);
    assertEquals(0, gone.exit(), gone.err());
    assertFalse(gone.err().contains("1 January 2018"), gone.err());
    assertTrue(gone.err().contains("1 January 2020"), gone.err());
    assertFalse(Files.exists(work), "what was kept on the way is taken away");
  }
}
