package no.stedsvekst.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.land.BronzeTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of bad input, and that the lake is as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private OwnLake lake;
  private Map<String, Long> before;

  @BeforeAll
  void makeAGoodLake(@TempDir Path folder) {
    lake = new OwnLake(folder);
    for (String step : List.of("land", "conform", "growth")) {
      assertEquals(0, lake.run(step).exit());
    }
    before = lake.files();
    assertTrue(before.keySet().stream().anyMatch(file -> file.contains("gold/panel")));
  }

  @Test
  void aMalformedNumber() {
    refused(
        "jobs",
        text -> text.replaceFirst("kommune,(\\d+)\n", "kommune,1x$1\n"),
        "jobs.csv has 1 row whose jobs is no number: (municipality=0101, year=2010,"
            + " industry=kommune, jobs=1x");
  }

  @Test
  void aLineWithACellTooMany() {
    refused(
        "vital",
        text -> text + "0101,2010,1,2,3,4\n",
        "1 row with more or fewer cells than the header: (municipality=0101, line=0101,2010,1,2,3,4)");
  }

  @Test
  void aMissingColumn() {
    refusedAtTheDoor(
        "vital", text -> text.replaceAll("(?m),[^,]*$", ""), "vital.csv lacks net_migration");
  }

  @Test
  void aFileOfNothingButItsHeader() {
    refusedAtTheDoor(
        "vital",
        text -> text.lines().findFirst().orElseThrow() + "\n",
        "vital.csv has no rows at all");
  }

  @Test
  void twoFilesOfOneTable() throws IOException {
    Path second = lake.landing().resolve("vital.csv.gz");
    Files.write(second, new byte[0]);
    Program.Result result = lake.run("nightly");
    Files.delete(second);
    assertEquals(3, result.exit());
    assertTrue(
        result.error().contains("vital is there more than once or in two formats"), result.error());
  }

  @Test
  void aCompressedFileThatBreaksOff() throws IOException {
    Path plain = lake.landing().resolve("commuting.csv");
    Path packed = lake.landing().resolve("commuting.csv.gz");
    byte[] good = Files.readAllBytes(plain);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
      stream.write(good);
    }
    Files.write(packed, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20));
    Files.delete(plain);
    Program.Result result = lake.run("nightly");
    Files.delete(packed);
    Files.write(plain, good);
    assertEquals(3, result.exit(), result.err());
    assertTrue(result.error().contains("commuting.csv.gz cannot be read to its end"));
    assertEquals(before, lake.files());
  }

  @Test
  void aStepWithoutALakeMakesNone(@TempDir Path empty) {
    Path nowhere = empty.resolve("typo");
    Program.Result result = Program.run("growth", "--lake", nowhere.toString());
    assertEquals(4, result.exit());
    assertTrue(result.error().contains("there is no lake at"), result.error());
    assertFalse(Files.exists(nowhere));
  }

  @Test
  void aMissingFile() throws IOException {
    Path file = lake.landing().resolve("jobs.csv");
    Path aside = lake.landing().resolve("jobs.aside");
    Files.move(file, aside);
    Program.Result result = lake.run("nightly");
    Files.move(aside, file);
    assertEquals(4, result.exit());
    assertTrue(result.error().contains("has no jobs: each required table is a file jobs.csv"));
    assertEquals(before, lake.files());
    assertEquals("missing", lastRun().getString(0));
  }

  @Test
  void aMissingFileMakesNoLake(@TempDir Path empty) {
    Path nowhere = empty.resolve("lake");
    Program.Result result =
        Program.run("nightly", "--landing", empty.toString(), "--lake", nowhere.toString());
    assertEquals(4, result.exit());
    assertTrue(result.error().contains("has no municipality, population, vital, jobs, commuting"));
    assertFalse(Files.exists(nowhere));
  }

  private void refused(String table, UnaryOperator<String> change, String said) {
    String error = refusedAtTheDoor(table, change, said);
    assertQuarantined(table, error);
  }

  /** Refused before its rows were looked at. */
  private String refusedAtTheDoor(String table, UnaryOperator<String> change, String said) {
    Program.Result result = lake.with(table, change, "nightly");
    assertEquals(3, result.exit(), result.err());
    assertTrue(result.error().contains(said), result.error());
    assertEquals(before, lake.files());
    assertEquals("rejected", lastRun().getString(0));
    assertEquals(3, lastRun().getInt(1));
    return result.error();
  }

  /** What was refused can be looked at, with the reason that the message gives. */
  private void assertQuarantined(String table, String message) {
    LandingTable landing =
        LandingTables.ALL.stream()
            .filter(each -> each.name().equals(table))
            .findFirst()
            .orElseThrow();
    List<Row> rows =
        lake.read(BronzeTables.quarantine(landing))
            .filter(col("run_id").equalTo(lastRun().getString(2)))
            .collectAsList();
    assertFalse(rows.isEmpty(), message);
    rows.forEach(
        row -> {
          assertTrue(message.contains(row.<String>getAs("reason")), row + ": " + message);
          assertEquals(table + ".csv", row.getAs("source_file"));
        });
  }

  private Row lastRun() {
    return lake.read(OpsTables.RUN)
        .orderBy(col("started_at").desc())
        .select("status", "exit", "run_id")
        .head();
  }
}
