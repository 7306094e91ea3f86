package no.stedsvekst.jobs.testing;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;

/** A suite with the assertions of spark-testing-base on the shared session. */
public abstract class SparkSuite extends JavaDatasetSuiteBase {
  @BeforeEach
  void useTheSharedSession() {
    TestSession.get();
  }

  @Override
  public SparkSession spark() {
    return TestSession.get();
  }

  @Override
  public SparkContext sc() {
    return spark().sparkContext();
  }

  @Override
  public SQLContext sqlContext() {
    return spark().sqlContext();
  }

  @Override
  public boolean enableHiveSupport() {
    return false;
  }

  @Override
  public void runBefore() {
    // The library would start a session of its own here.
  }
}
