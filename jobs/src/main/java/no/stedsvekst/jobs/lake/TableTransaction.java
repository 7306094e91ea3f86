package no.stedsvekst.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog$;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A write of a table: its rows are written to files, and one commit takes these in and the files of
 * what they replace out. That the new rows are the old ones is seen on the way, and then there is
 * no commit: who goes by versions sees that nothing has changed.
 *
 * <p>Delta's own writer asks Spark for the files that a slice has, and commits whatever comes.
 */
final class TableTransaction {
  /** A tag of a file: what the rows are of the write that made it, and how many files it made. */
  private static final String CONTENT = "stedsvekst.content";

  private static final String IS_NEW = "stedsvekst_is_new";
  private static final String HASH = "stedsvekst_hash";

  /** What is found on the way comes by Spark's queue of events, soon after the last file. */
  private static final Duration LONGEST_WAIT = Duration.create(10, TimeUnit.MINUTES);

  private final SparkSession spark;
  private final Configuration hadoop;
  private final Path folder;
  private final TableSpec table;
  private final Slice slice;
  private final OptimisticTransaction transaction;

  /** The files that the write takes out. */
  private final List<DeltaSnapshot.DataFile> replaced;

  private final Optional<DeltaSnapshot> before;

  /** The columns by which its files are parted, and will be. */
  private final List<String> parted;

  private final boolean isAppended;

  private TableTransaction(
      SparkSession spark, Configuration hadoop, Path folder, TableSpec table, String condition) {
    this.spark = spark;
    this.hadoop = hadoop;
    this.folder = folder;
    this.table = table;
    this.transaction =
        DeltaLog$.MODULE$
            .forTable((org.apache.spark.sql.classic.SparkSession) spark, folder)
            .startTransaction(Option.empty(), Option.empty());
    long version = transaction.readVersion();
    this.before =
        version < 0
            ? Optional.empty()
            : Optional.of(DeltaSnapshot.of(folder, hadoop, OptionalLong.of(version)));
    this.parted = before.map(DeltaSnapshot::partitionColumns).orElse(table.partition());
    this.slice = Slice.of(spark, table, parted, condition);
    this.isAppended = table.writeMode() == WriteMode.APPEND;
    this.replaced =
        isAppended
            ? List.of()
            : before.map(snapshot -> slice.files(spark, snapshot)).orElse(List.of());
  }

  /**
   * Writes rows that have the columns of the table, which is made where it is not there.
   *
   * @param condition of the rows that they replace, in SQL, which all of them must meet; empty for
   *     all, or where rows are added
   * @param mayStay whether the table may be left as it is where it holds these rows
   * @return how many were written; empty where it was left
   */
  static OptionalLong write(
      SparkSession spark,
      Configuration hadoop,
      Path folder,
      TableSpec table,
      Dataset<Row> rows,
      String condition,
      boolean mayStay) {
    try {
      return new TableTransaction(spark, hadoop, folder, table, condition).write(rows, mayStay);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OptionalLong write(Dataset<Row> rows, boolean mayStay) throws IOException {
    if (before.isEmpty()) {
      transaction.updateMetadataForNewTable(NewTable.metadata(table));
    } else if (!isAppended) {
      transaction.readWholeTable();
    }
    Dataset<Row> all = withKept(rows);
    List<AddFile> added = List.of();
    Found found = Found.NOTHING;
    if (!isKnownEmpty(all)) {
      Observation seen = new Observation();
      added = files(observed(all, seen));
      try {
        found = found(seen);
      } catch (IllegalStateException e) {
        delete(added);
        throw e;
      }
    }
    if (found.outside() > 0) {
      delete(added);
      throw new IllegalArgumentException(
          "%d rows of %s are not of the slice %s"
              .formatted(found.outside(), table.fullName(), slice.condition()));
    }
    if (mayStay && before.isPresent() && isThere(found.digest(), added)) {
      delete(added);
      return OptionalLong.empty();
    }
    commit(added, found.digest());
    return OptionalLong.of(found.written());
  }

  /**
   * What is found out while rows are written.
   *
   * @param digest of all that is in the new files
   * @param written how many of these rows are new
   * @param outside how many of the new ones are not of the slice
   */
  private record Found(String digest, long written, long outside) {
    static final Found NOTHING = new Found("", 0, 0);
  }

  private Found found(Observation seen) {
    try {
      Row row = Await.result(seen.future(), LONGEST_WAIT);
      if (row.length() == 0) {
        throw new IllegalStateException(uncounted());
      }
      return new Found(row.getString(0), row.getLong(1), row.getLong(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a write was interrupted", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(uncounted(), e);
    }
  }

  private String uncounted() {
    return "Spark did not tell what was written to %s, and nothing was committed: its queue of events may have been full (spark.scheduler.listenerbus.eventqueue.capacity)"
        .formatted(table.fullName());
  }

  /**
   * Whether it is plain before they are worked out that there are none: Spark would write a file.
   */
  private static boolean isKnownEmpty(Dataset<Row> rows) {
    return rows.queryExecution().analyzed().maxRows().contains(0L);
  }

  /**
   * With the rows of the files that are replaced which are not of the slice: whole, whatever the
   * specification knows of them.
   */
  private Dataset<Row> withKept(Dataset<Row> rows) {
    return isWhole()
        ? rows
        : rows.withColumn(IS_NEW, lit(true))
            .unionByName(
                SnapshotRows.of(spark, folder, before.orElseThrow(), replaced)
                    .filter(not(slice.has()))
                    .withColumn(IS_NEW, lit(false)),
                true);
  }

  /** Whether the files that are replaced have no rows that stay. */
  private boolean isWhole() {
    return slice.isWholeFolders() || replaced.isEmpty();
  }

  /**
   * What is to be known of the rows, found out while they are written. Their hashes are a column on
   * the way: an observed expression is worked out by itself, and once for each time it is named.
   */
  private Dataset<Row> observed(Dataset<Row> rows, Observation seen) {
    Column isNew = isWhole() ? lit(true) : col(IS_NEW);
    return rows.withColumn(HASH, isAppended ? lit(0L) : RowDigest.ofRow(table))
        .observe(
            seen,
            RowDigest.ofRows(col(HASH)).as("digest"),
            count_if(isNew).as("written"),
            count_if(isNew.and(not(slice.has()))).as("outside"))
        .drop(IS_NEW, HASH);
  }

  private List<AddFile> files(Dataset<Row> rows) {
    return CollectionConverters.asJava(transaction.writeFiles(rows, Option.empty(), seq(List.of())))
        .stream()
        .map(AddFile.class::cast)
        .toList();
  }

  /** Whether the files to be replaced are all those of one write, of the same rows. */
  private boolean isThere(String digest, List<AddFile> added) {
    if (isAppended) {
      return false;
    }
    String content = content(digest, replaced.size());
    return replaced.isEmpty()
        ? added.isEmpty()
        : replaced.stream().allMatch(file -> content.equals(file.tags().get(CONTENT)));
  }

  private static String content(String digest, int files) {
    return "%s of %d".formatted(digest, files);
  }

  private void commit(List<AddFile> added, String digest) {
    String content = content(digest, added.size());
    List<Action> actions = new ArrayList<>();
    replaced.forEach(file -> actions.add(removed(file)));
    added.forEach(file -> actions.add(isAppended ? file : tagged(file, content)));
    transaction.commit(
        seq(actions),
        new DeltaOperations.Write(
            isAppended ? SaveMode.Append : SaveMode.Overwrite,
            Option.apply(seq(parted)),
            slice.condition().isEmpty() ? Option.empty() : Option.apply(slice.condition()),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty()));
  }

  private static AddFile tagged(AddFile file, String content) {
    Map<String, String> tags = new HashMap<>(CollectionConverters.asJava(file.tagsOrEmpty()));
    tags.put(CONTENT, content);
    return file.copyWithTags(scalaMap(tags));
  }

  private static Action removed(DeltaSnapshot.DataFile file) {
    return new AddFile(
            file.name(),
            scalaMap(file.partition()),
            file.size(),
            file.modified(),
            true,
            AddFile.$lessinit$greater$default$6(),
            AddFile.$lessinit$greater$default$7(),
            AddFile.$lessinit$greater$default$8(),
            AddFile.$lessinit$greater$default$9(),
            AddFile.$lessinit$greater$default$10(),
            AddFile.$lessinit$greater$default$11(),
            AddFile.$lessinit$greater$default$12(),
            AddFile.$lessinit$greater$default$13())
        .removeWithTimestamp(System.currentTimeMillis(), true);
  }

  private void delete(List<AddFile> added) throws IOException {
    FileSystem system = folder.getFileSystem(hadoop);
    for (AddFile file : added) {
      system.delete(DeltaFileOperations.absolutePath(folder.toString(), file.path()), false);
    }
  }

  private static scala.collection.immutable.Map<String, String> scalaMap(Map<String, String> map) {
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(map));
  }

  private static <T> Seq<T> seq(List<T> items) {
    return CollectionConverters.asScala(items).toSeq();
  }
}
