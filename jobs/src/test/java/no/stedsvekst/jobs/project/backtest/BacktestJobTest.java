package no.stedsvekst.jobs.project.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projections from a year of the past, held against what came. */
class BacktestJobTest {
  private static final int ORIGIN = 2015;
  private static final int AHEAD = 2;

  @TempDir Path folder;

  @Test
  void theNationIsMetWhereItIsKnownAndNoChangeIsWhatAnybodyCanReckon() throws IOException {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Program.good(
        "backtest",
        "--lake",
        lake,
        "--origins",
        "" + ORIGIN,
        "--horizons",
        "" + AHEAD,
        "--level",
        "country",
        "--draws",
        "4");
    Dataset<Row> all = Lake.at(lake).read(TestSession.get(), ProjectTables.BACKTEST_SCORE);
    for (String level : List.of("region", "county")) {
      Dataset<Row> covered = all.filter("measure = 'coverage_80_" + level + "'");
      assertEquals(2, covered.count(), "with the nation made and known");
      long units = SharedLake.read(SilverTables.MUNICIPALITY).select(level).distinct().count();
      assertEquals(0, covered.filter("n <> " + units).count());
      assertEquals(0, covered.filter("value < 0 or value > 1").count());
    }
    Dataset<Row> scores =
        all.filter("size_class = 'all' and centrality_class = 'all' and measure = 'mape'");
    double then = persons(ORIGIN);
    double now = persons(ORIGIN + AHEAD);
    assertEquals(Math.abs(then - now) / now, score(scores, "no_change"), 1e-12);
    for (String method : List.of("central", "neutral", "historical", "shrunk", "lambda_0.5")) {
      assertEquals(0, score(scores, method + " known_frame"), 1e-9, method);
      assertTrue(score(scores, method) > 0, method);
    }
    Program.refused(
        "there is no level \"groop:mine\"; there are centrality_class, country, county",
        List.of("backtest", "--lake", lake, "--level", "groop:mine"));
  }

  private static double persons(int year) {
    return SharedLake.read(SilverTables.POPULATION)
        .filter("year = " + year)
        .selectExpr("sum(persons)")
        .head()
        .getDouble(0);
  }

  private static double score(Dataset<Row> scores, String method) {
    return scores.filter("method = '" + method + "'").head().<Double>getAs("value");
  }
}
