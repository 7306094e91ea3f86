package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.testing.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a step may be skipped: what the ledger remembers, in this run and in the next. */
class LedgerTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  private int runs;

  @Test
  void onlyALastRunThatEndedWellCounts() {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK);
    add(ledger, "growth", "recommended", "f1", ExitCode.OK);
    add(ledger, "growth", "book2022", "f0", ExitCode.SKIPPED);
    ledger.flush();
    for (Ledger each : List.of(ledger, ledger())) {
      assertEquals(Optional.of("f0"), each.lastFingerprint("growth", "book2022"));
      assertEquals(Optional.of("f1"), each.lastFingerprint("growth", "recommended"));
      assertEquals(Optional.empty(), each.lastFingerprint("growth", "other"));
    }
    // A failed run may have written half of its tables.
    add(ledger, "growth", "book2022", "f2", ExitCode.FAILED);
    for (Ledger each : List.of(ledger, ledger())) {
      assertEquals(Optional.empty(), each.lastFingerprint("growth", "book2022"));
      assertEquals(Optional.of("f1"), each.lastFingerprint("growth", "recommended"));
    }
  }

  @Test
  void everyVersionSinceTheOwnWriteMustBeKnown() {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, 1);
    add(ledger, "growth", "recommended", "f1", ExitCode.OK, 2);
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(knows(each, "book2022", at(2)));
      assertTrue(knows(each, "recommended", at(2)));
      assertFalse(knows(each, "book2022", at(3)), "somebody else wrote version 3");
      assertFalse(knows(each, "book2022", Optional.empty()), "the table was deleted");
      assertFalse(knows(each, "recommended", at(1)), "the table was made anew");
      assertFalse(knows(each, "other", at(2)));
      assertTrue(knows(each, "other", Optional.empty()));
    }
    // Version 3 was somebody else's, 4 is ours: the rows of others may be gone.
    add(ledger, "growth", "book2022", "f2", ExitCode.OK, 4);
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(knows(each, "book2022", at(4)));
      assertFalse(knows(each, "recommended", at(4)));
    }
  }

  /** What a run wrote before it failed is not to be used. */
  @Test
  void theLastGoodWriterOfATableIsKnown() {
    Ledger ledger = ledger();
    assertEquals(Optional.empty(), ledger.lastRunThatWrote("gold.panel"));
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, 1);
    add(ledger, "growth", "recommended", "f1", ExitCode.OK, 2);
    add(ledger, "growth", "recommended", "f2", ExitCode.FAILED, 3);
    add(ledger, "growth", "book2022", "f0", ExitCode.SKIPPED);
    ledger.flush();
    for (Ledger each : List.of(ledger, ledger())) {
      assertEquals(Optional.of("run-2"), each.lastRunThatWrote("gold.panel"));
      assertEquals(Optional.empty(), each.lastRunThatWrote("gold.other"));
    }
  }

  /** Rows bear the names of steps: a night that has put files together wrote none. */
  @Test
  void whoPutFilesTogetherIsNoWriterOfRows() {
    Ledger ledger = ledger();
    add(ledger, "land", "", "f0", ExitCode.OK, 1);
    add(ledger, "nightly", "", "", ExitCode.OK, 2);
    for (Ledger each : List.of(ledger, ledger())) {
      assertEquals(Optional.of("run-1"), each.lastRunThatWrote("gold.panel"));
      assertTrue(each.knowsAllSince("land", "", "gold.panel", at(2)));
    }
  }

  /** It was killed between the two: what it had written before is nobody's. */
  @Test
  void versionsOfARunThatWasNotEnteredAreNotKnown() {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, 1);
    ledger.enterWrites("killed", List.of(new TableWrite("gold.panel", 2, 1, "", 0)));
    ledger.flush();
    assertFalse(knows(ledger(), "book2022", at(2)));
  }

  /** An optional table that another scope was the first to write. */
  @Test
  void aTableThatOnlyOthersWroteIsKnownWhereAllOfItIs() {
    Ledger ledger = ledger();
    add(ledger, "project", "mine", "f0", ExitCode.OK, 0);
    add(ledger, "project", "mine", "f1", ExitCode.OK, 1);
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(each.knowsAllSince("project", "theirs", "gold.panel", at(1)));
      assertFalse(each.knowsAllSince("project", "theirs", "gold.panel", at(2)));
    }
  }

  /**
   * A table that is only ever made once, or that this run had nothing to write to: the version that
   * a killed run left of it is part of what a good run found in order.
   */
  @Test
  void whatAGoodRunLeftIsItsOwnWhoeverWroteIt() {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, 1);
    // Versions 2 and 3 are of a run that was killed.
    add(ledger, "growth", "book2022", "f1", "{\"gold.panel\":\"3\"}");
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(knows(each, "book2022", at(3)));
      assertFalse(knows(each, "book2022", at(4)), "somebody else wrote version 4");
      assertFalse(knows(each, "book2022", at(2)), "the table was made anew");
      assertFalse(knows(each, "book2022", Optional.empty()), "the table was deleted");
      assertFalse(knows(each, "recommended", at(3)), "it did not see versions 2 and 3");
      assertEquals(
          Optional.of("run-1"), each.lastRunThatWrote("gold.panel"), "it wrote nothing of it");
    }
    add(ledger, "growth", "book2022", "f2", "{}");
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(knows(each, "book2022", Optional.empty()), "it left no such table");
    }
  }

  /** A run that is entered is not done again: what it found is not found a second time. */
  @Test
  void whatARunFoundIsEnteredBeforeTheRun() throws IOException {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK);
    ledger.enter(MonitoringTables.CHECK, List.<Object[]>of(check("run-2")));
    add(ledger, "growth", "book2022", "f0", ExitCode.SKIPPED);
    Lake lake = Lake.at(folder.toString());
    assertFalse(lake.has(MonitoringTables.CHECK), "what is skipped waits");
    add(ledger, "growth", "book2022", "f1", ExitCode.OK);
    assertEquals(1, PlainRows.of(lake, MonitoringTables.CHECK).list().size());
    assertEquals(3, PlainRows.of(lake, OpsTables.RUN).list().size());
    // Where it cannot be entered, neither is the run.
    Files.writeString(folder.resolve("ops").resolve("metric"), "no folder");
    ledger.enter(
        OpsTables.METRIC, List.<Object[]>of(new Object[] {"run-4", "gold.panel", "rows", 1.0, ""}));
    assertThrows(Exception.class, () -> add(ledger, "growth", "book2022", "f2", ExitCode.OK));
    assertEquals(Optional.of("f1"), ledger().lastFingerprint("growth", "book2022"));
  }

  private static Object[] check(String run) {
    return new Object[] {run, "gold.panel", "identity", "no row is odd", "ok", 0L};
  }

  /** It counts its versions from 0 again, and reaches those that are known of the one before. */
  @Test
  void aTableThatWasMadeAnewIsAnother() {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, "{\"gold.panel\":\"1 old\"}", 0, 1);
    add(ledger, "growth", "recommended", "f1", ExitCode.OK, 2);
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(knows(each, "book2022", Optional.of(new TableVersion(2, "old"))));
      assertFalse(knows(each, "book2022", Optional.of(new TableVersion(1, "new"))));
      assertFalse(knows(each, "book2022", Optional.of(new TableVersion(2, "new"))));
      // What an earlier release entered is of the table that is there, as far as can be known.
      assertTrue(knows(each, "recommended", Optional.of(new TableVersion(2, "new"))));
    }
  }

  /** The next write widens it; until then its runs are what they were. */
  @Test
  void aLedgerOfAnEarlierReleaseIsReadAndWidened() {
    Lake lake = Lake.at(folder.toString());
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, 0);
    String where = lake.path(OpsTables.RUN);
    TestSession.get()
        .read()
        .format("delta")
        .load(where)
        .drop("output_versions")
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", true)
        .save(where);
    Ledger old = ledger();
    assertEquals(Optional.of("f0"), old.lastFingerprint("growth", "book2022"));
    assertTrue(knows(old, "book2022", at(0)));
    assertFalse(knows(old, "book2022", at(1)));
    add(old, "growth", "book2022", "f1", "{\"gold.panel\":\"1\"}");
    assertTrue(knows(ledger(), "book2022", at(1)));
  }

  /**
   * On a machine whose clock is ahead a night ended; this one's next run is after it all the same.
   */
  @Test
  void aRunBeginsAfterTheEndOfTheLast() {
    Ledger ledger = ledger();
    Instant ahead = Instant.now().plusSeconds(3600);
    ledger.add(
        new RunRecord(
            "night",
            null,
            "nightly",
            "",
            "",
            "{}",
            "f0",
            ahead,
            null,
            new RunRecord.Result(ExitCode.OK, 0, 90, null, null, null)),
        List.of());
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(each.now().isAfter(ahead.plusSeconds(90)), each.now().toString());
    }
  }

  private Ledger ledger() {
    return new Ledger(TestSession::get, Lake.at(folder.toString()));
  }

  /** A version of a table whose id nobody asks for. */
  private static Optional<TableVersion> at(long version) {
    return Optional.of(new TableVersion(version, ""));
  }

  private static boolean knows(Ledger ledger, String scope, Optional<TableVersion> current) {
    return ledger.knowsAllSince("growth", scope, "gold.panel", current);
  }

  private void add(
      Ledger ledger,
      String job,
      String scope,
      String fingerprint,
      ExitCode exit,
      long... versions) {
    add(ledger, job, scope, fingerprint, exit, null, versions);
  }

  /** Of a run that ended well and wrote nothing, what it left. */
  private void add(Ledger ledger, String job, String scope, String fingerprint, String outputs) {
    add(ledger, job, scope, fingerprint, ExitCode.OK, outputs);
  }

  private void add(
      Ledger ledger,
      String job,
      String scope,
      String fingerprint,
      ExitCode exit,
      String outputs,
      long... versions) {
    runs++;
    RunRecord run =
        new RunRecord(
            "run-" + runs,
            null,
            job,
            scope,
            "",
            "{}",
            fingerprint,
            START.plusSeconds(runs),
            null,
            new RunRecord.Result(exit, 0, 0, null, null, outputs));
    ledger.add(
        run,
        Arrays.stream(versions)
            .mapToObj(version -> new TableWrite("gold.panel", version, 1, "", 0))
            .toList());
  }
}
