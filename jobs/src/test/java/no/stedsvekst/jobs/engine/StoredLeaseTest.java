package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.stedsvekst.jobs.lake.Folder;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.Eventually;
import no.stedsvekst.jobs.testing.Forwarder;
import no.stedsvekst.jobs.testing.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease of a lake on S3, against a server that speaks it. */
class StoredLeaseTest {
  private static final String BUCKET = "leases";
  private static final Duration TTL = Duration.ofSeconds(3);
  private static final int TAKERS = 8;

  private static S3Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    server = new S3Server(folder);
    server.bucket(BUCKET);
    StoreSettings.use(
        Settings.load(Map.of("conf", server.conf(folder.resolve("s3.conf")).toString())));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Folder folder(String name) {
    return Lake.at("s3a://" + BUCKET + "/" + name).folder(Lease.NAME);
  }

  private static StoredLease take(Folder folder, String run) {
    return StoredLease.take("the lake", folder, run, "run " + run, TTL);
  }

  /** Has a file of the store have been written so long ago. */
  private static void age(String lake, String name, Duration ago) throws IOException {
    Path file = server.objects(BUCKET).resolve(lake).resolve(Lease.NAME).resolve(name);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
  }

  private static Refusal refused(Folder folder, String run) {
    Refusal refusal = assertThrows(Refusal.class, () -> take(folder, run));
    assertEquals(ExitCode.LOCKED, refusal.exit());
    return refusal;
  }

  @Test
  void oneHoldsItAndTheNextTakesItOnceItIsGivenBack() {
    Folder folder = folder("given-back");
    for (String run : List.of("a", "b", "c")) {
      try (StoredLease lease = take(folder, run)) {
        lease.refuseWhereLost();
        String said = refused(folder, "other").getMessage();
        assertTrue(said.contains("held by run " + run + ", which gave its last sign"), said);
      }
    }
    assertEquals(1, folder.names().size(), "what is over is taken away: " + folder.names());
  }

  /** Its last sign grows older than the dead would be given, and it gives another. */
  @Test
  void aRunThatLivesKeepsIt() throws IOException {
    Folder folder = folder("living");
    try (StoredLease lease = take(folder, "living")) {
      for (int sign = 0; sign < 2; sign++) {
        age("living", "000000000001", TTL.plusSeconds(2));
        long old = folder.written("000000000001").orElseThrow();
        Eventually.holds(
            "another sign of life",
            TTL,
            () -> folder.written("000000000001").orElseThrow() > old + TTL.toMillis());
      }
      refused(folder, "other");
      lease.refuseWhereLost();
    }
  }

  /** A dead run's file is one that nobody writes again; all who want it come at once. */
  @Test
  void theDeadAreFollowedByExactlyOne() throws Exception {
    Folder folder = folder("dead");
    folder.write("000000000007", "run dead");
    Refusal early = refused(folder, "early");
    assertTrue(early.getMessage().contains("if it is dead, the lake is free in "), "" + early);
    age("dead", "000000000007", TTL.plusSeconds(2));
    List<Object> ends = atOnce(folder);
    assertEquals(1, ends.stream().filter(StoredLease.class::isInstance).count(), "" + ends);
    ends.stream()
        .filter(StoredLease.class::isInstance)
        .map(StoredLease.class::cast)
        .forEach(StoredLease::close);
  }

  /** However impatient the next is. */
  @Test
  void howLongARunMayBeSilentIsItsOwnToSay() throws IOException {
    Folder folder = folder("patient");
    folder.write("000000000001", "run patient\nPT1H");
    age("patient", "000000000001", TTL.plusSeconds(1));
    String said = refused(folder, "other").getMessage();
    assertTrue(said.contains("held by run patient, which"), said);
    assertTrue(said.matches(".*the lake is free in 3[56]\\d\\d s.*"), said);
  }

  @Test
  void ofAllWhoTakeAFreeOneOneGetsIt() throws Exception {
    for (int round = 0; round < 3; round++) {
      List<Object> ends = atOnce(folder("race" + round));
      assertEquals(1, ends.stream().filter(StoredLease.class::isInstance).count(), "" + ends);
      ends.stream()
          .filter(StoredLease.class::isInstance)
          .map(StoredLease.class::cast)
          .forEach(StoredLease::close);
    }
  }

  private static List<Object> atOnce(Folder folder) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService takers = Executors.newFixedThreadPool(TAKERS);
    try {
      List<Future<Object>> taking = new ArrayList<>();
      for (int taker = 0; taker < TAKERS; taker++) {
        String run = "taker" + taker;
        Callable<Object> take =
            () -> {
              start.await();
              try {
                return take(folder, run);
              } catch (Refusal refusal) {
                return refusal;
              }
            };
        taking.add(takers.submit(take));
      }
      start.countDown();
      List<Object> ends = new ArrayList<>();
      for (Future<Object> each : taking) {
        ends.add(each.get());
      }
      return ends;
    } finally {
      takers.shutdown();
    }
  }

  /** Two runs could destroy each other's tables there. */
  @Test
  void aStoreThatKeepsToNoConditionIsRefused(@TempDir Path home)
      throws IOException, InterruptedException {
    try (S3Server open = new S3Server(home, false);
        Forwarder forgetful = new Forwarder(open.endpoint(), "If-None-Match")) {
      open.bucket("forgetful");
      Path conf =
          Files.writeString(
              home.resolve("s3.conf"),
              "s3 { endpoint = \"%s\", access_key = any, secret_key = other }"
                  .formatted(forgetful.endpoint()));
      StoreSettings.use(Settings.load(Map.of("conf", conf.toString())));
      Folder folder = Lake.at("s3a://forgetful/lake").folder(Lease.NAME);
      Refusal refusal = assertThrows(Refusal.class, () -> take(folder, "a"));
      assertEquals(ExitCode.REFUSED, refusal.exit());
      assertTrue(refusal.getMessage().contains("asked not to (If-None-Match)"), "" + refusal);
      assertEquals(List.of(), folder.names());
    }
  }

  /** One that was held up, as by a machine that slept, must not write over the next. */
  @Test
  void whoeverWasThoughtDeadWritesNothingMore() {
    Folder folder = folder("slept");
    try (StoredLease slept = take(folder, "slept")) {
      folder.write("000000000002", "run next");
      List<Refusal> told = new ArrayList<>();
      Eventually.holds(
          "it is told that it was followed",
          TTL,
          () -> {
            try {
              slept.refuseWhereLost();
            } catch (Refusal refusal) {
              told.add(refusal);
            }
            return !told.isEmpty();
          });
      Refusal refusal = told.get(0);
      assertEquals(ExitCode.LOCKED, refusal.exit());
      assertTrue(refusal.getMessage().contains("now held by run next"), refusal.getMessage());
    }
    assertEquals("run next", folder.read("000000000002").orElseThrow());
  }
}
