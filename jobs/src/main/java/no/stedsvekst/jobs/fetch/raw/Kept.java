package no.stedsvekst.jobs.fetch.raw;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * An answer that is kept as it came, and what was asked.
 *
 * @param group the table, or the classification
 * @param fingerprint of the request
 * @param address it was sent to
 * @param body of the request; empty where there was none
 * @param askedAt when
 * @param updated when the figures had last been changed, as the source says it
 * @param cells how many there are; 0 for what has none
 * @param symbols how often each sign stands in place of a value
 * @param checksum SHA-256 of the answer
 * @param file where it lies
 */
public record Kept(
    String group,
    String fingerprint,
    String address,
    String body,
    Instant askedAt,
    String updated,
    long cells,
    Map<String, Integer> symbols,
    String checksum,
    Path file) {

  /** An unfinished fetch is not gone on with for longer than this. */
  private static final Duration LONGEST_FETCH = Duration.ofDays(1);

  private static final int FIRST_YEAR = 1990;

  /**
   * Whether it need not be asked for again.
   *
   * @param updatedNow what the source says today
   * @param since when the fetch began that is being gone on with: where the source does not say, or
   *     says something absurd, what has been fetched since then will do
   */
  public boolean isCurrent(String updatedNow, Instant since) {
    return isPlausible(updatedNow)
        ? updatedNow.equals(updated)
        : !askedAt.isBefore(since) && askedAt.isBefore(since.plus(LONGEST_FETCH));
  }

  /** Whether a time of change can be one: the year 3 has been seen, and nothing at all. */
  public static boolean isPlausible(String updated) {
    try {
      LocalDate day =
          updated.length() == 10
              ? LocalDate.parse(updated)
              : OffsetDateTime.parse(updated.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                  .toLocalDate();
      return day.getYear() >= FIRST_YEAR;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
