package no.stedsvekst.jobs.panel;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertNear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import no.stedsvekst.jobs.lake.FewRows;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same panel and fits with seven partitions, and no join broadcast but where it says so. */
class PartitionsTest {
  private final SparkSession spark = TestSession.get();

  @TempDir Path folder;

  @Test
  void resultsDoNotDependOnPartitions() throws IOException {
    Path copy = folder.resolve("lake");
    String lake = copy.toString();
    SharedLake.copyTo(copy);
    // Without its runs and what they wrote, all of it has to be done again.
    Folders.delete(copy.resolve("ops").resolve("run"));
    Folders.delete(copy.resolve("gold"));
    spark.conf().set("spark.sql.shuffle.partitions", "7");
    spark.conf().set(FewRows.SETTING, "0");
    spark.conf().set("spark.sql.autoBroadcastJoinThreshold", "-1");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    try {
      Program.good("growth", "--lake", lake);
      Program.good("regress", "--lake", lake, "--model", "book2022");
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", "1");
      spark.conf().unset("spark.sql.autoBroadcastJoinThreshold");
      spark.conf().unset("spark.sql.adaptive.enabled");
      spark.conf().unset(FewRows.SETTING);
    }
    assertSameRows(1e-12, SharedLake.read(PanelTables.PANEL), lake, PanelTables.PANEL, "*");
    // Fitted by itself a model is turned with fewer columns: its last digits differ by that too.
    assertSameRows(
        1e-10,
        SharedLake.read(RegressTables.MODEL).filter("model = 'book2022'"),
        lake,
        RegressTables.MODEL,
        "fit_id",
        "nobs",
        "rank",
        "r_squared",
        "sigma",
        "status");
    assertSameRows(
        1e-10,
        SharedLake.read(RegressTables.TERM).filter("model = 'book2022'"),
        lake,
        RegressTables.TERM,
        "fit_id",
        "term",
        "estimate",
        "std_error");
  }

  private void assertSameRows(
      double tolerance, Dataset<Row> shared, String lake, TableSpec table, String... columns) {
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    Column[] compared = Arrays.stream(columns).map(functions::col).toArray(Column[]::new);
    Dataset<Row> expected =
        shared.filter("preset = 'recommended'").drop("run_id").orderBy(key).select(compared);
    Dataset<Row> actual =
        Lake.at(lake).read(spark, table).drop("run_id").orderBy(key).select(compared);
    assertNear(expected, actual, tolerance);
  }
}
