package no.stedsvekst.jobs.conform;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.geography.CodeHistory;
import no.stedsvekst.geography.CodeHistory.Share;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Where the codes that were given up lead, for every year in which they may stand.
 *
 * @param table as_of, code, target, weight; codes that lead to themselves are left out
 * @param isEmpty whether every code leads to itself
 */
record CodePaths(Dataset<Row> table, boolean isEmpty) {
  private static final StructType SCHEMA =
      new StructType()
          .add("as_of", DataTypes.IntegerType, false)
          .add("code", DataTypes.StringType, false)
          .add("target", DataTypes.StringType, false)
          .add("weight", DataTypes.DoubleType, false);

  /** The paths of these years to the vintage. */
  static CodePaths of(SparkSession spark, CodeHistory history, int first, int last, int vintage) {
    List<Row> rows = new ArrayList<>();
    for (String code : history.changedCodes()) {
      for (int year = first; year <= last; year++) {
        List<Share> shares = history.carry(code, year, vintage);
        if (shares.size() != 1 || !shares.get(0).code().equals(code)) {
          for (Share share : shares) {
            rows.add(RowFactory.create(year, code, share.code(), share.weight()));
          }
        }
      }
    }
    return new CodePaths(spark.createDataFrame(rows, SCHEMA), rows.isEmpty());
  }
}
