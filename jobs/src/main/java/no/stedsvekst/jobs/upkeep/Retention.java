package no.stedsvekst.jobs.upkeep;

import java.time.Duration;
import java.time.Instant;
import no.stedsvekst.jobs.settings.Settings;

/**
 * How much of the past a lake keeps.
 *
 * @param time versions in force so long ago, or since, stay readable
 * @param smallFiles so many small files a table may have before they are put together
 */
record Retention(Duration time, int smallFiles) {
  private static final int MOST = 100_000;

  static Retention of(Settings settings) {
    return new Retention(
        settings
            .duration("upkeep.retention")
            .orElseThrow(() -> settings.badValue("upkeep.retention", "a time such as 30d")),
        settings.integer("upkeep.small_files", 1, MOST));
  }

  Instant since() {
    return Instant.now().minus(time);
  }
}
