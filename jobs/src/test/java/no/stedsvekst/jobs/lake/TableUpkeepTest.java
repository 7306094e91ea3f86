package no.stedsvekst.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table stays small, and what it held in the time that is kept can be read. */
class TableUpkeepTest {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final TableSpec LOG = spec("log").written(WriteMode.APPEND).build();
  private static final TableSpec SLICED =
      spec("sliced").partedBy("name").written(WriteMode.REPLACE_SLICE).build();

  @TempDir Path folder;

  private final SparkSession spark = TestSession.get();

  private static TableSpec.Builder spec(String name) {
    return TableSpec.in(Layer.OPS, name)
        .grain("One row per name.")
        .key("name")
        .column("name", ColumnType.TEXT, "What it is called")
        .column("value", ColumnType.DOUBLE, "How much it is");
  }

  @Test
  void smallFilesArePutTogetherWithoutChangingTheTable() {
    Lake lake = lake();
    write(lake, LOG, "first", 0);
    for (int each = 1; each <= 12; each++) {
      PlainAppend.to(lake, LOG, List.<Object[]>of(new Object[] {"row " + each, (double) each}));
    }
    long version = lake.version(LOG).getAsLong();
    List<String> rows = rows(lake, LOG);
    assertEquals(
        List.of(),
        keep(new TableUpkeep(lake, LOG), 13, monthAgo()).compacted().stream().toList(),
        "thirteen files are few");
    TableUpkeep.Done done = keep(new TableUpkeep(lake, LOG), 5, monthAgo());
    assertEquals(version + 1, done.compacted().orElseThrow());
    assertEquals(
        1,
        DeltaSnapshot.of(
                new org.apache.hadoop.fs.Path(lake.path(LOG)),
                new Configuration(),
                OptionalLong.empty())
            .files()
            .size());
    assertEquals(rows, rows(lake, LOG));
    assertEquals(13, PlainRows.of(lake, LOG).list().size());
    assertEquals(version, lake.version(LOG).getAsLong(), "it holds what it held");
    assertEquals(rows.size() - 1, lake.read(spark, LOG, version - 1).count());
    // A reader need not go through all commits.
    assertTrue(Files.exists(log(lake, LOG).resolve("_last_checkpoint")));
    PlainAppend.to(lake, LOG, List.<Object[]>of(new Object[] {"new", 1.0}));
    assertEquals(version + 2, lake.version(LOG).getAsLong());
  }

  /** Delta's own vacuum says the same, of names that a path must escape too. */
  @Test
  void whatIsDeletedIsWhatDeltaWouldDelete() throws IOException {
    Lake lake = lake();
    for (String name : List.of("a b", "c:d+e", "50%", "æ=å")) {
      slice(lake, name, 1);
      slice(lake, name, 2);
    }
    Files.writeString(Path.of(lake.path(SLICED).replace("file:", ""), "left.parquet"), "half");
    List<FileStatus> unneeded =
        new Vacuum(
                new org.apache.hadoop.fs.Path(lake.path(SLICED)),
                new Configuration(),
                Instant.now().plusSeconds(5))
            .unneeded();
    spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", false);
    List<String> byDelta =
        spark
            .sql("VACUUM delta.`%s` RETAIN 0 HOURS DRY RUN".formatted(lake.path(SLICED)))
            .as(Encoders.STRING())
            .collectAsList();
    assertEquals(
        new TreeSet<>(
            byDelta.stream()
                .map(path -> new org.apache.hadoop.fs.Path(path).toUri().getPath())
                .filter(path -> path.endsWith(".parquet"))
                .toList()),
        new TreeSet<>(unneeded.stream().map(file -> file.getPath().toUri().getPath()).toList()));
    assertEquals(5, unneeded.size());
  }

  @Test
  void versionsOfTheTimeThatIsKeptStayReadable() throws IOException {
    Lake lake = lake();
    for (int version = 0; version <= 4; version++) {
      slice(lake, "a", version);
      // As if a version had been made every ten days, the last ten days ago.
      age(lake, SLICED, version, Duration.ofDays(10L * (5 - version)));
    }
    TableUpkeep.Done done = keep(new TableUpkeep(lake, SLICED), 40, monthAgo());
    // Thirty days ago version 2 was in force.
    assertEquals(2, done.files());
    assertTrue(done.bytes() > 0);
    for (int version = 0; version <= 4; version++) {
      assertEquals(version >= 2, lake.isReadable(SLICED, version), "version " + version);
    }
    assertEquals(List.of("[a,2.0]"), list(lake.read(spark, SLICED, 2).collectAsList()));
    assertEquals(List.of("[a,4.0]"), rows(lake, SLICED));
    assertTrue(keep(new TableUpkeep(lake, SLICED), 40, monthAgo()).isNothing(), "nothing is left");
  }

  /** By the times alone a version of the year 2000 would be the last one of a month ago. */
  @Test
  void aNightWhoseClockWasWrongIsNoReasonToDelete() throws IOException {
    Lake lake = lake();
    List<Duration> ages =
        List.of(
            Duration.ofDays(50),
            Duration.ofDays(40),
            Duration.ofDays(9000),
            Duration.ofDays(-9000),
            Duration.ofDays(1));
    for (int version = 0; version < ages.size(); version++) {
      slice(lake, "a", version);
      age(lake, SLICED, version, ages.get(version));
    }
    keep(new TableUpkeep(lake, SLICED), 40, monthAgo());
    // Version 1 may have been in force then: nobody knows when 2 was made.
    for (int version = 0; version < ages.size(); version++) {
      assertEquals(version >= 1, lake.isReadable(SLICED, version), "version " + version);
    }
  }

  @Test
  void whatACutOffRunLeftIsDeletedOnceItIsOld() throws IOException {
    Lake lake = lake();
    slice(lake, "a", 1);
    Path left = Path.of(lake.path(SLICED).replace("file:", ""), "name=a", "left.parquet");
    Files.writeString(left, "half a file");
    keep(new TableUpkeep(lake, SLICED), 40, monthAgo());
    assertTrue(Files.exists(left), "somebody may be writing it");
    Files.setLastModifiedTime(left, FileTime.from(monthAgo().minusSeconds(60)));
    keep(new TableUpkeep(lake, SLICED), 40, monthAgo());
    assertFalse(Files.exists(left));
    assertEquals(List.of("[a,1.0]"), rows(lake, SLICED));
  }

  @Test
  void theLogIsShortenedToItsLastOldCheckpoint() throws IOException {
    Lake lake = lake();
    write(lake, LOG, "first", 0);
    for (int each = 1; each <= 25; each++) {
      PlainAppend.to(lake, LOG, List.<Object[]>of(new Object[] {"row " + each, (double) each}));
      if (each == 12) {
        keep(new TableUpkeep(lake, LOG), 100, monthAgo());
      }
    }
    for (int version = 0; version <= 15; version++) {
      age(lake, LOG, version, Duration.ofDays(40));
    }
    List<String> rows = rows(lake, LOG);
    assertEquals(26, rows.size());
    keep(new TableUpkeep(lake, LOG), 100, monthAgo());
    try (Stream<Path> files = Files.list(log(lake, LOG))) {
      assertEquals(
          List.of(12, 13, 14, 15),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d{20}\\.json"))
              .map(name -> Integer.parseInt(name.substring(0, 20)))
              .filter(version -> version <= 15)
              .sorted()
              .toList());
    }
    assertEquals(rows, rows(lake, LOG));
    assertEquals(14, lake.read(spark, LOG, 13).count());
  }

  /** Runs have read version 12, and say so: that it was put together since is nothing to them. */
  @Test
  void whatRunsHaveReadStaysReadableWhenItWasPutTogether() throws IOException {
    Lake lake = lake();
    write(lake, LOG, "first", 0);
    append(lake, 12);
    assertEquals(13, new TableUpkeep(lake, LOG).compact(5).orElseThrow());
    ageAll(lake, LOG);
    append(lake, 1);
    new TableUpkeep(lake, LOG).deleteUnneeded(monthAgo());
    assertTrue(lake.isReadable(LOG, 12));
    assertEquals(13, lake.read(spark, LOG, 12).count());
    assertEquals(14, rows(lake, LOG).size());
    // Once that is older than what is kept, it goes.
    append(lake, 12);
    assertTrue(new TableUpkeep(lake, LOG).compact(5).isPresent());
    ageAll(lake, LOG);
    append(lake, 1);
    assertTrue(new TableUpkeep(lake, LOG).deleteUnneeded(monthAgo()).files() >= 13);
    assertFalse(lake.isReadable(LOG, 12));
    assertEquals(27, rows(lake, LOG).size());
  }

  /** Delta Kernel refuses to write to such a table. */
  @Test
  void aTableWithConstraintsIsLeftAsItIs() {
    TableSpec held =
        spec("held").constraint("value_is_positive", "value > 0").written(WriteMode.APPEND).build();
    Lake lake = lake();
    for (int each = 1; each <= 3; each++) {
      write(lake, held, "row " + each, each);
    }
    assertEquals(Optional.empty(), new TableUpkeep(lake, held).compact(1));
    assertEquals(3, rows(lake, held).size());
  }

  /** As a kill in the middle of shortening a log may have left it. */
  @Test
  void whereACommitIsMissingNothingIsDeleted() throws IOException {
    Lake lake = lake();
    int value = 0;
    for (String name : List.of("a", "b", "a", "c", "a")) {
      slice(lake, name, ++value);
    }
    Engine engine = DefaultEngine.create(new Configuration());
    Table.forPath(engine, lake.path(SLICED)).checkpoint(engine, 4);
    ageAll(lake, SLICED);
    Files.delete(log(lake, SLICED).resolve("%020d.json".formatted(3)));
    Files.setLastModifiedTime(
        log(lake, SLICED).resolve("%020d.json".formatted(4)), FileTime.from(Instant.now()));
    new TableUpkeep(lake, SLICED).deleteUnneeded(monthAgo());
    assertEquals(List.of("[a,5.0]", "[b,2.0]", "[c,4.0]"), rows(lake, SLICED));
  }

  /** A listing has any order; what is left after a kill must be a log that begins later. */
  @Test
  void aLogIsShortenedFromItsBeginning() {
    List<String> names =
        List.of("2.json", "2.checkpoint.parquet", "1.json", "10.json", "1.crc").stream()
            .map(name -> "0".repeat(20 - name.indexOf('.')) + name)
            .toList();
    assertEquals(
        List.of(names.get(4), names.get(2), names.get(1), names.get(0), names.get(3)),
        TableUpkeep.inOrderOfDeletion(
                names.stream()
                    .map(org.apache.hadoop.fs.Path::new)
                    .map(path -> new FileStatus(1, false, 1, 1, 0, path))
                    .toList())
            .stream()
            .map(file -> file.getPath().getName())
            .toList());
  }

  private static void append(Lake lake, int rows) {
    for (int each = 1; each <= rows; each++) {
      PlainAppend.to(lake, LOG, List.<Object[]>of(new Object[] {"row " + each, (double) each}));
    }
  }

  /** Has all files of a table be made forty days ago. */
  private static void ageAll(Lake lake, TableSpec table) throws IOException {
    try (Stream<Path> files = Files.walk(log(lake, table).getParent())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
      }
    }
  }

  private Lake lake() {
    return Lake.at(folder.toString());
  }

  private static Instant monthAgo() {
    return Instant.now().minus(MONTH);
  }

  private void write(Lake lake, TableSpec table, String name, double value) {
    lake.write(
        spark,
        table,
        spark.createDataFrame(List.of(RowFactory.create(name, value)), table.schema()));
  }

  private void slice(Lake lake, String name, double value) {
    lake.writeSlice(
        spark,
        SLICED,
        spark.createDataFrame(List.of(RowFactory.create(name, value)), SLICED.schema()).coalesce(1),
        "name = '%s'".formatted(name));
  }

  private List<String> rows(Lake lake, TableSpec table) {
    return list(lake.read(spark, table).collectAsList());
  }

  private static List<String> list(List<Row> rows) {
    return rows.stream().map(Row::toString).sorted().toList();
  }

  private static Path log(Lake lake, TableSpec table) {
    return Path.of(lake.path(table).replace("file:", ""), "_delta_log");
  }

  /** Has a version, and all files that are no older, be made so long ago. */
  private static void age(Lake lake, TableSpec table, int version, Duration ago)
      throws IOException {
    FileTime then = FileTime.from(Instant.now().minus(ago));
    List<Path> made = new ArrayList<>();
    try (Stream<Path> files = Files.list(log(lake, table))) {
      files
          .filter(file -> file.getFileName().toString().startsWith("%020d.".formatted(version)))
          .forEach(made::add);
    }
    if (table.equals(SLICED)) {
      try (Stream<Path> files = Files.walk(log(lake, table).getParent())) {
        files
            .filter(file -> file.toString().endsWith(".parquet"))
            .filter(file -> isYoung(file))
            .forEach(made::add);
      }
    }
    for (Path file : made) {
      Files.setLastModifiedTime(file, then);
    }
    assertFalse(made.isEmpty());
  }

  private static boolean isYoung(Path file) {
    try {
      return Files.getLastModifiedTime(file)
          .toInstant()
          .isAfter(Instant.now().minus(Duration.ofHours(1)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Both, so that what was put together is rid of at once. */
  private static TableUpkeep.Done keep(TableUpkeep upkeep, int mostSmallFiles, Instant kept) {
    Optional<Long> compacted = upkeep.compact(mostSmallFiles);
    TableUpkeep.Done freed = upkeep.deleteUnneeded(kept);
    return new TableUpkeep.Done(compacted, freed.files(), freed.bytes());
  }
}
