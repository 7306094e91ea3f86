package no.stedsvekst.sql;

import no.stedsvekst.supply.EmploymentSupply;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code employment_supply(supply, denominator, national)}. */
final class EmploymentSupplyFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "employment_supply";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Double, Double, Double> call = EmploymentSupply::relative;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(supply, denominator, national) - Workers gained by ageing as a share of those there are, less the nation's.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(5, 500, 0.004);\n       0.006";
  }
}
