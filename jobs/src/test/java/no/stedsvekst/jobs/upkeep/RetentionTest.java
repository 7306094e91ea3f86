package no.stedsvekst.jobs.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a night keeps, whatever its clock says. */
class RetentionTest {
  private static final Retention MONTH = new Retention(Duration.ofDays(30), 40);
  private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  @Test
  void aNightAfterAnotherGoesByTheClock() {
    assertEquals(daysAgo(30), MONTH.since(NOW, Optional.of(daysAgo(1))));
    assertEquals(daysAgo(30), MONTH.since(NOW, Optional.of(daysAgo(60))));
    assertEquals(daysAgo(30), MONTH.since(NOW, Optional.empty()));
    // The night before it was the one whose clock was ahead.
    assertEquals(daysAgo(30), MONTH.since(NOW, Optional.of(daysAgo(-365))));
  }

  /**
   * A clock that is ahead for a night deletes nothing; a lake left alone is tidied a night later.
   */
  @Test
  void aNightAfterALongTimeKeepsWhatWasKeptThen() {
    Instant last = daysAgo(365);
    assertEquals(last.minus(Duration.ofDays(30)), MONTH.since(NOW, Optional.of(last)));
    Instant next = NOW.plus(Duration.ofDays(1));
    assertEquals(daysAgo(29), MONTH.since(next, Optional.of(NOW)));
  }

  @Test
  void whoKeepsADayAndRunsEachWeekIsTidied() {
    Retention day = new Retention(Duration.ofDays(1), 40);
    assertEquals(daysAgo(1), day.since(NOW, Optional.of(daysAgo(14))));
    assertEquals(daysAgo(16), day.since(NOW, Optional.of(daysAgo(15))));
  }
}
