package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.SparkSuite;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same numbers with seven shuffle partitions, and no join broadcast but where it says so. */
class PartitionsTest extends SparkSuite {
  @TempDir Path folder;

  @Test
  void resultsDoNotDependOnPartitions() {
    String lake = folder.resolve("lake").toString();
    spark().conf().set("spark.sql.shuffle.partitions", "7");
    spark().conf().set("spark.sql.autoBroadcastJoinThreshold", "-1");
    spark().conf().set("spark.sql.adaptive.enabled", "false");
    try {
      Program.good("nightly", "--landing", SharedLake.landing().toString(), "--lake", lake);
    } finally {
      spark().conf().set("spark.sql.shuffle.partitions", "1");
      spark().conf().unset("spark.sql.autoBroadcastJoinThreshold");
      spark().conf().unset("spark.sql.adaptive.enabled");
    }
    assertSameRows(PanelTables.PANEL, lake, "level", "unit", "year");
    assertSameRows(RegressTables.MODEL, lake, "model");
    assertSameRows(RegressTables.TERM, lake, "model", "ordinal");
  }

  private void assertSameRows(TableSpec table, String lake, String first, String... key) {
    Dataset<Row> expected =
        SharedLake.read(table).filter("preset = 'recommended'").drop("run_id").orderBy(first, key);
    Dataset<Row> actual = Lake.at(lake).read(spark(), table).drop("run_id").orderBy(first, key);
    assertEquals(expected.count(), actual.count());
    assertDataFrameApproximateEquals(expected, actual, 1e-12);
  }
}
