package no.stedsvekst.jobs.land.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;
import scala.reflect.ClassTag$;

/**
 * A scan of CSV files of one header.
 *
 * @param readSchema the cells, the broken line, the file
 * @param paths of the files
 */
record CsvScan(StructType readSchema, List<String> paths) implements ScanBuilder, Scan, Batch {

  @Override
  public Scan build() {
    return this;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public String description() {
    return "landing CSV " + paths;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    SparkSession spark = SparkSession.active();
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<FileStatus> files = new ArrayList<>();
    try {
      for (String path : paths) {
        Path file = new Path(path);
        files.add(file.getFileSystem(hadoop).getFileStatus(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CsvTask.share(files, spark.sparkContext().defaultParallelism())
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    SparkSession spark = SparkSession.active();
    return new Factory(
        readSchema.length() - CsvSource.OWN_COLUMNS,
        spark
            .sparkContext()
            .broadcast(
                new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()),
                ClassTag$.MODULE$.apply(SerializableConfiguration.class)));
  }

  private record Factory(int width, Broadcast<SerializableConfiguration> hadoop)
      implements PartitionReaderFactory {

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
      return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
      return new CsvReader(((CsvTask) partition).parts(), width, hadoop.value().value());
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      throw new UnsupportedOperationException("landing CSV is read in columns");
    }
  }
}
