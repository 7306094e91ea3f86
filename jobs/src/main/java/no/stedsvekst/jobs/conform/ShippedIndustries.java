package no.stedsvekst.jobs.conform;

import java.util.List;
import no.stedsvekst.jobs.land.LandedCells;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.settings.ShippedTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The industries that stand in where none were landed: those of {@code conf/assumptions}. */
final class ShippedIndustries {
  private ShippedIndustries() {}

  /** Typed, as if they had been landed. */
  static Dataset<Row> rows(SparkSession spark) {
    List<String> columns = WorkTables.INDUSTRY.columnNames();
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    List<Row> rows =
        ShippedTable.lines("industry").stream()
            .map(line -> RowFactory.create(columns.stream().map(line::get).toArray()))
            .toList();
    return LandedCells.typed(WorkTables.INDUSTRY, spark.createDataFrame(rows, schema));
  }
}
