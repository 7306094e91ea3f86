package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
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
      String landing = SharedLake.landing().toString();
      for (String job : List.of("land", "conform", "growth")) {
        Program.good(job, "--landing", landing, "--lake", lake);
      }
      Program.good("regress", "--lake", lake, "--model", "book2022");
    } finally {
      spark().conf().set("spark.sql.shuffle.partitions", "1");
      spark().conf().unset("spark.sql.autoBroadcastJoinThreshold");
      spark().conf().unset("spark.sql.adaptive.enabled");
    }
    assertSameRows(PanelTables.PANEL, "true", lake, "level", "unit", "year");
    String model = "model = 'book2022'";
    assertSameRows(RegressTables.MODEL, model, lake, "fit_id");
    assertSameRows(RegressTables.TERM, model, lake, "fit_id", "ordinal");
  }

  private void assertSameRows(
      TableSpec table, String slice, String lake, String first, String... key) {
    Dataset<Row> expected =
        SharedLake.read(table)
            .filter("preset = 'recommended' and " + slice)
            .drop("run_id")
            .orderBy(first, key);
    Dataset<Row> actual = Lake.at(lake).read(spark(), table).drop("run_id").orderBy(first, key);
    assertEquals(expected.count(), actual.count());
    assertDataFrameApproximateEquals(expected, actual, 1e-12);
  }
}
