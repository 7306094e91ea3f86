package no.stedsvekst.sql;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;

/** The one place where the functions of the model become SQL functions of a session. */
public final class ModelFunctions {
  private static final List<ModelFunction> ALL =
      List.of(
          new RelativeGrowthFunction(),
          new GrowthFunction(),
          new CommutingEffectFunction(),
          new CommutingWeightedFunction(),
          new LabourMarketIntegrationFunction(),
          new NetMigrationRateFunction(),
          new NetMigrationExcessFunction(),
          new SupplyOfPersonsFunction(),
          new EmploymentSupplyFunction(),
          new TermEffectFunction(),
          new ResidentialAttractivenessFunction(),
          new VitalByRateFunction(),
          new BirthsOverYearFunction(),
          new VitalAsCountedFunction(),
          new NationalEffectFunction(),
          new IndustryGrowthFunction(),
          new IndustryEffectFunction(),
          new PopulationEffectFunction(),
          new BusinessAttractivenessFunction());

  private ModelFunctions() {}

  static List<ModelFunction> all() {
    return ALL;
  }

  /** Makes every function known to the session, where it is not already. */
  public static void register(SparkSession spark) {
    FunctionRegistry registry =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().functionRegistry();
    for (ModelFunction function : ALL) {
      if (!registry.functionExists(new FunctionIdentifier(function.sqlName()))) {
        registry.createOrReplaceTempFunction(
            function.sqlName(), new FunctionCall(function), "scala_udf");
      }
    }
  }
}
