package no.stedsvekst.jobs.testing;

import org.apache.spark.sql.SparkSession;

/** The one session that all suites of this JVM share. */
public final class TestSession {
  private static final SparkSession SPARK = start();

  private TestSession() {}

  /** The session, also the one that the program finds and borrows. */
  public static SparkSession get() {
    SparkSession.setActiveSession(SPARK);
    return SPARK;
  }

  private static SparkSession start() {
    return SparkSession.builder()
        .appName("tests")
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 2)
        .config("spark.databricks.delta.snapshotPartitions", 1)
        .config("spark.sql.session.timeZone", "UTC")
        .config(
            "spark.sql.extensions",
            "io.delta.sql.DeltaSparkSessionExtension,no.stedsvekst.sql.ModelExtensions")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .getOrCreate();
  }
}
