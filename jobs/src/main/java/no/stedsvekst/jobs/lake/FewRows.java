package no.stedsvekst.jobs.lake;

import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows that are few stay together in one partition. What is grouped, joined and sorted of them is
 * then in its place already: Spark shuffles nothing, and a query is one stage instead of six, each
 * of which costs more than it computes.
 */
public final class FewRows {
  /** Up to how many bytes of files rows that are kept are few; Norway's have six million. */
  public static final String SETTING = "spark.stedsvekst.together";

  private static final String DEFAULT = "16m";

  /** A table is read by one task up to this part of it: nothing has been grouped there yet. */
  private static final int READ_PART = 16;

  private FewRows() {}

  /** The rows of a table. */
  static Dataset<Row> read(Dataset<Row> rows) {
    return together(rows, most(rows) / READ_PART);
  }

  /** Rows that are worked out once, for others to be made of. */
  public static Dataset<Row> kept(Dataset<Row> rows) {
    return together(rows, most(rows));
  }

  private static long most(Dataset<Row> rows) {
    return JavaUtils.byteStringAsBytes(rows.sparkSession().conf().get(SETTING, DEFAULT));
  }

  private static Dataset<Row> together(Dataset<Row> rows, long most) {
    long bytes = 0;
    for (LogicalPlan source :
        CollectionConverters.asJava(rows.queryExecution().analyzed().collectLeaves())) {
      bytes += bytes(source);
    }
    return bytes <= most && most > 0 ? rows.coalesce(1) : rows;
  }

  /** Of the files of a table; what is kept in several partitions is large, or was made of it. */
  private static long bytes(LogicalPlan source) {
    if (source instanceof LogicalRelation table
        && table.relation() instanceof HadoopFsRelation files) {
      return files.sizeInBytes();
    }
    boolean isTogether =
        source instanceof LocalRelation
            || (source instanceof LogicalRDD kept && kept.rdd().getNumPartitions() <= 1);
    return isTogether ? 0 : Integer.MAX_VALUE;
  }
}
