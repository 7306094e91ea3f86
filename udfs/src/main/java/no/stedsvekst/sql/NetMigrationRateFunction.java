package no.stedsvekst.sql;

import no.stedsvekst.migration.NetMigration;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** {@code net_migration_rate(net_migration, population)}. */
final class NetMigrationRateFunction implements ModelFunction {
  @Override
  public String sqlName() {
    return "net_migration_rate";
  }

  @Override
  public UserDefinedFunction function() {
    UDF2<Double, Double, Double> call = NetMigration::rate;
    return functions.udf(call, DataTypes.DoubleType);
  }
}
