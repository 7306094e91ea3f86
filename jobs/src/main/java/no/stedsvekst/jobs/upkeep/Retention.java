package no.stedsvekst.jobs.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.stedsvekst.jobs.settings.Settings;

/**
 * How much of the past a lake keeps.
 *
 * @param time versions in force so long ago, or since, stay readable
 * @param smallFiles so many small files a table may have before they are put together
 */
record Retention(Duration time, int smallFiles) {
  private static final int MOST = 100_000;

  /** Who keeps little, runs less often than that: it is no gap. */
  private static final Duration LEAST_GAP = Duration.ofDays(7);

  static Retention of(Settings settings) {
    return new Retention(
        settings
            .duration("upkeep.retention")
            .orElseThrow(() -> settings.badValue("upkeep.retention", "a time such as 30d")),
        settings.integer("upkeep.small_files", 1, MOST));
  }

  /** By the clock. */
  Instant since() {
    return Instant.now().minus(time);
  }

  /**
   * The same in a night that nobody looks on. Where the clock says that the last run was longer ago
   * than is kept, the lake was left alone, or the clock is wrong and all that is kept would be
   * deleted: it is then kept by the end of that run, and by the clock from the next night on.
   *
   * @param lastEnd of the run before; empty where there is none
   */
  Instant since(Instant now, Optional<Instant> lastEnd) {
    return lastEnd.filter(end -> isGap(end, now)).orElse(now).minus(time);
  }

  /** Whether so long has passed that the clock may be wrong. */
  boolean isGap(Instant lastEnd, Instant now) {
    Duration gap = Duration.between(lastEnd, now);
    return gap.compareTo(time) > 0 && gap.compareTo(LEAST_GAP) > 0;
  }
}
