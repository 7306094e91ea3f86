package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.testing.ChildProgram;
import no.stedsvekst.jobs.testing.Eventually;
import no.stedsvekst.jobs.testing.LakeContent;
import no.stedsvekst.jobs.testing.StoredCountry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights that are killed, and nights and drivers that meet: a study, not a test, that runs when it
 * is called by its name. A killed night is run again, and the lake compared with an undisturbed
 * one's. It needs the package phase to have been: children run on its classpath.
 *
 * <pre>
 * mvn test -pl jobs -am -Dtest=CrashStudy -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstudy.local=100 -Dstudy.s3=20 -Dstudy.pairs=20 -Dstudy.drivers=10 -Dstudy.seed=1</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashStudy {
  private static final int APPENDS = 15;

  private final Random chance = new Random(Long.getLong("study.seed", 1));
  private Path folder;
  private StoredCountry country;
  private LakeContent undisturbed;

  /** How long an undisturbed night takes. */
  private long milliseconds;

  @BeforeAll
  void theUndisturbedNight(@TempDir Path home) throws IOException, InterruptedException {
    folder = home;
    country =
        new StoredCountry(
            home,
            "crashes",
            "spark.hadoop.fs.s3a.retry.limit = 3",
            "spark.sql.shuffle.partitions = 1");
    long start = System.nanoTime();
    ChildProgram night = night(false, "undisturbed");
    assertEquals(0, night.exit(), night.err());
    milliseconds = (System.nanoTime() - start) / 1_000_000;
    undisturbed = new LakeContent(country.place(false, "undisturbed"));
    tell("undisturbed, in %d ms: rows %s".formatted(milliseconds, undisturbed.rowsByTable()));
  }

  @AfterAll
  void stop() {
    country.close();
  }

  private static void tell(String line) {
    org.slf4j.LoggerFactory.getLogger(CrashStudy.class).warn(line);
  }

  private ChildProgram night(boolean isRemote, String name) throws IOException {
    return country.child(
        "nightly", "--landing", country.landing(isRemote), "--lake", country.place(isRemote, name));
  }

  @Test
  void killedNightsOnALocalLake() throws IOException, InterruptedException {
    killed(false, Integer.getInteger("study.local", 10));
  }

  @Test
  void killedNightsOnS3() throws IOException, InterruptedException {
    killed(true, Integer.getInteger("study.s3", 5));
  }

  private void killed(boolean isRemote, int times) throws IOException, InterruptedException {
    for (int time = 0; time < times; time++) {
      String name = "killed" + time;
      List<Long> moments = new ArrayList<>();
      // Every third is killed a second time, on its way through what the first had left.
      for (int kill = 0; kill <= (time % 3 == 2 ? 1 : 0); kill++) {
        long moment = (long) (chance.nextDouble() * milliseconds);
        ChildProgram night = night(isRemote, name);
        if (night.killedAfter(moment)) {
          moments.add(moment);
        }
      }
      List<ChildProgram> again = new ArrayList<>();
      Eventually.holds(
          "the lake is free",
          Duration.ofMinutes(1),
          () -> {
            again.add(night(isRemote, name));
            return last(again).exit() != ExitCode.LOCKED.code();
          });
      for (ChildProgram held : again.subList(0, again.size() - 1)) {
        assertTrue(held.err().contains("if it is dead, the lake is free in"), held.err());
      }
      assertEquals(0, last(again).exit(), last(again).err());
      List<String> differences =
          undisturbed.differences(new LakeContent(country.place(isRemote, name)), 1e-9);
      tell(
          "%s, time %d: killed after %s ms, refused %d times, differences %s"
              .formatted(
                  isRemote ? "S3" : "local", time + 1, moments, again.size() - 1, differences));
      assertEquals(List.of(), differences);
    }
  }

  private static ChildProgram last(List<ChildProgram> programs) {
    return programs.get(programs.size() - 1);
  }

  @Test
  void twoNightsAtOnce() throws IOException, InterruptedException {
    for (int time = 0; time < Integer.getInteger("study.pairs", 3); time++) {
      for (boolean isRemote : new boolean[] {false, true}) {
        String name = "pair" + time;
        List<ChildProgram> pair = List.of(night(isRemote, name), night(isRemote, name));
        int[] exits = {pair.get(0).exit(), pair.get(1).exit()};
        Arrays.sort(exits);
        assertEquals("[0, 5]", Arrays.toString(exits), pair.get(0).err() + pair.get(1).err());
        String told = pair.get(0).err() + pair.get(1).err();
        assertTrue(told.contains(" is held by "), told);
        assertEquals(
            List.of(),
            undisturbed.differences(new LakeContent(country.place(isRemote, name)), 1e-9));
        tell("%s, time %d: of two nights one ran".formatted(isRemote ? "S3" : "local", time + 1));
      }
    }
  }

  @Test
  void twoDriversOnS3() throws IOException, InterruptedException {
    for (int time = 0; time < Integer.getInteger("study.drivers", 3); time++) {
      String name = country.place(true, "drivers" + time);
      List<ChildProgram> drivers = new ArrayList<>();
      for (String driver : List.of("a", "b")) {
        drivers.add(
            ChildProgram.start(
                AppendingDriver.class.getName(),
                folder,
                country.conf().toString(),
                name,
                driver,
                "" + APPENDS));
      }
      for (ChildProgram driver : drivers) {
        assertEquals(0, driver.exit(), driver.err());
      }
      Lake lake = Lake.at(name);
      long rows =
          PlainRows.of(lake, OpsTables.METRIC).list().stream()
              .map(row -> row.text("run_id") + " " + row.text("metric"))
              .distinct()
              .count();
      long versions = lake.version(OpsTables.METRIC).orElseThrow() + 1;
      tell("drivers, time %d: %d rows in %d versions".formatted(time + 1, rows, versions));
      assertEquals(2 * APPENDS * AppendingDriver.ROWS + 1, rows);
      assertEquals(2 * APPENDS + 1, versions);
    }
  }
}
