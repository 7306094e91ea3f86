package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import no.stedsvekst.jobs.lake.Lake;
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
      assertTrue(knows(each, "book2022", OptionalLong.of(2)));
      assertTrue(knows(each, "recommended", OptionalLong.of(2)));
      assertFalse(knows(each, "book2022", OptionalLong.of(3)), "somebody else wrote version 3");
      assertFalse(knows(each, "book2022", OptionalLong.empty()), "the table was deleted");
      assertFalse(knows(each, "recommended", OptionalLong.of(1)), "the table was made anew");
      assertFalse(knows(each, "other", OptionalLong.of(2)));
      assertTrue(knows(each, "other", OptionalLong.empty()));
    }
    // Version 3 was somebody else's, 4 is ours: the rows of others may be gone.
    add(ledger, "growth", "book2022", "f2", ExitCode.OK, 4);
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(knows(each, "book2022", OptionalLong.of(4)));
      assertFalse(knows(each, "recommended", OptionalLong.of(4)));
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
      assertTrue(each.knowsAllSince("land", "", "gold.panel", OptionalLong.of(2)));
    }
  }

  /** It was killed between the two: what it had written before is nobody's. */
  @Test
  void versionsOfARunThatWasNotEnteredAreNotKnown() {
    Ledger ledger = ledger();
    add(ledger, "growth", "book2022", "f0", ExitCode.OK, 1);
    ledger.enterWrites("killed", List.of(new TableWrite("gold.panel", 2, 1, "", 0)));
    ledger.flush();
    assertFalse(knows(ledger(), "book2022", OptionalLong.of(2)));
  }

  /** An optional table that another scope was the first to write. */
  @Test
  void aTableThatOnlyOthersWroteIsKnownWhereAllOfItIs() {
    Ledger ledger = ledger();
    add(ledger, "project", "mine", "f0", ExitCode.OK, 0);
    add(ledger, "project", "mine", "f1", ExitCode.OK, 1);
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(each.knowsAllSince("project", "theirs", "gold.panel", OptionalLong.of(1)));
      assertFalse(each.knowsAllSince("project", "theirs", "gold.panel", OptionalLong.of(2)));
    }
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
            new RunRecord.Result(ExitCode.OK, 0, 90, null, null)),
        List.of());
    for (Ledger each : List.of(ledger, ledger())) {
      assertTrue(each.now().isAfter(ahead.plusSeconds(90)), each.now().toString());
    }
  }

  private Ledger ledger() {
    return new Ledger(TestSession::get, Lake.at(folder.toString()));
  }

  private static boolean knows(Ledger ledger, String scope, OptionalLong current) {
    return ledger.knowsAllSince("growth", scope, "gold.panel", current);
  }

  private void add(
      Ledger ledger,
      String job,
      String scope,
      String fingerprint,
      ExitCode exit,
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
            new RunRecord.Result(exit, 0, 0, null, null));
    ledger.add(
        run,
        Arrays.stream(versions)
            .mapToObj(version -> new TableWrite("gold.panel", version, 1, "", 0))
            .toList());
  }
}
