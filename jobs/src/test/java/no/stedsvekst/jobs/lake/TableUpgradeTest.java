package no.stedsvekst.jobs.lake;

import static no.stedsvekst.jobs.lake.SmallTables.PARTED;
import static no.stedsvekst.jobs.lake.SmallTables.SLICED;
import static no.stedsvekst.jobs.lake.SmallTables.WHOLE;
import static no.stedsvekst.jobs.lake.SmallTables.begun;
import static no.stedsvekst.jobs.lake.SmallTables.row;
import static no.stedsvekst.jobs.lake.SmallTables.rows;
import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that another release has made, and what a write of this one makes of them. */
class TableUpgradeTest {
  @TempDir Path folder;

  private final SparkSession spark = TestSession.get();

  @AfterEach
  void noTaskIsRunning() {
    TestSession.tasks().awaitNone();
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
    // The condition that has changed holds, and the one that is new.
    for (Row bad : List.of(row("c", 1, 500.0), row("c", -1, 5.0))) {
      Dataset<Row> refused = rows(bad).withColumn("reason", lit("so"));
      assertThrows(
          Exception.class,
          () -> lake.writeSlice(spark, wider, refused, "name = 'c'"),
          bad::toString);
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
    TableSpec other = begun("whole", ColumnType.LONG).build();
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

  private Lake lake() {
    return Lake.at(folder.toString());
  }
}
