package no.stedsvekst.jobs.lake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.FileStatusCache;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.InMemoryFileIndex;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of a snapshot as a dataset over its Parquet files. The files are known, so that no job
 * reads the log and no folder is listed.
 */
final class SnapshotRows {
  private SnapshotRows() {}

  /** The rows of a snapshot of the table in a folder. */
  static Dataset<Row> of(SparkSession spark, Path folder, DeltaSnapshot snapshot) {
    return of(spark, folder, snapshot, snapshot.files());
  }

  /** The rows of some of its files. */
  static Dataset<Row> of(
      SparkSession spark, Path folder, DeltaSnapshot snapshot, List<DeltaSnapshot.DataFile> files) {
    StructType schema = (StructType) DataType.fromJson(snapshot.schema());
    List<String> parted = snapshot.partitionColumns();
    StructType partition = chosen(schema, parted, true);
    InMemoryFileIndex index =
        new Index(classic(spark), folder, schema, files, partitions(files, partition));
    Dataset<Row> rows =
        spark.baseRelationToDataFrame(
            new HadoopFsRelation(
                index,
                partition,
                chosen(schema, parted, false),
                Option.empty(),
                new ParquetFileFormat(),
                scala.collection.immutable.Map$.MODULE$.empty(),
                classic(spark)));
    // Spark puts the columns of folders last; the table has an order of its own.
    return parted.isEmpty()
        ? rows
        : rows.selectExpr(
            Arrays.stream(schema.fieldNames())
                .map(name -> "`" + name + "`")
                .toArray(String[]::new));
  }

  private static org.apache.spark.sql.classic.SparkSession classic(SparkSession spark) {
    return (org.apache.spark.sql.classic.SparkSession) spark;
  }

  private static StructType chosen(StructType schema, List<String> names, boolean isAmong) {
    StructType chosen = new StructType();
    for (StructField field : schema.fields()) {
      if (names.contains(field.name()) == isAmong) {
        chosen = chosen.add(field);
      }
    }
    return chosen;
  }

  private static PartitionSpec partitions(
      List<DeltaSnapshot.DataFile> files, StructType partition) {
    Map<Path, Map<String, String>> values =
        files.stream()
            .collect(
                Collectors.toMap(
                    file -> file.path().getParent(),
                    DeltaSnapshot.DataFile::partition,
                    (one, same) -> one));
    List<PartitionPath> paths =
        partition.isEmpty()
            ? List.of()
            : values.entrySet().stream()
                .map(entry -> new PartitionPath(row(entry.getValue(), partition), entry.getKey()))
                .toList();
    return new PartitionSpec(partition, CollectionConverters.asScala(paths).toSeq());
  }

  private static InternalRow row(Map<String, String> values, StructType partition) {
    Object[] cells = new Object[partition.length()];
    for (int index = 0; index < cells.length; index++) {
      StructField field = partition.fields()[index];
      cells[index] = value(values.get(field.name()), field.dataType());
    }
    return new GenericInternalRow(cells);
  }

  private static Object value(String text, DataType type) {
    if (text == null) {
      return null;
    }
    return switch (type.typeName()) {
      case "string" -> UTF8String.fromString(text);
      case "integer" -> Integer.valueOf(text);
      case "long" -> Long.valueOf(text);
      default -> throw new IllegalArgumentException("tables are not parted by a " + type);
    };
  }

  /**
   * The files of a version. Spark takes indexes of one folder for equal, and would read one version
   * of a table for another where a query has both.
   */
  private static final class Index extends InMemoryFileIndex {
    private final List<DeltaSnapshot.DataFile> files;

    Index(
        org.apache.spark.sql.classic.SparkSession spark,
        Path folder,
        StructType schema,
        List<DeltaSnapshot.DataFile> files,
        PartitionSpec partitions) {
      super(
          spark,
          CollectionConverters.asScala(List.of(folder)).toSeq(),
          scala.collection.immutable.Map$.MODULE$.empty(),
          Option.apply(schema),
          new KnownFiles(files),
          Option.apply(partitions),
          Option.empty());
      this.files = files;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Index index && index.files.equals(files);
    }

    @Override
    public int hashCode() {
      return files.hashCode();
    }
  }

  /** Answers the listing of the table's folder with the files that are known. */
  private static final class KnownFiles extends FileStatusCache {
    private final FileStatus[] files;

    KnownFiles(List<DeltaSnapshot.DataFile> files) {
      this.files =
          files.stream()
              .map(
                  file ->
                      new FileStatus(file.size(), false, 1, 1 << 27, file.modified(), file.path()))
              .toArray(FileStatus[]::new);
    }

    @Override
    public Option<FileStatus[]> getLeafFiles(Path path) {
      return Option.apply(files);
    }

    @Override
    public void putLeafFiles(Path path, FileStatus[] leafFiles) {
      // Nothing is listed, so there is nothing to keep.
    }

    @Override
    public void invalidateAll() {
      // A version of a table does not change.
    }
  }
}
