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

  /** A lake that keeps an hour may well be run once a week. */
  private static final Duration LEAST_GAP = Duration.ofDays(14);

  /** Who runs as often as is kept is at times a little late. */
  private static final int TIMES_KEPT = 2;

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
   * The same where nobody may look on. Where the clock says that what is not kept was last deleted
   * more than twice as long ago as is kept, and more than two weeks, the lake was left alone, or
   * the clock is wrong and all that is kept would be deleted: it is then kept by the end of that
   * run, and by the clock from the next one on.
   *
   * @param lastEnd of the run before; empty where there is none
   */
  Instant since(Instant now, Optional<Instant> lastEnd) {
    return lastEnd.filter(end -> isGap(end, now)).orElse(now).minus(time);
  }

  /** What is told then; empty where it is not so. */
  Optional<String> doubt(Instant now, Optional<Instant> lastEnd) {
    return lastEnd
        .filter(end -> isGap(end, now))
        .map(
            end ->
                "upkeep: the clock says %s, and upkeep was last done at %s: nothing is deleted this time that was kept then, in case the clock is wrong; the next run goes by the clock"
                    .formatted(now, end));
  }

  /** Whether so long has passed that the clock may be wrong. */
  private boolean isGap(Instant lastEnd, Instant now) {
    Duration gap = Duration.between(lastEnd, now);
    return gap.compareTo(time.multipliedBy(TIMES_KEPT)) > 0 && gap.compareTo(LEAST_GAP) > 0;
  }
}
