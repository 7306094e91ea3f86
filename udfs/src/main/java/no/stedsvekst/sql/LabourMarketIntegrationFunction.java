package no.stedsvekst.sql;

import no.stedsvekst.growth.LabourMarketIntegration;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code labour_market_integration(employed, jobs, own)}. */
final class LabourMarketIntegrationFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "labour_market_integration";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Double, Double, Double> call = LabourMarketIntegration::of;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(employed, jobs, own) - The share of residents who work elsewhere plus the share of jobs held from elsewhere.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(400, 200, 100);\n       1.25";
  }
}
