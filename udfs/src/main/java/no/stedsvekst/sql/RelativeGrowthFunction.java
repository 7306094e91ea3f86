package no.stedsvekst.sql;

import no.stedsvekst.growth.RelativeGrowth;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code relative_growth(jobs, jobs_before, national_growth)}. */
final class RelativeGrowthFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "relative_growth";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Double, Double, Double> call = RelativeGrowth::of;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(jobs, jobs_before, national_growth) - Growth of jobs since the year before, less the nation's; 0 where there were none to grow from, null where a number is missing.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(106, 100, 0.02);\n       0.04";
  }
}
