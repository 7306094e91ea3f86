package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.growth.CommutingSums;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code commuting_weighted(weighted_sum, unknown, employed_residents)}. */
final class CommutingWeightedFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "commuting_weighted";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Long, Double, Double> call = CommutingWeightedFunction::call;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(weighted_sum, unknown, employed_residents) - A sum of commuters times growth over all employed residents; null where any growth is unknown or nobody is employed.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(3.0, 0, 150.0);\n       0.02";
  }

  @Override
  public List<DataType> argumentTypes() {
    return List.of(DataTypes.DoubleType, DataTypes.LongType, DataTypes.DoubleType);
  }

  private static Double call(Double weightedSum, Long unknown, Double employedResidents) {
    // A place without any flow has no sums: nobody is employed there.
    return weightedSum == null || unknown == null
        ? null
        : CommutingSums.perResident(weightedSum, unknown, employedResidents);
  }
}
