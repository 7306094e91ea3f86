package no.stedsvekst.jobs.lake;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.Eventually;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.stats.StatisticsCollection$;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

class LakeTest {
  private static final TableSpec SLICED = spec("sliced", WriteMode.REPLACE_SLICE);
  private static final TableSpec WHOLE = spec("whole", WriteMode.REPLACE);
  private static final TableSpec ADDED = spec("added", WriteMode.APPEND);
  private static final TableSpec PARTED =
      begun("parted").partedBy("name").written(WriteMode.REPLACE_SLICE).build();
  private static final TableSpec UNCHECKED = begun("unchecked").written(WriteMode.APPEND).build();

  @TempDir Path folder;

  private final SparkSession spark = TestSession.get();

  /** Of a write that fails one task may still be writing, to a folder that is being deleted. */
  @AfterEach
  void noTaskIsRunning() {
    Eventually.holds(
        "no task is running",
        Duration.ofSeconds(30),
        () ->
            Stream.of(spark.sparkContext().statusTracker().getExecutorInfos())
                    .mapToInt(SparkExecutorInfo::numRunningTasks)
                    .sum()
                == 0);
  }

  @Test
  void theTableIsWhatItsSpecificationSays() {
    lake().write(spark, WHOLE, rows(row("a", 1, 2.0)));
    Row detail = DeltaTable.forPath(spark, lake().path(WHOLE)).detail().head();
    assertEquals(1, detail.<Integer>getAs("minReaderVersion"));
    assertEquals(WHOLE.grain(), detail.getAs("description"));
    StructField[] fields = lake().read(spark, WHOLE).schema().fields();
    assertEquals(WHOLE.columnNames(), Stream.of(fields).map(StructField::name).toList());
    assertEquals("How many there are", fields[2].getComment().get());
  }

  /** Delta refuses to make a table of which it is to keep what it cannot. */
  @Test
  void everyTableCanBeMade() {
    for (TableSpec table : Jobs.tables()) {
      StructType schema = new StructType();
      for (ColumnSpec column : table.columns()) {
        schema = schema.add(column.name(), column.type().sparkType());
      }
      StatisticsCollection$.MODULE$.validateDeltaStatsColumns(
          schema,
          CollectionConverters.asScala(List.<String>of()).toSeq(),
          String.join(",", NewTable.skippedBy(table)));
    }
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
  void aTableOfAnEarlierReleaseIsWidened() {
    Lake lake = lake();
    lake.writeSlice(spark, SLICED, rows(row("a", 1, 1.0)), "name = 'a'");
    TableSpec wider =
        begun("sliced")
            .column("reason", ColumnType.TEXT, "Why it is so")
            .constraint("not_negative", "persons < 100")
            .constraint("year_is_there", "year > 0")
            .written(WriteMode.REPLACE_SLICE)
            .build();
    Dataset<Row> more = rows(row("b", 1, -5.0)).withColumn("reason", lit("so"));
    lake.writeSlice(spark, wider, more, "name = 'b'");
    Dataset<Row> read = lake.read(spark, wider).orderBy("name");
    assertSame(
        rows(row("a", 1, 1.0)).withColumn("reason", lit(null).cast("string")).union(more), read);
    assertEquals("Why it is so", read.schema().fields()[3].getComment().get());
    assertEquals("How many there are", read.schema().fields()[2].getComment().get());
    assertThrows(
        Exception.class,
        () ->
            lake.writeSlice(
                spark,
                wider,
                rows(row("c", 1, 500.0)).withColumn("reason", lit("so")),
                "name = 'c'"));
    // A condition that is new holds too.
    assertThrows(
        Exception.class,
        () ->
            lake.writeSlice(
                spark,
                wider,
                rows(row("c", -1, 5.0)).withColumn("reason", lit("so")),
                "name = 'c'"));
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

  /** Who goes by versions is to see that nothing has changed. */
  @Test
  void rowsThatAreThereMakeNoVersion() throws IOException {
    Lake lake = lake();
    TableSpec loose =
        TableSpec.in(Layer.GOLD, "loose")
            .grain("One row per name.")
            .key("name")
            .column("name", ColumnType.TEXT, "What it is called")
            .column("year", ColumnType.INTEGER, "When it was counted")
            .column("persons", ColumnType.DOUBLE, "How many there are")
            .build();
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

  /** As an earlier release made it: its files are all in one folder. */
  @Test
  void aTableThatIsPartedOtherwiseThanSpecifiedKeepsItsRowsOnce() {
    TableSpec parted = begun("sliced").partedBy("name").written(WriteMode.REPLACE_SLICE).build();
    TableSpec unparted = begun("parted").written(WriteMode.REPLACE_SLICE).build();
    for (List<TableSpec> release : List.of(List.of(SLICED, parted), List.of(PARTED, unparted))) {
      Lake lake = lake();
      lake.writeSlice(
          spark, release.get(0), rows(row("a", 1, 1.0), row("b", 1, 1.0)), "name in ('a', 'b')");
      TableSpec now = release.get(1);
      lake.writeSlice(spark, now, rows(row("a", 1, 2.0)), "name = 'a'");
      assertSame(rows(row("a", 1, 2.0), row("b", 1, 1.0)), lake.read(spark, now).orderBy("name"));
      lake.writeSlice(spark, now, rows(), "name = 'b'");
      assertSame(rows(row("a", 1, 2.0)), lake.read(spark, now));
      assertSame(rows(row("a", 1, 2.0)), spark.read().format("delta").load(lake.path(now)));
    }
  }

  @Test
  void aColumnOfAnotherTypeIsRefused() {
    lake().write(spark, WHOLE, rows(row("a", 1, 2.0)));
    TableSpec other =
        TableSpec.in(Layer.GOLD, "whole")
            .grain("One row per name and year.")
            .key("name", "year")
            .column("name", ColumnType.TEXT, "What it is called")
            .column("year", ColumnType.LONG, "When it was counted")
            .column("persons", ColumnType.DOUBLE, "How many there are")
            .build();
    Refusal refusal =
        assertThrows(Refusal.class, () -> lake().write(spark, other, rows(row("a", 1, 3.0))));
    assertTrue(refusal.getMessage().contains("year of gold.whole is INT"), refusal.getMessage());
    assertSame(rows(row("a", 1, 2.0)), lake().read(spark, WHOLE));
  }

  /** A later release had a column more: what it says of rows that stay is not lost. */
  @Test
  void rowsThatStayKeepWhatTheSpecificationDoesNotKnow() {
    TableSpec wider =
        begun("sliced")
            .column("reason", ColumnType.TEXT, "Why it is so")
            .written(WriteMode.REPLACE_SLICE)
            .build();
    Dataset<Row> told = rows(row("a", 1, 1.0), row("b", 1, 1.0)).withColumn("reason", lit("so"));
    lake().writeSlice(spark, wider, told, "name in ('a', 'b')");
    lake().writeSlice(spark, SLICED, rows(row("a", 1, 2.0)), "name = 'a'");
    assertEquals(
        List.of("a=null", "b=so"),
        lake().read(spark, wider).orderBy("name").collectAsList().stream()
            .map(row -> row.getString(0) + "=" + row.getString(3))
            .toList());
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

  private static Set<String> filesOf(Lake lake, String folder) {
    return DeltaSnapshot.of(
            new org.apache.hadoop.fs.Path(lake.path(PARTED)), lake.hadoop(), OptionalLong.empty())
        .files()
        .stream()
        .map(file -> file.path().toString())
        .filter(path -> path.contains(folder))
        .collect(Collectors.toSet());
  }

  @Test
  void anEarlierVersionIsReadAsItWas() {
    Lake lake = lake();
    lake.write(spark, WHOLE, rows(row("a", 1, 2.0)));
    lake.write(spark, WHOLE, rows(row("a", 1, 3.0)));
    assertSame(rows(row("a", 1, 2.0)), lake.read(spark, WHOLE, 0));
    assertSame(rows(row("a", 1, 3.0)), lake.read(spark, WHOLE));
  }

  @Test
  void rowsAreAddedWithoutASessionWhereNothingHasToBeChecked() {
    Lake lake = lake();
    assertFalse(PlainAppend.isPossible(lake, UNCHECKED));
    lake.write(spark, UNCHECKED, rows(row("a", 1, 1.0)));
    assertTrue(PlainAppend.isPossible(lake, UNCHECKED));
    List<Object[]> added = new ArrayList<>();
    added.add(new Object[] {"b", 2, null});
    PlainAppend.to(lake, UNCHECKED, added);
    Dataset<Row> expected = rows(row("a", 1, 1.0), row("b", 2, null));
    assertSame(expected, lake.read(spark, UNCHECKED).orderBy("name"));
    assertSame(expected, spark.read().format("delta").load(lake.path(UNCHECKED)).orderBy("name"));
    lake.write(spark, ADDED, rows(row("a", 1, 1.0)));
    assertFalse(PlainAppend.isPossible(lake, ADDED), "it has a constraint");
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

  @Test
  void aTableIsWrittenTheWayItSays() {
    Lake lake = lake();
    Dataset<Row> rows = rows(row("a", 1, 1.0));
    assertThrows(IllegalArgumentException.class, () -> lake.write(spark, SLICED, rows));
    assertThrows(
        IllegalArgumentException.class, () -> lake.writeSlice(spark, WHOLE, rows, "name = 'a'"));
    assertFalse(lake.has(SLICED));
    assertFalse(lake.has(WHOLE));
  }

  @Test
  void aSpecificationWithoutItsKeyOrGrainIsRefused() {
    assertThrows(
        IllegalStateException.class,
        () -> TableSpec.in(Layer.GOLD, "x").grain("One row.").key("lost").build());
    assertThrows(IllegalStateException.class, () -> TableSpec.in(Layer.GOLD, "x").build());
  }

  @Test
  void versionsAreKnownWithoutASession() {
    Lake lake = lake();
    assertTrue(lake.version(WHOLE).isEmpty());
    lake.write(spark, WHOLE, rows(row("a", 1, 2.0)));
    lake.write(spark, WHOLE, rows(row("a", 1, 3.0)));
    assertEquals(1, lake.version(WHOLE).orElseThrow());
    long inDelta =
        DeltaTable.forPath(spark, lake.path(WHOLE)).history(1).head().<Long>getAs("version");
    assertEquals(inDelta, lake.version(WHOLE).orElseThrow());
  }

  /** A table that was deleted and made anew is another, whatever its version. */
  @Test
  void aTableKeepsTheIdThatItWasMadeWith() {
    lake().write(spark, WHOLE, rows(row("a", 1, 2.0)));
    TableVersion first = lake().state(WHOLE).orElseThrow();
    lake().write(spark, WHOLE, rows(row("a", 1, 3.0)));
    TableVersion second = lake().state(WHOLE).orElseThrow();
    assertEquals(new TableVersion(1, first.id()), second);
    assertEquals(
        DeltaTable.forPath(spark, lake().path(WHOLE)).detail().head().<String>getAs("id"),
        first.id());
    assertEquals(second, TableVersion.of(second.text()));
    lake().refuseUnlessReadable(WHOLE, first, "30d");
    // As earlier releases entered it.
    lake().refuseUnlessReadable(WHOLE, TableVersion.of("0"), "30d");
    Folders.delete(Path.of(lake().path(WHOLE).replace("file:", "")));
    DeltaLog.clearCache();
    lake().write(spark, WHOLE, rows(row("a", 1, 2.0)));
    assertFalse(lake().state(WHOLE).orElseThrow().isOfSameTable(first));
    assertEquals(
        4,
        assertThrows(Refusal.class, () -> lake().refuseUnlessReadable(WHOLE, first, "30d"))
            .exit()
            .code());
  }

  /** Spark may read a file once for two parts of a query; two versions are two files. */
  @Test
  void twoVersionsInOneQueryAreTwo() {
    Lake lake = lake();
    lake.write(spark, WHOLE, rows(row("a", 1, 2.0)));
    lake.write(spark, WHOLE, rows(row("a", 1, 3.0)));
    Dataset<Row> before = lake.read(spark, WHOLE, 0).withColumnRenamed("persons", "before");
    assertEquals(
        List.of(RowFactory.create("a", 1, 3.0, 2.0)),
        lake.read(spark, WHOLE)
            .join(before, new String[] {"name", "year"})
            .groupBy("name", "year")
            .agg(max("persons"), max("before"))
            .collectAsList());
  }

  private Lake lake() {
    return Lake.at(folder.toString());
  }

  private Dataset<Row> rows(Row... rows) {
    return spark.createDataFrame(List.of(rows), WHOLE.schema().asNullable());
  }

  private static Row row(String name, int year, Double count) {
    return RowFactory.create(name, year, count);
  }

  private static TableSpec spec(String name, WriteMode mode) {
    return begun(name).constraint("not_negative", "persons >= 0").written(mode).build();
  }

  private static TableSpec.Builder begun(String name) {
    return TableSpec.in(Layer.GOLD, name)
        .grain("One row per name and year.")
        .key("name", "year")
        .column("name", ColumnType.TEXT, "What it is called")
        .column("year", ColumnType.INTEGER, "When it was counted")
        .column("persons", ColumnType.DOUBLE, "How many there are");
  }
}
