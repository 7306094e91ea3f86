package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The cells of a landing file, as text. */
public final class LandedCells {
  /** Holds the whole line where it has more or fewer cells than the header. */
  static final String CORRUPT = "line";

  private LandedCells() {}

  /** Reads a file: every column of the table, those left out empty. */
  static Dataset<Row> read(SparkSession spark, LandingFile file) {
    List<String> header = file.header();
    StructType schema = new StructType();
    for (String name : header) {
      schema = schema.add(name, DataTypes.StringType);
    }
    Dataset<Row> cells =
        spark
            .read()
            .schema(schema.add(CORRUPT, DataTypes.StringType))
            .option("header", true)
            .option("mode", "PERMISSIVE")
            .option("columnNameOfCorruptRecord", CORRUPT)
            .option("columnPruning", false)
            .csv(file.path().toString());
    for (String name : file.table().columnNames()) {
      if (!header.contains(name)) {
        cells = cells.withColumn(name, lit(null).cast(DataTypes.StringType));
      }
    }
    return cells;
  }

  /** The cells as values of their types. Call it for cells that have been checked. */
  public static Dataset<Row> typed(LandingTable table, Dataset<Row> cells) {
    return cells.select(
        table.columns().stream()
            .map(column -> col(column.name()).cast(column.type().sparkType()).as(column.name()))
            .toArray(Column[]::new));
  }
}
