package no.stedsvekst.sql;

import no.stedsvekst.supply.EmploymentSupply;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code employment_supply(supply, denominator, national)}. */
final class EmploymentSupplyFunction implements ModelFunction {
  @Override
  public String sqlName() {
    return "employment_supply";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Double, Double, Double> call = EmploymentSupply::relative;
    return functions.udf(call, DataTypes.DoubleType);
  }
}
