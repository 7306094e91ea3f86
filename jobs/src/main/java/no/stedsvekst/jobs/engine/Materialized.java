package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.stedsvekst.jobs.lake.FewRows;
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
public final class Materialized implements AutoCloseable {
  private final List<Dataset<Row>> rows = Collections.synchronizedList(new ArrayList<>());

  /** Works rows out. */
  public Dataset<Row> keep(Dataset<Row> dataset) {
    return keep(dataset, true);
  }

  /** The same, but worked out when they are first read, as they may never be. */
  public Dataset<Row> keepWhenAsked(Dataset<Row> dataset) {
    return keep(dataset, false);
  }

  private Dataset<Row> keep(Dataset<Row> dataset, boolean isNow) {
    Dataset<Row> kept =
        FewRows.kept(dataset).localCheckpoint(isNow, StorageLevel.MEMORY_AND_DISK());
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
