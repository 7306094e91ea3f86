package no.stedsvekst.jobs.panel;

import java.util.List;
import no.stedsvekst.jobs.lake.Findings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What one look at the panel has shown of its years.
 *
 * @param findings what must hold of it, and whether it does
 * @param years a row a year, the year first
 * @param known where in it stands whether growth is known, and after it whether migration is
 */
record PanelYears(Findings findings, List<Row> years, int known) {
  private static final StructType DIMENSION =
      new StructType()
          .add("year", DataTypes.IntegerType, false)
          .add("name_no", DataTypes.StringType, false)
          .add("name_en", DataTypes.StringType, false)
          .add("has_growth", DataTypes.BooleanType, false)
          .add("has_net_migration", DataTypes.BooleanType, false);

  /** The rows of the dimension of years. */
  Dataset<Row> dimension(SparkSession spark) {
    return spark.createDataFrame(
        years.stream()
            .map(
                row -> {
                  String name = Integer.toString(row.getInt(0));
                  return RowFactory.create(
                      row.getInt(0), name, name, row.getBoolean(known), row.getBoolean(known + 1));
                })
            .toList(),
        DIMENSION);
  }
}
