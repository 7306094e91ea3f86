package no.stedsvekst.jobs.project;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Queries that are planned once and run as one job. Spark plans anew after every exchange, each of
 * which is then a job of its own: in one process the waiting for jobs takes longer than what the
 * better plans save.
 */
final class WholePlans {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  /** How many are asking, and what the setting was before the first: they may overlap. */
  private static int asking;

  private static String before = "";

  private WholePlans() {}

  /** What is found, asked so where Spark is in this process. */
  static <T> T ask(SparkSession spark, Supplier<T> question) {
    if (!spark.sparkContext().isLocal()) {
      return question.get();
    }
    begin(spark);
    try {
      return question.get();
    } finally {
      end(spark);
    }
  }

  private static synchronized void begin(SparkSession spark) {
    if (asking == 0) {
      before = spark.conf().get(ADAPTIVE);
      spark.conf().set(ADAPTIVE, "false");
    }
    asking++;
  }

  private static synchronized void end(SparkSession spark) {
    asking--;
    if (asking == 0) {
      spark.conf().set(ADAPTIVE, before);
    }
  }
}
