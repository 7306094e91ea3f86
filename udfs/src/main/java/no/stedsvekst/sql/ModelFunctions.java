package no.stedsvekst.sql;

import java.util.List;
import org.apache.spark.sql.SparkSession;

/** The one place where the functions of the model become SQL functions of a session. */
public final class ModelFunctions {
  private static final List<ModelFunction> ALL =
      List.of(
          new RelativeGrowthFunction(),
          new CommutingWeightedFunction(),
          new NetMigrationRateFunction(),
          new NetMigrationExcessFunction(),
          new EmploymentSupplyFunction(),
          new LabourMarketIntegrationFunction());

  private ModelFunctions() {}

  static List<ModelFunction> all() {
    return ALL;
  }

  /** Makes every function known to the session, where it is not already. */
  public static void register(SparkSession spark) {
    for (ModelFunction function : ALL) {
      if (!spark.catalog().functionExists(function.sqlName())) {
        spark.udf().register(function.sqlName(), function.function());
      }
    }
  }
}
