package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.growth.RelativeGrowth;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code growth(now, before)}. */
final class GrowthFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "growth";
  }

  @Override
  public UserDefinedFunction function() {
    UDF2<Double, Double, Double> call = RelativeGrowth::growth;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(now, before) - Growth since the year before; null where there was nothing to grow from.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(106, 100);\n       0.06";
  }

  @Override
  public List<DataType> argumentTypes() {
    return List.of(DataTypes.DoubleType, DataTypes.DoubleType);
  }
}
