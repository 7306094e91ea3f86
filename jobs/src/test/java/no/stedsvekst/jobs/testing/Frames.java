package no.stedsvekst.jobs.testing;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Tables of a few rows that a test writes down. */
public final class Frames {
  private Frames() {}

  /** Of rows, with columns as SQL declares them. */
  public static Dataset<Row> frame(String columns, Row... rows) {
    return frame(columns, List.of(rows));
  }

  /** The same of a list. */
  public static Dataset<Row> frame(String columns, List<Row> rows) {
    return TestSession.get().createDataFrame(rows, StructType.fromDDL(columns));
  }
}
