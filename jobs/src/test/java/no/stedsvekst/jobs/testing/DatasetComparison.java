package no.stedsvekst.jobs.testing;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Two datasets compared by spark-testing-base: their columns with types, how many rows they have,
 * and each row with the one in its place. A suite need not inherit from the library, whose
 * assertions hide those of JUnit.
 */
public final class DatasetComparison {
  private static final JavaDatasetSuiteBase LIBRARY = new Library();

  private DatasetComparison() {}

  /** The same rows in the same order. */
  public static void assertSame(Dataset<Row> expected, Dataset<Row> actual) {
    LIBRARY.assertDataFrameEquals(bare(expected), bare(actual));
  }

  /** The same rows in the same order, but for so much in a fraction. */
  public static void assertNear(Dataset<Row> expected, Dataset<Row> actual, double tolerance) {
    LIBRARY.assertDataFrameApproximateEquals(bare(expected), bare(actual), tolerance);
  }

  /** Without comments of columns and what they may lack, in which a table differs from a file. */
  private static Dataset<Row> bare(Dataset<Row> rows) {
    StructType columns = new StructType();
    for (StructField column : rows.schema().fields()) {
      columns = columns.add(column.name(), column.dataType());
    }
    return rows.sparkSession().createDataFrame(rows.javaRDD(), columns);
  }

  /** What it tells of rows that differ it makes on the shared session. */
  private static final class Library extends JavaDatasetSuiteBase {
    @Override
    public SparkSession spark() {
      return TestSession.get();
    }

    @Override
    public SparkContext sc() {
      return spark().sparkContext();
    }
  }
}
