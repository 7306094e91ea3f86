package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backtests of many synthetic countries: which method comes nearest, and how often intervals hold
 * what came. A study, not a test, that runs when it is called by its name; it reports whatever it
 * finds.
 *
 * <pre>
 * mvn test -pl jobs -am -Dtest=ProjectionStudy -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstudy.seeds=20 -Dstudy.municipalities=24 -Dstudy.regions=8</pre>
 */
class ProjectionStudy {
  private static final String YEARS = "2000-2022";
  private static final String ORIGINS = "2013,2018";
  private static final int TOLD_EVERY = 5;

  /** What anybody can reckon, beside which the model is judged. */
  private static final List<String> BASELINES = List.of("no_change", "linear", "hamilton_perry");

  @TempDir Path folder;

  /** A number of one country: origin, years ahead, measure and method. */
  private record Which(int origin, int horizon, String measure, String method)
      implements Comparable<Which> {
    @Override
    public int compareTo(Which other) {
      return text().compareTo(other.text());
    }

    private String text() {
      return "%d, %2d years, %-17s %s".formatted(origin, horizon, measure, method);
    }
  }

  @Test
  void whichMethodsWin() throws IOException {
    int seeds = Integer.getInteger("study.seeds", 20);
    Map<Which, List<Double>> found = new TreeMap<>();
    for (int seed = 1; seed <= seeds; seed++) {
      long start = System.nanoTime();
      for (Row row : scores(seed)) {
        found
            .computeIfAbsent(
                new Which(row.getInt(0), row.getInt(1), row.getString(2), row.getString(3)),
                key -> new ArrayList<>())
            .add(row.getDouble(4));
      }
      System.out.printf(
          Locale.ROOT, "country %d in %.0f s%n", seed, (System.nanoTime() - start) / 1e9);
      if (seed % TOLD_EVERY == 0 || seed == seeds) {
        found.forEach((which, values) -> tell(which, values, found));
      }
    }
    found.forEach((which, values) -> assertEquals(seeds, values.size(), which.text()));
  }

  private static void tell(Which which, List<Double> values, Map<Which, List<Double>> found) {
    DoubleSummaryStatistics summary =
        values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-70s mean %.4f, %.4f to %.4f",
                which.text(),
                summary.getAverage(),
                summary.getMin(),
                summary.getMax()));
    if (which.measure().equals("mape")) {
      for (String baseline : BASELINES) {
        List<Double> other =
            found.get(new Which(which.origin(), which.horizon(), which.measure(), baseline));
        line.append(", %d below %s".formatted(below(values, other), baseline));
      }
    }
    System.out.println(line);
  }

  private static int below(List<Double> values, List<Double> others) {
    int count = 0;
    for (int seed = 0; seed < values.size(); seed++) {
      count += values.get(seed) < others.get(seed) ? 1 : 0;
    }
    return count;
  }

  private List<Row> scores(int seed) throws IOException {
    Path landing = folder.resolve("landing");
    Path lake = folder.resolve("lake");
    Path conf = folder.resolve("study.conf");
    Files.writeString(
        conf,
        "regress { model = book2022, levels = region }\nbacktest { origins = \"%s\", draws = %s, known_fan = true, parts = true }"
            .formatted(ORIGINS, System.getProperty("study.draws", "200")));
    Program.good(
        "synthesize",
        "--out",
        landing.toString(),
        "--seed",
        Integer.toString(seed),
        "--municipalities",
        System.getProperty("study.municipalities", "24"),
        "--regions",
        System.getProperty("study.regions", "8"),
        "--years",
        YEARS);
    Program.good("land", "--landing", landing.toString(), "--lake", lake.toString());
    for (String step : List.of("conform", "growth", "regress", "attract", "backtest")) {
      Program.good(step, "--lake", lake.toString(), "--conf", conf.toString());
    }
    List<Row> scores =
        Lake.at(lake.toString())
            .read(TestSession.get(), ProjectTables.BACKTEST_SCORE)
            .filter("size_class = 'all' and centrality_class = 'all'")
            .filter("measure in ('mape', 'coverage_80', 'coverage_high_low')")
            .select("origin", "horizon", "measure", "method", "value")
            .collectAsList();
    Folders.delete(landing);
    Folders.delete(lake);
    return scores;
  }
}
