package no.stedsvekst.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A version of a Delta table as Delta Kernel reads its log: the schema and the files that hold its
 * rows. Spark would run two jobs to find them; most tables of a lake have a handful of files.
 */
final class DeltaSnapshot {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Engine engine;
  private final Snapshot snapshot;

  /**
   * A file of rows.
   *
   * @param name as the log has it
   * @param path of the file
   * @param size in bytes
   * @param modified in milliseconds since 1970
   * @param partition values by partition column, as text
   * @param tags what its writer said of it
   */
  record DataFile(
      String name,
      Path path,
      long size,
      long modified,
      Map<String, String> partition,
      Map<String, String> tags) {}

  private DeltaSnapshot(Engine engine, Snapshot snapshot) {
    this.engine = engine;
    this.snapshot = snapshot;
  }

  /**
   * A version of a table.
   *
   * @param version empty for the newest
   */
  static DeltaSnapshot of(Path table, Configuration hadoop, OptionalLong version) {
    Engine engine = DefaultEngine.create(hadoop);
    Table found = Table.forPath(engine, table.toString());
    return new DeltaSnapshot(
        engine,
        version.isPresent()
            ? found.getSnapshotAsOfVersion(engine, version.getAsLong())
            : found.getLatestSnapshot(engine));
  }

  /** The schema in Delta's JSON, which is Spark's. */
  String schema() {
    return snapshot.getMetadata().getSchemaString();
  }

  /** What the table was called when it was made, which no other is. */
  String id() {
    return snapshot.getMetadata().getId();
  }

  /** The names of the columns. */
  List<String> columns() {
    return snapshot.getSchema().fieldNames();
  }

  /** What is set of the table, its constraints among it. */
  Map<String, String> properties() {
    return snapshot.getMetadata().getConfiguration();
  }

  /** The columns by which its files are parted, in the order of the folders. */
  List<String> partitionColumns() {
    return snapshot.getPartitionColumnNames();
  }

  /** The files that hold the rows of this version. */
  List<DataFile> files() {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(file(rows.next()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /**
   * The largest value of a column of whole numbers, as the statistics of the files say; empty where
   * one of them has none.
   */
  OptionalLong largest(String column) {
    OptionalLong largest = OptionalLong.empty();
    try (CloseableIterator<FilteredColumnarBatch> batches =
        ((ScanImpl) snapshot.getScanBuilder().build()).getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            JsonNode value = statistics(rows.next()).path("maxValues").path(column);
            if (!value.isIntegralNumber()) {
              return OptionalLong.empty();
            }
            largest = OptionalLong.of(Math.max(largest.orElse(Long.MIN_VALUE), value.asLong()));
          }
        }
      }
      return largest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode statistics(Row scanned) throws IOException {
    Row file = scanned.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    int place = file.getSchema().indexOf("stats");
    return place < 0 || file.isNullAt(place)
        ? MissingNode.getInstance()
        : JSON.readTree(file.getString(place));
  }

  private static DataFile file(Row row) {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
    AddFile file = new AddFile(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    return new DataFile(
        file.getPath(),
        new Path(status.getPath()),
        status.getSize(),
        status.getModificationTime(),
        InternalScanFileUtils.getPartitionValues(row),
        file.getTags().map(VectorUtils::<String, String>toJavaMap).orElse(Map.of()));
  }
}
