package no.stedsvekst.jobs.lake;

import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.storage.RDDInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows that are few stay together in one partition. What is grouped, joined and sorted of them is
 * then in its place already: Spark need not shuffle them, and a query has fewer stages, each of
 * which costs more than it computes.
 */
public final class FewRows {
  /** Up to how many bytes of files rows that are kept are few; Norway's silver tables are 6 MB. */
  public static final String SETTING = "spark.stedsvekst.together";

  private static final String DEFAULT = "16m";

  /** A table is read by one task up to this part of it: nothing has been grouped there yet. */
  private static final int READ_PART = 16;

  /** A file costs as much as this to open: many small ones are not opened one after another. */
  private static final long FILE_BYTES = 1 << 16;

  /** So many bytes of a row in memory are one of a file. */
  private static final int IN_MEMORY = 30;

  private FewRows() {}

  /** Whether a setting says so many bytes. */
  public static boolean isSize(String setting) {
    try {
      return JavaUtils.byteStringAsBytes(setting) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

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
      OptionalLong known = bytes(source);
      if (known.isEmpty()) {
        return rows;
      }
      bytes += known.getAsLong();
    }
    return bytes <= most && most > 0 ? rows.coalesce(1) : rows;
  }

  /** Of files, or as much as they would be; empty where it is not known, or known to be many. */
  private static OptionalLong bytes(LogicalPlan source) {
    if (source instanceof LogicalRelation table
        && table.relation() instanceof HadoopFsRelation files) {
      return OptionalLong.of(
          files.sizeInBytes() + FILE_BYTES * files.location().inputFiles().length);
    }
    if (source instanceof LogicalRDD kept && kept.rdd().getNumPartitions() <= 1) {
      return OptionalLong.of(inMemory(kept.rdd()) / IN_MEMORY);
    }
    return source instanceof LocalRelation ? OptionalLong.of(0) : OptionalLong.empty();
  }

  /** What is not worked out yet is taken for as few as what it is made of. */
  private static long inMemory(RDD<?> kept) {
    return Stream.of(kept.sparkContext().getRDDStorageInfo())
        .filter(info -> info.id() == kept.id())
        .mapToLong((RDDInfo info) -> info.memSize() + info.diskSize())
        .sum();
  }
}
