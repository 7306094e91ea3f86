package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.testing.ChildProgram;
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
 * -Dstudy.local=100 -Dstudy.s3=20 -Dstudy.pairs=20 -Dstudy.drivers=10 -Dstudy.seed=1 -Dstudy.share=0.6
 * </pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashStudy {
  private static final int APPENDS = 15;

  /** Of the time of a night, within which it is killed: one that goes on has less to do. */
  private static final double SHARE = Double.parseDouble(System.getProperty("study.share", "0.6"));

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
            "lease.ttl = 20s",
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

  /** So many kills: a lake's night is killed again on its way until it ends by itself. */
  private void killed(boolean isRemote, int times) throws IOException, InterruptedException {
    int killed = 0;
    for (int place = 0; killed < times; place++) {
      String name = "killed" + place;
      List<Long> moments = new ArrayList<>();
      int refused = 0;
      boolean isThrough = false;
      while (!isThrough) {
        ChildProgram night = night(isRemote, name);
        long moment = (long) (chance.nextDouble() * SHARE * milliseconds);
        if (killed < times && night.killedAfter(moment)) {
          moments.add(moment);
          killed++;
        } else if (night.exit() == ExitCode.LOCKED.code()) {
          assertTrue(night.err().contains("if it is dead, the lake is free in"), night.err());
          refused++;
        } else {
          assertEquals(0, night.exit(), night.err());
          isThrough = true;
        }
      }
      LakeContent content = new LakeContent(country.place(isRemote, name));
      assertEquals(Map.of(), content.unknownRuns());
      List<String> differences = undisturbed.differences(content, 1e-9);
      tell(
          "%s, lake %d: killed after %s ms, %d in all, refused %d times, differences %s"
              .formatted(
                  isRemote ? "S3" : "local", place + 1, moments, killed, refused, differences));
      assertEquals(List.of(), differences);
    }
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
