package no.stedsvekst.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.land.BronzeTables;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault that can be made up: the message, the quarantine, and a lake that is as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamedFaultsTest {
  private Path home;
  private OwnLake lake;
  private Map<String, Long> before;

  @BeforeAll
  void makeAGoodLake(@TempDir Path folder) {
    home = folder;
    lake = new OwnLake(folder);
    assertEquals(0, lake.run("land").exit());
    assertEquals(0, lake.run("conform").exit());
    before = lake.files();
    assertTrue(before.keySet().stream().anyMatch(file -> file.contains("gold/dim_municipality")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "missing_year | jobs.csv lacks 20 | ",
        "duplicated_rows | 1 row of a key that stands more than once | vital",
        "truncated_file | commuting.csv has 1 row | commuting",
        "huge_field | 1 row whose name is longer than 200 characters | municipality",
        "path_escape | vital.csv leads out of the landing folder | "
      })
  void isRefusedAndKept(String fault, String said, String quarantined) {
    Path broken = home.resolve(fault);
    OwnLake.synthesize(broken, "--faults", fault);
    Program.Result result =
        Program.run("land", "--landing", broken.toString(), "--lake", lake.path());
    assertEquals(3, result.exit(), result.err());
    assertTrue(result.error().contains(said), result.error());
    assertTrue(result.error().length() < 4000, "a line that nobody reads");
    assertEquals(before, lake.files());
    if (quarantined != null) {
      String run =
          lake.read(OpsTables.RUN).orderBy(col("started_at").desc()).head().getAs("run_id");
      Row row =
          lake.read(
                  BronzeTables.quarantine(
                      LandingTables.ALL.stream()
                          .filter(table -> table.name().equals(quarantined))
                          .findFirst()
                          .orElseThrow()))
              .filter(col("run_id").equalTo(run))
              .head();
      assertTrue(result.error().contains(row.<String>getAs("reason")), row.toString());
    }
  }

  /** The same gate without a lake to write to, which takes a third of the time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown_code | 1 row of an unknown municipality: (municipality=0000",
        "negative_jobs | against the rule jobs_are_not_negative",
        "nan | 1 row whose jobs is no number",
        "wrong_header | the header of vital.csv has unknown columns: born",
        "swapped_columns | whose jobs is no number",
        "formula_cell | 1 row whose name begins like a formula"
      })
  void isFoundByCheck(String fault, String said) {
    Path broken = home.resolve(fault);
    OwnLake.synthesize(broken, "--faults", fault);
    Program.Result result = Program.run("check", "--landing", broken.toString());
    assertEquals(3, result.exit(), result.err());
    assertTrue(result.error().contains(said), result.error());
  }

  @Test
  void aYearlyJumpIsAWarning() {
    Path jumping = home.resolve("yearly_jump");
    OwnLake.synthesize(jumping, "--faults", "yearly_jump");
    Program.Result result = Program.good("check", "--landing", jumping.toString());
    assertTrue(result.err().contains("of=jobs, municipality=0101"), result.err());
    assertEquals(before, lake.files());
  }
}
