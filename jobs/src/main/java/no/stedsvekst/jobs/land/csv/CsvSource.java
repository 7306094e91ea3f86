package no.stedsvekst.jobs.land.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * CSV as it is landed: cells as text, an empty one null, beside them the line where it is broken
 * and the name of the file. Spark's own reader makes an object of every cell, twice, and throws an
 * exception at the end of every line, which took longer than all that is checked.
 */
public final class CsvSource implements TableProvider {
  /** The columns that are not cells: the line and the file. */
  static final int OWN_COLUMNS = 2;

  private static final String PATHS = "paths";
  private static final String NEXT = "\n";

  /**
   * Reads files of one header.
   *
   * @param header the names of the cells
   * @param line what the column is to be called that holds the line where it is broken
   * @param file what the column is to be called that holds the name of the file
   */
  public static Dataset<Row> read(
      SparkSession spark, List<String> paths, List<String> header, String line, String file) {
    StructType schema = new StructType();
    for (String name : header) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return spark
        .read()
        .format(CsvSource.class.getName())
        .schema(schema.add(line, DataTypes.StringType).add(file, DataTypes.StringType))
        .option(PATHS, String.join(NEXT, paths))
        .load();
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    throw new UnsupportedOperationException("the schema of a landing file is that of its table");
  }

  @Override
  public Table getTable(StructType schema, Transform[] partitions, Map<String, String> options) {
    return new Files(schema, List.of(options.get(PATHS).split(NEXT)));
  }

  /** The files as a table that can be read. */
  private record Files(StructType type, List<String> paths) implements Table, SupportsRead {
    @Override
    public String name() {
      return "landing CSV";
    }

    @Override
    public Column[] columns() {
      return Arrays.stream(type.fields())
          .map(field -> Column.create(field.name(), field.dataType()))
          .toArray(Column[]::new);
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      return new CsvScan(type, paths);
    }
  }
}
