package no.stedsvekst.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  private static final TableSpec SLICED = spec("sliced", WriteMode.REPLACE_SLICE);
  private static final TableSpec WHOLE = spec("whole", WriteMode.REPLACE);
  private static final TableSpec ADDED = spec("added", WriteMode.APPEND);

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

  @Test
  void aRowAgainstAConstraintIsRefusedAndNothingIsWritten() {
    Lake lake = lake();
    lake.write(spark, WHOLE, rows(row("a", 1, 2.0)));
    assertThrows(Exception.class, () -> lake.write(spark, WHOLE, rows(row("a", 1, -2.0))));
    assertThrows(Exception.class, () -> lake.write(spark, WHOLE, rows(row(null, 1, 2.0))));
    assertEquals(List.of(row("a", 1, 2.0)), lake.read(spark, WHOLE).collectAsList());
  }

  @Test
  void aSliceIsReplacedAndTheRestIsLeftAlone() {
    Lake lake = lake();
    lake.writeSlice(
        spark, SLICED, rows(row("a", 1, 1.0), row("a", 2, 1.0)).coalesce(1), "name = 'a'");
    lake.writeSlice(spark, SLICED, rows(row("b", 1, 1.0)), "name = 'b'");
    TableWrite write =
        lake.writeSlice(spark, SLICED, rows(row("a", 2, 5.0)), "name = 'a' and year = 2");
    assertEquals(1, write.rows());
    assertEquals(
        List.of(row("a", 1, 1.0), row("a", 2, 5.0), row("b", 1, 1.0)),
        lake.read(spark, SLICED).orderBy("name", "year").collectAsList());
  }

  @Test
  void aRowOutsideItsSliceIsRefused() {
    Lake lake = lake();
    assertThrows(
        Exception.class,
        () -> lake.writeSlice(spark, SLICED, rows(row("b", 1, 1.0)), "name = 'a'"));
  }

  @Test
  void rowsAreAdded() {
    Lake lake = lake();
    lake.write(spark, ADDED, rows(row("a", 1, 1.0)));
    TableWrite second = lake.write(spark, ADDED, rows(row("a", 1, 1.0), row("b", 1, 1.0)));
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
    return TableSpec.in(Layer.GOLD, name)
        .grain("One row per name and year.")
        .key("name", "year")
        .column("name", ColumnType.TEXT, "What it is called")
        .column("year", ColumnType.INTEGER, "When it was counted")
        .column("persons", ColumnType.DOUBLE, "How many there are")
        .constraint("not_negative", "persons >= 0")
        .written(mode)
        .build();
  }
}
