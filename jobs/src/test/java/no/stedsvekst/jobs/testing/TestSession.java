package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.stedsvekst.jobs.lake.ConditionalLogStore;
import no.stedsvekst.jobs.lake.LocalFiles;
import org.apache.spark.sql.SparkSession;

/** The one session that all suites of this JVM share. */
public final class TestSession {
  private static final String MASTER = "local[2]";
  private static final SparkSession SPARK = start();
  private static final RunningTasks TASKS = RunningTasks.of(SPARK.sparkContext());

  private TestSession() {}

  /** The session, also the one that the program finds and borrows. */
  public static SparkSession get() {
    SparkSession.setActiveSession(SPARK);
    return SPARK;
  }

  /** Its tasks. */
  public static RunningTasks tasks() {
    return TASKS;
  }

  private static SparkSession start() {
    SparkSession.Builder builder = SparkSession.builder();
    try {
      LocalFiles.useFor(MASTER).forEach(builder::config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder
        .appName("tests")
        .master(MASTER)
        .config("spark.ui.enabled", false)
        // What the pages of a UI would show of thousands of queries fills a small heap.
        .config("spark.sql.ui.retainedExecutions", 5)
        .config("spark.ui.retainedJobs", 20)
        .config("spark.ui.retainedStages", 20)
        // On a few rows compiling a query takes longer than running it. LauncherIT has it compiled.
        .config("spark.sql.codegen.wholeStage", false)
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        // As reference.conf and the program have them, which says why.
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.sql.artifact.isolation.enabled", false)
        .config("spark.databricks.delta.allFilesInCrc.enabled", false)
        .config("spark.buffer.pageSize", "1m")
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 2)
        .config("spark.databricks.delta.snapshotPartitions", 1)
        .config("spark.sql.session.timeZone", "UTC")
        .config(
            "spark.sql.extensions",
            "io.delta.sql.DeltaSparkSessionExtension,no.stedsvekst.sql.ModelExtensions")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.delta.logStore.s3a.impl", ConditionalLogStore.class.getName())
        .getOrCreate();
  }
}
