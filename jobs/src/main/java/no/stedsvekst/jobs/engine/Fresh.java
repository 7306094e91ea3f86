package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * How new a table is after a write.
 *
 * @param table its full name
 * @param latestYear the last year of its rows; empty where it has no years
 * @param landedAt when the newest of its landed files was changed; empty for what is computed
 */
record Fresh(String table, Optional<Integer> latestYear, Optional<Instant> landedAt) {

  /** The cells of its row of {@code ops.freshness}. */
  Object[] cells(String runId, Instant writtenAt) {
    return new Object[] {runId, table, latestYear.orElse(null), writtenAt, landedAt.orElse(null)};
  }
}
