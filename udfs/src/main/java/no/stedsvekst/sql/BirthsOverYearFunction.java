package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.attractiveness.VitalExpectation;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code births_over_year(now, after)}. */
final class BirthsOverYearFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "births_over_year";
  }

  @Override
  public UserDefinedFunction function() {
    UDF2<Double, Double, Double> call = VitalExpectation::overYear;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(now, after) - Births by the women of a year's first day and of its last, those of the first where the last is not known.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(10, 12);\n       11.0";
  }

  @Override
  public List<DataType> argumentTypes() {
    return List.of(DataTypes.DoubleType, DataTypes.DoubleType);
  }
}
