package no.stedsvekst.sql;

import no.stedsvekst.attractiveness.VitalExpectation;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code vital_as_counted(by_rates, counted, all_by_rates)}. */
final class VitalAsCountedFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "vital_as_counted";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Double, Double, Double> call = VitalExpectation::asCounted;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(by_rates, counted, all_by_rates) - What rates expect of a place, where all places together have what was counted.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(10, 220, 200);\n       11.0";
  }
}
