package no.stedsvekst.jobs.conform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows that are computed once and kept, without the plan that made them. */
final class Settled {
  private Settled() {}

  /**
   * Computes them. A cached dataset would keep its plan, and every step after it would analyse the
   * whole of it again: with many tables that takes longer than the computing.
   */
  static Dataset<Row> rows(Dataset<Row> rows) {
    return rows.localCheckpoint(true);
  }
}
