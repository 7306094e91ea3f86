package no.stedsvekst.jobs.project.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
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
    // One's own: the past can judge what holds for all places, not what one of them is given.
    Path own =
        Files.writeString(
            folder.resolve("own.csv"),
            """
            scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value,half_life
            mine,Min,Mine,alpha_res,all,,,,own,
            mine,,,alpha_bus,all,,,,own,
            factory,Fabrikk,A factory,alpha_res,0301,,,,0.01,
            shrunk,Annen,Another,alpha_res,0301,,,,0.01,
            """);
    Path settings =
        Files.writeString(
            folder.resolve("parts.conf"),
            "backtest.parts = true\nproject.file = \"" + own + "\"\n");
    Program.good(
        "backtest",
        "--conf",
        settings.toString(),
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
    // The night that made the lake has judged municipalities.
    Dataset<Row> all =
        Lake.at(lake)
            .read(TestSession.get(), ProjectTables.BACKTEST_SCORE)
            .filter("level = 'country' and origin = " + ORIGIN);
    for (String level : List.of("region", "county")) {
      Dataset<Row> covered = all.filter("measure = 'coverage_80_" + level + "'");
      assertEquals(1, covered.count(), "around the projection that was not given the nation");
      long units = SharedLake.read(SilverTables.MUNICIPALITY).select(level).distinct().count();
      assertEquals(0, covered.filter("n <> " + units).count());
      assertEquals(0, covered.filter("value < 0 or value > 1").count());
    }
    Dataset<Row> scores =
        all.filter("size_class = 'all' and centrality_class = 'all' and measure = 'mape'");
    double then = persons(ORIGIN);
    double now = persons(ORIGIN + AHEAD);
    assertEquals(Math.abs(then - now) / now, score(scores, "no_change"), 1e-12);
    for (String method : List.of("central", "neutral", "historical", "lambda_0.5")) {
      assertEquals(0, score(scores, method + " known_frame"), 1e-9, method);
      assertTrue(score(scores, method) > 0, method);
    }
    assertEquals(score(scores, "historical"), score(scores, "mine"), 1e-12);
    assertEquals(
        List.of("mine"),
        Lake.at(lake)
            .read(TestSession.get(), ProjectTables.SCORE)
            .filter(
                "level = 'country' and size_class = 'all' and scenario in ('mine', 'factory', 'shrunk')")
            .select("scenario")
            .as(Encoders.STRING())
            .collectAsList());
    Program.refused(
        "there is no level \"groop:mine\"; there are centrality_class, country, county",
        List.of("backtest", "--lake", lake, "--level", "groop:mine"));
  }

  /** The night has projected from 2012 on: from 2007 on too little is known before. */
  @Test
  void everyRowOfAProjectionFindsTheScoreOfItsMethod() {
    Dataset<Row> scores = SharedLake.read(ProjectTables.SCORE);
    Row central =
        scores
            .filter("scenario = 'central' and size_class = 'all' and level = 'municipality'")
            .head();
    assertEquals(2012, central.<Integer>getAs("first_origin"));
    assertEquals(2012, central.<Integer>getAs("last_origin"));
    assertEquals(50L, central.<Long>getAs("n"));
    assertTrue(central.<Double>getAs("mape") > 0);
    double covered = central.<Double>getAs("coverage_80");
    assertTrue(covered >= 0 && covered <= 1, "a share of places: " + covered);
    Dataset<Row> projected = SharedLake.read(ProjectTables.TOTAL).filter("level = 'municipality'");
    String[] key = {"preset", "level", "scenario", "size_class"};
    assertEquals(0, projected.join(scores, key, "left_anti").count());
    assertEquals(projected.count(), projected.join(scores.filter("horizon = 5"), key).count());
  }

  @Test
  void whereNothingCanBeJudgedTheTablesAreThereAndTheNoteSaysWhy() throws IOException {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Program.Result result = Program.good("backtest", "--lake", lake, "--horizons", "49");
    assertTrue(
        result.err().contains("origin 2012 is left out: population ends in 2017"), result.err());
    assertTrue(result.err().contains("no projection of the past can be judged"), result.err());
    assertEquals(
        0, Lake.at(lake).read(TestSession.get(), ProjectTables.SCORE).count(), "of no origin");
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
