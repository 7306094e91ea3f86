package no.stedsvekst.jobs.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.ml.PanelRegression;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.Tails;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many countries with known coefficients, and what the estimator makes of them: a study, not a
 * test, that runs when it is called by its name. The panel of each is reckoned with plain loops
 * from the landing files; all of them are fitted at once.
 *
 * <pre>mvn test -pl udfs,jobs -Dtest=TruthRecoveryStudy -Dsurefire.failIfNoSpecifiedTests=false
 * -Dstudy.feedback=off -Dstudy.seeds=200 -Dstudy.municipalities=120 -Dstudy.regions=24</pre>
 */
class TruthRecoveryStudy {
  private static final int FIRST = 2001;
  private static final int LAST = 2022;
  private static final String[] TERMS = {"vra", "vra_1", "vra_2", "centrality_jobs", "ds"};
  private static final double[] TRUTH = {0.1360559, 0.0962927, 0.0531233, 0.0272193, -0.4036295};

  /** With a term for each year: what the national rate takes off is then out of the way. */
  private static final String YEARS = " by year";

  @TempDir Path folder;

  @Test
  void coefficientsAndTheirIntervals() throws IOException {
    String feedback = System.getProperty("study.feedback", "off");
    int seeds = Integer.getInteger("study.seeds", 200);
    Path table = folder.resolve("rows.csv");
    long start = System.nanoTime();
    try (BufferedWriter writer = Files.newBufferedWriter(table)) {
      writer.write("fit,unit,year,y," + String.join(",", TERMS) + "\n");
      for (int seed = 1; seed <= seeds; seed++) {
        write(writer, seed, feedback);
      }
    }
    double made = (System.nanoTime() - start) / 1e9;
    Dataset<Row> rows =
        new VectorAssembler()
            .setInputCols(TERMS)
            .setOutputCol("features")
            .transform(
                TestSession.get()
                    .read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv(table.toString()));
    start = System.nanoTime();
    List<PanelFit> fits =
        new PanelRegression()
            .setGroupCol("fit")
            .setLabelCols("y")
            .setTimeEffects("none", "time")
            .setStandardErrors("iid", "cluster")
            .fit(rows)
            .fits();
    System.out.printf(
        Locale.ROOT,
        "feedback %s, %d countries made in %.0f s, %d fits in %.1f s%n",
        feedback,
        seeds,
        made,
        fits.size(),
        (System.nanoTime() - start) / 1e9);
    Map<String, List<PanelFit>> byLevel = new TreeMap<>();
    fits.forEach(fit -> byLevel.computeIfAbsent(what(fit), key -> new ArrayList<>()).add(fit));
    List<String> misses = new ArrayList<>();
    byLevel.forEach(
        (what, list) -> tell(what, list, what.endsWith(YEARS) ? misses : new ArrayList<>()));
    if (feedback.equals("off")) {
      assertEquals(List.of(), misses);
    }
  }

  private static String what(PanelFit fit) {
    String level = fit.identity().group().split(" ", 2)[0];
    return fit.identity().hasTimeEffects() ? level + YEARS : level;
  }

  private static void tell(String level, List<PanelFit> fits, List<String> misses) {
    for (int term = 0; term < TERMS.length; term++) {
      double sum = 0;
      double squares = 0;
      Map<Recipe, Integer> covered = new HashMap<>();
      for (PanelFit fit : fits) {
        double error = fit.terms().get(term + 1).estimate() - TRUTH[term];
        sum += error;
        squares += error * error;
        for (Recipe recipe : List.of(Recipe.IID, Recipe.CLUSTER)) {
          Covariance covariance = fit.covariances().get(recipe);
          double reach =
              covariance.standardError(term + 1)
                  * Tails.studentQuantile(0.975, covariance.degreesOfFreedom());
          covered.merge(recipe, Math.abs(error) <= reach ? 1 : 0, Integer::sum);
        }
      }
      int count = fits.size();
      double mean = sum / count;
      double deviation = Math.sqrt((squares - count * mean * mean) / (count - 1));
      double distance = mean / (deviation / Math.sqrt(count));
      double classical = covered.get(Recipe.IID) / (double) count;
      double clustered = covered.get(Recipe.CLUSTER) / (double) count;
      System.out.printf(
          Locale.ROOT,
          "%-20s %-16s mean %9.6f truth %9.6f, %5.2f standard errors; covers iid %.3f cluster %.3f%n",
          level,
          TERMS[term],
          TRUTH[term] + mean,
          TRUTH[term],
          distance,
          classical,
          clustered);
      if (Math.abs(distance) >= 3) {
        misses.add(level + " " + TERMS[term] + " is off by " + distance + " standard errors");
      }
      if (clustered < 0.90 || clustered > 0.98) {
        misses.add(level + " " + TERMS[term] + " is covered " + clustered);
      }
      if (TERMS[term].equals("centrality_jobs") && classical >= 0.85) {
        misses.add(level + " centrality is covered " + classical + " by classical intervals");
      }
    }
  }

  private void write(BufferedWriter writer, int seed, String feedback) throws IOException {
    Path landing = folder.resolve("country");
    String municipalities = System.getProperty("study.municipalities", "120");
    Made made =
        Made.in(
            landing,
            "seed",
            Integer.toString(seed),
            "feedback",
            feedback,
            "municipalities",
            municipalities,
            "regions",
            System.getProperty("study.regions", "24"),
            "years",
            FIRST + "-" + LAST);
    PlainEstimate plain = new PlainEstimate(made, FIRST, LAST);
    for (PlainEstimate.Observation row : plain.observations()) {
      line(writer, "municipality " + seed, row.unit(), row.year(), row.y(), row.x());
    }
    writeRegions(writer, seed, made, plain);
    Folders.delete(landing);
  }

  /** Rates of a region are means over its residents, the supply is one over its employed. */
  private static void writeRegions(BufferedWriter writer, int seed, Made made, PlainEstimate plain)
      throws IOException {
    Map<String, String> regionOf = new HashMap<>();
    made.rows("municipality").forEach(row -> regionOf.put(row[0], row[5]));
    Map<String, double[]> sums = new TreeMap<>();
    Map<String, double[]> weights = new TreeMap<>();
    for (PlainEstimate.Observation row : plain.observations()) {
      String key = regionOf.get(row.unit()) + " " + row.year();
      double[] sum = sums.computeIfAbsent(key, unit -> new double[6]);
      double[] weight = weights.computeIfAbsent(key, unit -> new double[6]);
      double now = plain.people(row.unit(), row.year());
      double[] each = {
        now,
        now,
        plain.people(row.unit(), row.year() - 1),
        plain.people(row.unit(), row.year() - 2),
        plain.people(row.unit(), 2020),
        plain.employed(row.unit(), row.year() - 1)
      };
      double[] values = {row.y(), row.x()[1], row.x()[2], row.x()[3], row.x()[4], row.x()[5]};
      for (int index = 0; index < 6; index++) {
        sum[index] += each[index] * values[index];
        weight[index] += each[index];
      }
    }
    for (Map.Entry<String, double[]> entry : sums.entrySet()) {
      String[] key = entry.getKey().split(" ", 2);
      double[] x = new double[6];
      double[] weight = weights.get(entry.getKey());
      for (int index = 1; index < 6; index++) {
        x[index] = entry.getValue()[index] / weight[index];
      }
      line(
          writer,
          "region " + seed,
          key[0],
          Integer.parseInt(key[1]),
          entry.getValue()[0] / weight[0],
          x);
    }
  }

  private static void line(
      BufferedWriter writer, String fit, String unit, int year, double y, double[] x)
      throws IOException {
    writer.write(fit + ",u" + unit + "," + year + "," + y);
    for (int term = 1; term < 6; term++) {
      writer.write("," + x[term]);
    }
    writer.write('\n');
  }
}
