package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.attractiveness.ShiftShare;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code industry_growth(jobs, jobs_before)}. */
final class IndustryGrowthFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "industry_growth";
  }

  @Override
  public UserDefinedFunction function() {
    UDF2<Double, Double, Double> call = ShiftShare::industryGrowth;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(jobs, jobs_before) - Growth of an industry in the nation; 0 where it had no jobs.";
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
