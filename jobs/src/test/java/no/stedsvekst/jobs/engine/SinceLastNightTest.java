package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.TableVersion;
import org.junit.jupiter.api.Test;

/** What a night compares with the night before, where some between them were killed. */
class SinceLastNightTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<PastRun> runs = new ArrayList<>();
  private final Map<String, Map<String, Long>> writes = new HashMap<>();

  @Test
  void whatAKilledNightMadeIsToldByTheNext() {
    step("land 1", "night 1", "first run", Map.of("bronze.vital", 0L));
    step("growth 1", "night 1", "first run", Map.of("gold.panel", 2L));
    step("night 1", null, null, Map.of());
    step("land 2", "night 2", "data: vital.csv", Map.of("bronze.vital", 1L));
    step("growth 2", "night 2", "code; data: silver.vital", Map.of("gold.panel", 4L));
    step("project 2", "night 2", "parameters: scenarios", Map.of("gold.new", 0L));
    SinceLastNight since = since();
    assertEquals(
        Map.of("bronze.vital", version(0), "gold.panel", version(2)),
        since.before(),
        "a table that is new has nothing to be compared with");
    assertEquals("data", since.cause("bronze.vital"));
    assertEquals("data, code", since.cause("gold.panel"));
    // That night goes on to its end: the one after it has only its own changes to tell.
    step("night 2", null, null, Map.of());
    step("land 3", "night 3", null, Map.of());
    step("night 3", null, null, Map.of());
    assertEquals(Map.of(), since().before());
  }

  @Test
  void whatAnAnalystMadeIsNoNightsChange() {
    step("growth 1", "night 1", "first run", Map.of("gold.panel", 0L));
    step("night 1", null, null, Map.of());
    step("growth by hand", null, "parameters: preset", Map.of("gold.panel", 1L));
    assertEquals(Map.of(), since().before());
  }

  @Test
  void aFirstNightThatWasKilledIsComparedWithNothing() {
    step("growth 1", "night 1", "first run", Map.of("gold.panel", 3L));
    assertEquals(Map.of(), since().before());
  }

  /**
   * What restore took back does not stand: the next night is compared with what it brought back.
   */
  @Test
  void aNightThatWasTakenBackIsNotComparedWith() {
    step("growth 1", "night 1", "first run", Map.of("gold.panel", 0L));
    step("night 1", null, null, Map.of());
    step("growth 2", "night 2", "data: vital.csv", Map.of("gold.panel", 1L));
    step("night 2", null, null, Map.of());
    step("restore 3", null, "by hand", Map.of("gold.panel", 2L));
    PastRun by = runs.remove(runs.size() - 1);
    runs.add(
        new PastRun(
            by.id(),
            null,
            RunHistory.RESTORE,
            "",
            by.startedAt(),
            by.endedAt(),
            "ok",
            "",
            "{\"run\":\"night 1\"}",
            "{}",
            "code",
            null,
            null));
    step("growth 4", "night 4", "data: vital.csv", Map.of("gold.panel", 3L));
    SinceLastNight since = since();
    assertEquals(Map.of("gold.panel", version(0)), since.before());
  }

  /** What changed after a table was last made is no cause of it. */
  @Test
  void aTableHasTheCausesOfTheNightsThatMadeIt() {
    step("growth 1", "night 1", "first run", Map.of("gold.panel", 0L));
    step("night 1", null, null, Map.of());
    step("growth 2", "night 2", "data: vital.csv", Map.of("gold.panel", 1L));
    step("project 3", "night 3", "parameters: scenarios", Map.of("gold.new", 0L));
    assertEquals("data", since().cause("gold.panel"));
  }

  private SinceLastNight since() {
    return SinceLastNight.of(new RunLog(runs, writes), List.of());
  }

  private static TableVersion version(long number) {
    return new TableVersion(number, "");
  }

  private void step(String id, String parent, String reason, Map<String, Long> made) {
    Instant at = START.plusSeconds(runs.size());
    runs.add(
        new PastRun(
            id,
            parent,
            id.split(" ", -1)[0],
            "",
            at,
            at,
            reason == null ? "skipped" : "ok",
            "fingerprint",
            "{}",
            "{}",
            "code",
            null,
            reason));
    writes.put(id, made);
  }
}
