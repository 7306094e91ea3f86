package no.stedsvekst.jobs.engine;

/**
 * A number that a run found out about a table.
 *
 * @param table its full name
 * @param name what was counted or measured
 * @param value how much it was
 */
record Metric(String table, String name, double value) {

  /** The cells of its row of {@code ops.metric}. */
  Object[] cells(String runId) {
    return new Object[] {runId, table, name, value};
  }
}
