package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows that several tables are made of: worked out once, and let go of at the end.
 *
 * <p>They are kept without how they were made. A cached table drags its whole plan into every query
 * that reads it; with a dozen of them, each made of others, planning takes longer than computing.
 */
public final class Kept implements AutoCloseable {
  private final List<Dataset<Row>> rows = new ArrayList<>();

  /** Works rows out. */
  public Dataset<Row> keep(Dataset<Row> dataset) {
    Dataset<Row> kept = dataset.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    rows.add(kept);
    return kept;
  }

  @Override
  public void close() {
    for (Dataset<Row> dataset : rows) {
      if (dataset.queryExecution().logical() instanceof LogicalRDD kept) {
        kept.rdd().unpersist(false);
      }
    }
  }
}
