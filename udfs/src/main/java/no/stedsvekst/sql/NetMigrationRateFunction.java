package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.migration.NetMigration;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** {@code net_migration_rate(net_migration, population)}. */
final class NetMigrationRateFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "net_migration_rate";
  }

  @Override
  public UserDefinedFunction function() {
    UDF2<Double, Double, Double> call = NetMigration::rate;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(net_migration, population) - Net migration over the residents of 1 January; null where there are none.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(12, 1000);\n       0.012";
  }

  @Override
  public List<DataType> argumentTypes() {
    return List.of(DataTypes.DoubleType, DataTypes.DoubleType);
  }
}
