package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import no.stedsvekst.jobs.land.csv.CsvSource;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** The cells of a landing table, as text, beside where they came from. */
public final class LandedCells {
  /** Holds the whole line where it has more or fewer cells than the header. */
  static final String CORRUPT = "line";

  /** The file within the landing folder. */
  static final String FILE = "source_file";

  /** Tells the rows of a load apart. */
  static final String ROW = "source_row";

  private LandedCells() {}

  /** Reads a table: its columns, those left out empty, then line, file and row. */
  static Dataset<Row> read(SparkSession spark, LandingSource source) {
    Dataset<Row> cells = source.isParquet() ? parquet(spark, source) : csv(spark, source);
    return cells.withColumn(ROW, monotonically_increasing_id());
  }

  /** Parts with one order of columns are read together. */
  private static Dataset<Row> csv(SparkSession spark, LandingSource source) {
    Map<List<String>, List<String>> pathsByHeader =
        source.files().stream()
            .collect(
                Collectors.groupingBy(
                    LandingFile::header,
                    LinkedHashMap::new,
                    Collectors.mapping(file -> file.path().toString(), Collectors.toList())));
    return pathsByHeader.entrySet().stream()
        .map(
            part ->
                chosen(
                    source.table(),
                    part.getKey(),
                    CsvSource.read(spark, part.getValue(), part.getKey(), CORRUPT, FILE)))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private static Dataset<Row> parquet(SparkSession spark, LandingSource source) {
    List<String> paths = source.files().stream().map(file -> file.path().toString()).toList();
    return chosen(
        source.table(),
        source.files().get(0).header(),
        spark
            .read()
            .parquet(paths.toArray(String[]::new))
            .withColumn(CORRUPT, lit(null).cast(DataTypes.StringType))
            .withColumn(FILE, col("_metadata.file_name")));
  }

  private static Dataset<Row> chosen(LandingTable table, List<String> header, Dataset<Row> cells) {
    List<Column> columns =
        table.columnNames().stream()
            .map(name -> header.contains(name) ? col(name) : lit(null))
            .map(cell -> cell.cast(DataTypes.StringType))
            .collect(Collectors.toList());
    for (int index = 0; index < columns.size(); index++) {
      columns.set(index, columns.get(index).as(table.columnNames().get(index)));
    }
    columns.add(col(CORRUPT));
    columns.add(col(FILE));
    return cells.select(columns.toArray(Column[]::new));
  }

  /** The cells as values of their types. Call it for cells that have been checked. */
  public static Dataset<Row> typed(LandingTable table, Dataset<Row> cells) {
    return values(table, cells, column -> col(column.name()).cast(column.type().sparkType()));
  }

  /** The cells as values of their types, null where a cell is none. */
  static Dataset<Row> tried(LandingTable table, Dataset<Row> cells) {
    return values(table, cells, column -> col(column.name()).try_cast(column.type().sparkType()));
  }

  private static Dataset<Row> values(
      LandingTable table, Dataset<Row> cells, Function<LandingTable.Column, Column> read) {
    return cells.select(
        table.columns().stream()
            .map(column -> withoutEmptyKey(table, column, read.apply(column)).as(column.name()))
            .toArray(Column[]::new));
  }

  /** A part of a key that may be empty is an empty text, so that the key tells rows apart. */
  private static Column withoutEmptyKey(
      LandingTable table, LandingTable.Column column, Column value) {
    boolean mayBeEmpty =
        column.presence() != Presence.ALWAYS
            && column.type() == ColumnType.TEXT
            && table.key().contains(column.name());
    return mayBeEmpty ? coalesce(value, lit("")) : value;
  }
}
