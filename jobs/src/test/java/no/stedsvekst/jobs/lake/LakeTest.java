package no.stedsvekst.jobs.lake;

import static no.stedsvekst.jobs.lake.SmallTables.ADDED;
import static no.stedsvekst.jobs.lake.SmallTables.SLICED;
import static no.stedsvekst.jobs.lake.SmallTables.WHOLE;
import static no.stedsvekst.jobs.lake.SmallTables.begun;
import static no.stedsvekst.jobs.lake.SmallTables.row;
import static no.stedsvekst.jobs.lake.SmallTables.rows;
import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.apache.spark.sql.functions.max;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.stats.StatisticsCollection$;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Tables are made as they are specified, and found again, version by version. */
class LakeTest {
  private static final TableSpec UNCHECKED = begun("unchecked").written(WriteMode.APPEND).build();
  @TempDir Path folder;

  private final SparkSession spark = TestSession.get();

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
}
