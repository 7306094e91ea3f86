package no.stedsvekst.jobs.lake;

import static no.stedsvekst.jobs.lake.SmallTables.row;
import static no.stedsvekst.jobs.lake.SmallTables.rows;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FewRowsTest {
  private static final TableSpec TABLE = SmallTables.begun("few").partedBy("name").build();
  private static final int NAMES = 8;

  private final SparkSession spark = TestSession.get();

  @TempDir Path folder;

  private Lake lake;

  /** A file a name. */
  @BeforeEach
  void write() {
    lake = Lake.at(folder.resolve("lake").toString());
    lake.write(
        spark,
        TABLE,
        rows(
            IntStream.range(0, NAMES)
                .mapToObj(name -> row("name" + name, 2020, (double) name))
                .toArray(Row[]::new)));
  }

  @AfterEach
  void unset() {
    spark.conf().unset(FewRows.SETTING);
  }

  @Test
  void whatIsMadeOfFewRowsIsMadeWithoutAShuffle() {
    Dataset<Row> read = lake.read(spark, TABLE);
    assertEquals(1, partitions(read));
    assertEquals(0, shuffles(joined(read, read.groupBy("name").agg(sum("persons").as("all")))));
    try (Materialized kept = new Materialized()) {
      Dataset<Row> sums = kept.keep(read.groupBy("name").agg(sum("persons").as("all")));
      Dataset<Row> again = joined(read, sums).groupBy("year").agg(sum("all").as("all"));
      assertEquals(0, shuffles(again));
      assertEquals(28.0, again.head().getDouble(1));
    }
  }

  @Test
  void whatIsMadeOfManyIsSpread() {
    spark.conf().set(FewRows.SETTING, "1k");
    assertEquals(2, partitions(lake.read(spark, TABLE)));
    try (Materialized kept = new Materialized()) {
      Dataset<Row> read = lake.read(spark, TABLE);
      assertEquals(2, partitions(kept.keep(read.filter(col("persons").gt(0)))));
      spark.conf().set(FewRows.SETTING, "16m");
      assertEquals(1, partitions(kept.keep(read.filter(col("persons").gt(0)))));
      // What is kept in several partitions was of many.
      Dataset<Row> many = spark.createDataFrame(read.toJavaRDD().repartition(3), TABLE.schema());
      assertEquals(3, partitions(kept.keep(many)));
    }
  }

  @Test
  void whatIsKeptCountsAsLargeAsItIs() {
    try (Materialized kept = new Materialized()) {
      Dataset<Row> numbers = spark.range(10_000).toDF("number");
      // Nobody knows beforehand how many that will be.
      assertEquals(3, partitions(kept.keep(numbers.repartition(3))));
      Dataset<Row> large = kept.keep(numbers.coalesce(1));
      assertEquals(1, partitions(kept.keep(large.repartition(2))));
      spark.conf().set(FewRows.SETTING, "1k");
      assertEquals(2, partitions(kept.keep(large.repartition(2))));
    }
  }

  /** Eight files of a kilobyte each, where a sixteenth of a megabyte is read together. */
  @Test
  void manySmallFilesAreNotOpenedOneAfterAnother() {
    spark.conf().set(FewRows.SETTING, "1m");
    assertEquals(2, partitions(lake.read(spark, TABLE)));
  }

  @Test
  void whatIsNoSizeIsRefusedBeforeAnythingIsDone() {
    Settings settings = Settings.load(Map.of(FewRows.SETTING, "16 MB"));
    Refusal refusal = assertThrows(Refusal.class, () -> Sessions.open(settings, "test"));
    assertTrue(refusal.getMessage().contains("16 MB"), refusal.getMessage());
    assertEquals(ExitCode.REFUSED, refusal.exit());
  }

  private static Dataset<Row> joined(Dataset<Row> rows, Dataset<Row> sums) {
    return rows.hint("merge").join(sums, "name");
  }

  private static int partitions(Dataset<Row> rows) {
    return rows.rdd().getNumPartitions();
  }

  private static long shuffles(Dataset<Row> rows) {
    return rows.queryExecution()
        .executedPlan()
        .toString()
        .lines()
        .filter(line -> line.contains("Exchange "))
        .count();
  }
}
