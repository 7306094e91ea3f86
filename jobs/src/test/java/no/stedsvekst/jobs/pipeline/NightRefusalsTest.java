package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the steps of a night refuse on a lake that is in order, and what they then say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightRefusalsTest {
  private OwnLake lake;

  @BeforeAll
  void upToThePanel(@TempDir Path folder) {
    lake = new OwnLake(folder);
    Program.Result result = lake.run("nightly", "--until", "growth");
    assertEquals(0, result.exit(), result.err());
  }

  @Test
  void aDryRunWritesNothingAtAll(@TempDir Path elsewhere) {
    Program.Result result =
        Program.run(
            "nightly",
            "--dry-run",
            "--landing",
            lake.landing().toString(),
            "--lake",
            elsewhere.resolve("lake").toString());
    assertEquals(0, result.exit());
    assertTrue(result.out().contains("gold.panel"), result.out());
    assertTrue(result.out().contains("not there yet"), result.out());
    assertFalse(Files.exists(elsewhere.resolve("lake")));
  }

  @Test
  void aNightMayEndBeforeItsLastStep() {
    String planned = lake.run("nightly", "--dry-run", "--until", "growth").out();
    assertTrue(planned.contains("gold.panel_migration"), planned);
    assertFalse(planned.contains("gold.regression_model"), planned);
    Program.Result mistyped = lake.run("nightly", "--until", "grow");
    assertEquals(2, mistyped.exit());
    assertTrue(
        mistyped.error().contains("give land or conform or access or growth"), mistyped.err());
  }

  @Test
  void aLakeThatIsHeldIsLeftAlone() throws IOException {
    Path lease = Path.of(lake.path(), "_lease");
    try (FileChannel holder = FileChannel.open(lease, StandardOpenOption.WRITE)) {
      holder.lock();
      Program.Result result = lake.run("growth", "--format", "json");
      assertEquals(5, result.exit());
      assertTrue(result.error().contains("is held by run "), result.error());
      assertTrue(result.lastLine().contains("\"status\":\"locked\""));
    }
  }

  @Test
  void syntheticAndLandedAreNotMixed() throws IOException {
    Path mark = lake.landing().resolve("truth_manifest.json");
    String truth = Files.readString(mark);
    Files.delete(mark);
    Program.Result result =
        lake.with("vital", text -> text.replaceFirst("0101,2010,\\d+", "0101,2010,778"), "land");
    Files.writeString(mark, truth);
    assertEquals(2, result.exit());
    assertTrue(result.error().contains("is synthetic and the landing folder is landed"));
  }

  @Test
  void filesOlderThanTheLimitAreMissing(@TempDir Path folder) throws IOException {
    Path overlay = Files.writeString(folder.resolve("night.conf"), "landing.max_age = 1ms");
    Program.Result result = lake.run("land", "--conf", overlay.toString());
    assertEquals(4, result.exit());
    assertTrue(result.error().contains("older than landing.max_age"), result.error());
  }

  @Test
  void aVintageThatNothingIsValidInIsRefused() {
    Program.Result result = lake.run("conform", "--vintage", "1990");
    assertEquals(3, result.exit());
    assertTrue(result.error().contains("no municipality code holds in 1990"), result.error());
  }

  @Test
  void aRegressionDoesNotTakeAPanelOfOtherParameters(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one.conf"), "model.share_year = t");
    Path other = Files.writeString(folder.resolve("other.conf"), "model.region_vra = dest_region");
    assertEquals(0, lake.run("growth", "--conf", one.toString()).exit());
    Program.Result result = lake.run("regress", "--conf", other.toString());
    assertEquals(4, result.exit());
    assertTrue(
        result.error().contains("preset = 'recommended+' were written with other parameters"),
        result.error());
  }

  @Test
  void aTermThatNobodyLandedIsRefused() {
    Program.Result result = lake.run("regress", "--formula", "net_migration_excess ~ vra + snow");
    assertEquals(2, result.exit());
    assertTrue(result.error().contains("is called snow; there are vra, "), result.error());
  }
}
