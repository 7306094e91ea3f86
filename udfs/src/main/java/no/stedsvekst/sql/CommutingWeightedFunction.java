package no.stedsvekst.sql;

import no.stedsvekst.growth.CommutingSums;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code commuting_weighted(weighted_sum, unknown, employed_residents)}. */
final class CommutingWeightedFunction implements ModelFunction {
  @Override
  public String sqlName() {
    return "commuting_weighted";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Long, Double, Double> call = CommutingWeightedFunction::call;
    return functions.udf(call, DataTypes.DoubleType);
  }

  private static Double call(Double weightedSum, Long unknown, Double employedResidents) {
    // A place without any flow has no sums: nobody is employed there.
    return weightedSum == null || unknown == null
        ? null
        : CommutingSums.perResident(weightedSum, unknown, employedResidents);
  }
}
