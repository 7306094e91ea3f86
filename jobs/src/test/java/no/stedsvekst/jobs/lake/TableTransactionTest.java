package no.stedsvekst.jobs.lake;

import static no.stedsvekst.jobs.lake.SmallTables.ADDED;
import static no.stedsvekst.jobs.lake.SmallTables.PARTED;
import static no.stedsvekst.jobs.lake.SmallTables.SLICED;
import static no.stedsvekst.jobs.lake.SmallTables.WHOLE;
import static no.stedsvekst.jobs.lake.SmallTables.begun;
import static no.stedsvekst.jobs.lake.SmallTables.row;
import static no.stedsvekst.jobs.lake.SmallTables.rows;
import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a write leaves: its rows in the place of others, or nothing new where they are the same. */
class TableTransactionTest {
  @TempDir Path folder;

  private final SparkSession spark = TestSession.get();

  @AfterEach
  void noTaskIsRunning() {
    TestSession.tasks().awaitNone();
  }

  @Test
  void aRowAgainstAConstraintIsRefusedAndNothingIsWritten() {
    Lake lake = lake();
    lake.write(spark, WHOLE, rows(row("a", 1, 2.0)));
    assertThrows(Exception.class, () -> lake.write(spark, WHOLE, rows(row("a", 1, -2.0))));
    assertThrows(Exception.class, () -> lake.write(spark, WHOLE, rows(row(null, 1, 2.0))));
    assertSame(rows(row("a", 1, 2.0)), lake.read(spark, WHOLE));
  }

  @Test
  void aSliceIsReplacedAndTheRestIsLeftAlone() {
    Lake lake = lake();
    lake.writeSlice(
        spark, SLICED, rows(row("a", 1, 1.0), row("a", 2, 1.0)).coalesce(1), "name = 'a'");
    lake.writeSlice(spark, SLICED, rows(row("b", 1, 1.0)), "name = 'b'");
    TableWrite write =
        lake.writeSlice(spark, SLICED, rows(row("a", 2, 5.0)), "name = 'a' and year = 2")
            .orElseThrow();
    assertEquals(1, write.rows());
    assertSame(
        rows(row("a", 1, 1.0), row("a", 2, 5.0), row("b", 1, 1.0)),
        lake.read(spark, SLICED).orderBy("name", "year"));
  }

  @Test
  void aRowOutsideItsSliceIsRefusedAndNothingIsWritten() throws IOException {
    Lake lake = lake();
    for (TableSpec table : List.of(SLICED, PARTED)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> lake.writeSlice(spark, table, rows(row("b", 1, 1.0)), "name = 'a'"));
      assertFalse(lake.has(table));
      lake.writeSlice(spark, table, rows(row("a", 1, 1.0)), "name = 'a'");
      assertThrows(
          IllegalArgumentException.class,
          () ->
              lake.writeSlice(
                  spark, table, rows(row("a", 1, 2.0), row("b", 1, 1.0)), "name = 'a'"));
      assertSame(rows(row("a", 1, 1.0)), lake.read(spark, table));
      assertEquals(1, parquetFiles(lake.path(table)), "files that nobody will read");
    }
  }

  @Test
  void aSliceThatIsWholeFilesIsReplacedWithoutTouchingOthers() {
    Lake lake = lake();
    lake.writeSlice(spark, PARTED, rows(row("a", 1, 1.0), row("a", 2, 2.0)), "name = 'a'");
    lake.writeSlice(spark, PARTED, rows(row("b", 1, 3.0)), "name = 'b'");
    Set<String> before = filesOf(lake, "name=b");
    TableWrite write =
        lake.writeSlice(spark, PARTED, rows(row("a", 2, 5.0)), "name = 'a'").orElseThrow();
    assertEquals(1, write.rows());
    assertEquals(before, filesOf(lake, "name=b"));
    Dataset<Row> expected = rows(row("a", 2, 5.0), row("b", 1, 3.0));
    assertSame(expected, lake.read(spark, PARTED).orderBy("name"));
    assertSame(expected, spark.read().format("delta").load(lake.path(PARTED)).orderBy("name"));
    assertEquals(
        List.of("b"),
        PlainRows.of(lake, PARTED).where("name", "b").list().stream()
            .map(found -> found.text("name"))
            .toList());
  }

  /** The log has folders and files by other names than these. */
  @Test
  void aSliceOfAnyNameIsReplaced() throws IOException {
    Lake lake = lake();
    String name = "år: 50 % / ½ = a+b";
    String slice = "name = '%s'".formatted(name);
    lake.writeSlice(spark, PARTED, rows(row(name, 1, 1.0)), slice);
    lake.writeSlice(spark, PARTED, rows(row("b", 1, 3.0)), "name = 'b'");
    lake.writeSlice(spark, PARTED, rows(row(name, 1, 2.0)), slice);
    long files = parquetFiles(lake.path(PARTED));
    assertTrue(lake.writeSlice(spark, PARTED, rows(row(name, 1, 2.0)), slice).isEmpty());
    assertEquals(files, parquetFiles(lake.path(PARTED)), "files that nobody will read");
    assertSame(
        rows(row("b", 1, 3.0), row(name, 1, 2.0)),
        spark.read().format("delta").load(lake.path(PARTED)).orderBy("name"));
  }

  private static Set<String> filesOf(Lake lake, String folder) {
    return DeltaSnapshot.of(
            new org.apache.hadoop.fs.Path(lake.path(PARTED)), lake.hadoop(), OptionalLong.empty())
        .files()
        .stream()
        .map(file -> file.path().toString())
        .filter(path -> path.contains(folder))
        .collect(Collectors.toSet());
  }

  /** Who goes by versions is to see that nothing has changed. */
  @Test
  void rowsThatAreThereMakeNoVersion() throws IOException {
    Lake lake = lake();
    TableSpec loose = begun("loose").build();
    lake.write(spark, loose, rows(row("a", 1, 2.0), row("b", 1, null)));
    long filesFirst = parquetFiles(lake.path(loose));
    Dataset<Row> same = rows(row("b", 1, null), row("a", 1, 2.0));
    assertTrue(lake.write(spark, loose, same.coalesce(1)).isEmpty());
    assertEquals(filesFirst, parquetFiles(lake.path(loose)), "files that nobody will read");
    assertTrue(lake.write(spark, loose, same.repartition(2)).isEmpty());
    assertEquals(0, lake.version(loose).orElseThrow());
    assertSame(same.orderBy("name"), lake.read(spark, loose).orderBy("name"));
    for (Dataset<Row> other :
        List.of(
            rows(row("a", 1, 2.0)),
            rows(row("a", 1, 2.0), row("b", 1, 2.0)),
            rows(row("a", 1, null), row("b", 1, 2.0)),
            rows(row("a", 1, 2.0), row("a", 1, 2.0), row("a", 1, 2.0)),
            rows())) {
      assertTrue(lake.write(spark, loose, other).isPresent());
    }
    long files = parquetFiles(lake.path(loose));
    assertTrue(lake.write(spark, loose, rows()).isEmpty(), "nothing in place of nothing");
    assertEquals(files, parquetFiles(lake.path(loose)), "files that nobody will read");
  }

  /** Of which a part was replaced since, a slice is another, though its files say of themselves. */
  @Test
  void aSliceIsTheSameOnlyAsAWhole() {
    Lake lake = lake();
    Dataset<Row> both = rows(row("a", 1, 1.0), row("b", 1, 1.0));
    String whole = "name in ('a', 'b')";
    for (TableSpec table : List.of(SLICED, PARTED)) {
      lake.writeSlice(spark, table, both, whole);
      assertTrue(lake.writeSlice(spark, table, both, whole).isEmpty());
      lake.writeSlice(spark, table, rows(), "name = 'b'");
      assertTrue(lake.writeSlice(spark, table, both, whole).isPresent());
      Dataset<Row> part = rows(row("b", 1, 2.0));
      assertTrue(lake.writeSlice(spark, table, part, "name = 'b'").isPresent());
      assertTrue(lake.writeSlice(spark, table, part, "name = 'b'").isEmpty(), "beside others'");
      assertTrue(lake.writeSlice(spark, table, both, whole).isPresent());
      assertSame(both, lake.read(spark, table).orderBy("name"));
    }
  }

  @Test
  void whatNobodyHasEnteredIsWrittenAgain() {
    Lake lake = lake();
    Dataset<Row> same = rows(row("a", 1, 2.0));
    lake.write(spark, WHOLE, same);
    assertTrue(lake.write(spark, WHOLE, same, version -> version == 0).isEmpty());
    assertEquals(1, lake.write(spark, WHOLE, same, version -> version > 0).get().version());
    assertSame(same, lake.read(spark, WHOLE));
  }

  @Test
  void theNameOfTheRunIsNoContentUnlessRowsBelongTogetherByIt() {
    TableSpec stamped = stamped("stamped").build();
    TableSpec ofOneRun = stamped("of_one_run").ofOneRun().build();
    for (TableSpec table : List.of(stamped, ofOneRun)) {
      for (String run : List.of("first", "second")) {
        lake().write(spark, table, rows(row("a", 1, 1.0)).withColumn("run_id", lit(run)));
      }
    }
    assertEquals(0, lake().version(stamped).orElseThrow());
    assertEquals("first", lake().read(spark, stamped).head().getAs("run_id"));
    assertEquals("second", lake().read(spark, ofOneRun).head().getAs("run_id"));
  }

  private static TableSpec.Builder stamped(String name) {
    return begun(name).column("run_id", ColumnType.TEXT, "Who wrote it");
  }

  private static long parquetFiles(String table) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(table.replace("file:", "")))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .count();
    }
  }

  @Test
  void rowsAreAdded() {
    Lake lake = lake();
    lake.write(spark, ADDED, rows(row("a", 1, 1.0)));
    TableWrite second =
        lake.write(spark, ADDED, rows(row("a", 1, 1.0), row("b", 1, 1.0))).orElseThrow();
    assertEquals(2, second.rows());
    assertEquals(1, second.version());
    assertEquals(3, lake.read(spark, ADDED).count());
  }

  private Lake lake() {
    return Lake.at(folder.toString());
  }
}
