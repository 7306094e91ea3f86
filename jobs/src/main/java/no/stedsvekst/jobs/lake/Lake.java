package no.stedsvekst.jobs.lake;

import io.delta.kernel.exceptions.KernelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.refusal.LakeRefusals;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;

/**
 * A folder of Delta tables, read and written by their specifications. No catalogue is needed: a
 * table is the folder {@code <lake>/<layer>/<name>}.
 */
public final class Lake {
  private static final String YEAR = "year";

  private final Path root;
  private final Configuration hadoop;

  /** By the full name of a table: the id that it was made with. A run asks for each many times. */
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  /** Throws where the lake may not be written to any more. */
  private volatile Runnable guard = () -> {};

  private Lake(Path root, Configuration hadoop) {
    this.root = root;
    this.hadoop = hadoop;
  }

  /** The lake at a folder or a URI, whether it is there already or not. */
  public static Lake at(String location) {
    Path path = Locations.path(location);
    Configuration hadoop = StoreSettings.configuration();
    try {
      return new Lake(path.getFileSystem(hadoop).makeQualified(path), hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the lake is. */
  public String location() {
    return root.toUri().getScheme().equals("file") ? root.toUri().getPath() : root.toString();
  }

  Configuration hadoop() {
    return hadoop;
  }

  /** Has it asked before every write whether it may be written to. */
  public void guardedBy(Runnable mayWrite) {
    guard = mayWrite;
  }

  public void refuseUnlessItMayBeWritten() {
    guard.run();
  }

  /** A folder of the lake that holds no table. */
  public Folder folder(String name) {
    return new Folder(new Path(root, name), hadoop);
  }

  /** The local folder of the lake, or null where it is remote. */
  public java.nio.file.Path localFolder() {
    return root.toUri().getScheme().equals("file")
        ? java.nio.file.Path.of(root.toUri().getPath())
        : null;
  }

  /** Where a table is. */
  public String path(TableSpec table) {
    return folder(table).toString();
  }

  /**
   * The newest version of a table that changed what it holds; empty where it has not been written.
   * One that only put its files together is none.
   */
  public OptionalLong version(TableSpec table) {
    return log(table).dataVersion();
  }

  /** That version, and which table it is of. */
  public Optional<TableVersion> state(TableSpec table) {
    OptionalLong version = version(table);
    return version.isPresent()
        ? Optional.of(new TableVersion(version.getAsLong(), id(table)))
        : Optional.empty();
  }

  /** Its first commit has it, among the first lines; where that has been deleted, a checkpoint. */
  private String id(TableSpec table) {
    return ids.computeIfAbsent(
        table.fullName(),
        name -> log(table).id().orElseGet(() -> snapshot(table, OptionalLong.empty()).id()));
  }

  /** Whether a table has been written. */
  public boolean has(TableSpec table) {
    return log(table).version().isPresent();
  }

  /** Whether all files of a version are still there. */
  public boolean isReadable(TableSpec table, long version) {
    try {
      FileSystem system = root.getFileSystem(hadoop);
      for (DeltaSnapshot.DataFile file : snapshot(table, OptionalLong.of(version)).files()) {
        if (!system.exists(file.path())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (KernelException e) {
      // The commits that led to it have been deleted.
      return false;
    }
  }

  /**
   * Refuses a version whose files have been deleted, or that is of another table of that name.
   *
   * @param kept how long versions of tables are kept
   */
  public void refuseUnlessReadable(TableSpec table, TableVersion version, String kept) {
    if (!state(table).map(version::isOfSameTable).orElse(true)) {
      throw LakeRefusals.tableIsAnother(table.fullName(), version.version());
    }
    if (!isReadable(table, version.version())) {
      throw LakeRefusals.versionIsGone(table.fullName(), version.version(), kept);
    }
  }

  /** The last year of a table's rows; empty where it has none. */
  public Optional<Integer> latestYear(TableSpec table) {
    if (!table.columnNames().contains(YEAR) || !has(table)) {
      return Optional.empty();
    }
    OptionalLong year = snapshot(table, OptionalLong.empty()).largest(YEAR);
    return year.isPresent() ? Optional.of((int) year.getAsLong()) : Optional.empty();
  }

  /** The files that hold the rows of a table. */
  public TableFiles files(TableSpec table) {
    DeltaSnapshot snapshot = snapshot(table, OptionalLong.empty());
    return new TableFiles(
        snapshot.columns(),
        snapshot.partitionColumns(),
        snapshot.files().stream()
            .map(file -> new TableFiles.File(file.path().toString(), file.partition()))
            .toList());
  }

  /** How large the files of a table are, in bytes; 0 where it has not been written. */
  public long bytes(TableSpec table) {
    return has(table)
        ? snapshot(table, OptionalLong.empty()).files().stream()
            .mapToLong(DeltaSnapshot.DataFile::size)
            .sum()
        : 0;
  }

  /**
   * The values that the columns have by which the files of a table are parted, each combination
   * once; found in the log, without reading a file.
   */
  public List<Map<String, String>> slices(TableSpec table) {
    return has(table)
        ? snapshot(table, OptionalLong.empty()).files().stream()
            .map(DeltaSnapshot.DataFile::partition)
            .distinct()
            .toList()
        : List.of();
  }

  /** The rows of a table. */
  public Dataset<Row> read(SparkSession spark, TableSpec table) {
    return FewRows.read(
        SnapshotRows.of(spark, folder(table), snapshot(table, OptionalLong.empty())));
  }

  /** The rows that a table had in an earlier version. */
  public Dataset<Row> read(SparkSession spark, TableSpec table, long version) {
    return FewRows.read(
        SnapshotRows.of(spark, folder(table), snapshot(table, OptionalLong.of(version))));
  }

  /**
   * Adds rows to a table, or replaces all that it holds: whichever its specification says. Empty
   * where it holds these rows already.
   */
  public Optional<TableWrite> write(SparkSession spark, TableSpec table, Dataset<Row> rows) {
    return write(spark, table, rows, version -> true);
  }

  /**
   * The same.
   *
   * @param mayStay whether a table that holds these rows may be left as it is, by its version
   */
  public Optional<TableWrite> write(
      SparkSession spark, TableSpec table, Dataset<Row> rows, LongPredicate mayStay) {
    if (table.writeMode() == WriteMode.REPLACE_SLICE) {
      throw new IllegalArgumentException(table.fullName() + " is written a slice at a time");
    }
    return write(spark, table, rows, "", mayStay);
  }

  /**
   * Replaces the rows of a table that meet the condition {@code slice}. Empty where those are these
   * rows already.
   */
  public Optional<TableWrite> writeSlice(
      SparkSession spark, TableSpec table, Dataset<Row> rows, String slice) {
    return writeSlice(spark, table, rows, slice, version -> true);
  }

  /**
   * The same.
   *
   * @param mayStay whether a table that holds these rows may be left as it is, by its version
   */
  public Optional<TableWrite> writeSlice(
      SparkSession spark, TableSpec table, Dataset<Row> rows, String slice, LongPredicate mayStay) {
    if (table.writeMode() != WriteMode.REPLACE_SLICE || slice.isEmpty()) {
      throw new IllegalArgumentException(table.fullName() + " is not written by " + slice);
    }
    return write(spark, table, rows, slice, mayStay);
  }

  private Optional<TableWrite> write(
      SparkSession spark, TableSpec table, Dataset<Row> rows, String slice, LongPredicate mayStay) {
    long start = System.nanoTime();
    refuseUnlessItMayBeWritten();
    boolean isLeft = false;
    if (has(table)) {
      new TableUpgrade(path(table), table, snapshot(table, OptionalLong.empty())).follow(spark);
      isLeft = mayStay.test(version(table).orElseThrow());
    } else {
      ids.remove(table.fullName());
    }
    OptionalLong written =
        TableTransaction.write(
            spark, hadoop, folder(table), table, rows.select(typed(table)), slice, isLeft);
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TableWrite(
                table.fullName(),
                version(table).orElseThrow(),
                written.getAsLong(),
                slice,
                (System.nanoTime() - start) / 1e9));
  }

  /** Its columns in their types. */
  private static Column[] typed(TableSpec table) {
    return table.columns().stream()
        .map(
            column ->
                functions
                    .col(column.name())
                    .cast(column.type().sparkType())
                    .as(column.name(), Metadata.empty()))
        .toArray(Column[]::new);
  }

  private DeltaSnapshot snapshot(TableSpec table, OptionalLong version) {
    return DeltaSnapshot.of(folder(table), hadoop, version);
  }

  private DeltaLogFolder log(TableSpec table) {
    return new DeltaLogFolder(folder(table), hadoop);
  }

  private Path folder(TableSpec table) {
    return new Path(new Path(root, table.layer().folder()), table.name());
  }
}
