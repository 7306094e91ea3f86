package no.stedsvekst.jobs.attract;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Rows that several tables are made of: worked out once, and let go of at the end. */
final class Kept implements AutoCloseable {
  private final List<Dataset<Row>> rows = new ArrayList<>();

  Dataset<Row> keep(Dataset<Row> dataset) {
    Dataset<Row> kept = dataset.persist(StorageLevel.MEMORY_AND_DISK());
    rows.add(kept);
    return kept;
  }

  @Override
  public void close() {
    rows.forEach(Dataset::unpersist);
  }
}
