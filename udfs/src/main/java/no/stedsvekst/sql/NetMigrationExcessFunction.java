package no.stedsvekst.sql;

import no.stedsvekst.migration.NetMigration;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code net_migration_excess(net_migration, population, national_rate)}. */
final class NetMigrationExcessFunction implements NullableFunction {
  @Override
  public String sqlName() {
    return "net_migration_excess";
  }

  @Override
  public UserDefinedFunction function() {
    UDF3<Double, Double, Double, Double> call = NetMigration::excess;
    return functions.udf(call, DataTypes.DoubleType);
  }

  @Override
  public String usage() {
    return "_FUNC_(net_migration, population, national_rate) - The net migration rate less the nation's.";
  }

  @Override
  public String example() {
    return "SELECT _FUNC_(12, 1000, 0.002);\n       0.01";
  }
}
