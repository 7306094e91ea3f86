package no.stedsvekst.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.stedsvekst.stats.Covariance;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every number of every fit against R: whole panels, single years, weights, effects, lost ranks.
 */
class PanelRegressionInRTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"none, unit", "weight, region"})
  void everyFitIsThatOfR(String weights, String cluster) throws IOException, InterruptedException {
    Path csv = folder.resolve("panel.csv");
    Dataset<Row> panel = SmallPanel.write(csv);
    PanelRegression regression =
        SmallPanel.regression()
            .setClusterCol(cluster)
            .setWeightCol(weights.equals("weight") ? "weight" : "")
            .setPeriods("all", "each", "2004-2007")
            .setTimeEffects("none", "time")
            .setStandardErrors(
                "iid", "HC1", "HC2", "HC3", "cluster", "CR3", "cluster2", "driscoll_kraay");
    Map<String, Double> here = new HashMap<>();
    regression.fit(panel).fits().forEach(fit -> tell(fit, here));
    Map<String, Double> inR = inR(csv, weights, cluster);
    assertEquals(new TreeSet<>(inR.keySet()), new TreeSet<>(here.keySet()));
    List<String> differences = new ArrayList<>();
    inR.forEach(
        (what, expected) -> {
          double found = here.get(what);
          boolean isSame =
              Double.isNaN(expected)
                  ? Double.isNaN(found)
                  : Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
          if (!isSame) {
            differences.add(what + " is " + expected + " in R, " + found + " here");
          }
        });
    assertEquals(List.of(), differences);
    assertTrue(inR.size() > 10_000, inR.size() + " numbers");
  }

  private static void tell(PanelFit fit, Map<String, Double> into) {
    PanelFit.Identity identity = fit.identity();
    String what =
        "%s %s %s %d %d %s "
            .formatted(
                identity.group(),
                identity.design(),
                identity.label(),
                identity.first(),
                identity.last(),
                identity.hasTimeEffects() ? "time" : "none");
    into.put(what + "nobs", (double) fit.observations());
    into.put(what + "rank", (double) fit.goodness().coefficients());
    into.put(what + "r_squared", fit.goodness().rSquared());
    into.put(what + "sigma", fit.goodness().sigma());
    into.put(what + "log_lik", fit.goodness().logLikelihood());
    into.put(what + "bic", fit.goodness().bic());
    into.put(what + "f", fit.goodness().fStatistic());
    into.put(what + "kappa", fit.conditionNumber());
    for (PanelFit.Term term : fit.terms()) {
      into.put(what + term.name(), term.estimate());
      if (!Double.isNaN(term.inflation())) {
        into.put(what + "vif " + term.name(), term.inflation());
      }
    }
    List<String> kept =
        fit.terms().stream().filter(term -> !term.isAliased()).map(PanelFit.Term::name).toList();
    fit.covariances()
        .forEach(
            (recipe, covariance) -> {
              boolean needsTimes =
                  recipe == Covariance.Recipe.TWO_WAY || recipe == Covariance.Recipe.DRISCOLL_KRAAY;
              if (identity.first() < identity.last() || !needsTimes) {
                String which = what + recipe.label() + " ";
                into.put(which + "df", covariance.degreesOfFreedom());
                for (int row = 0; row < kept.size(); row++) {
                  for (int column = 0; column <= row; column++) {
                    into.put(
                        which + kept.get(row) + " " + kept.get(column),
                        covariance.values()[row][column]);
                  }
                }
              }
            });
  }

  private Map<String, Double> inR(Path csv, String weights, String cluster)
      throws IOException, InterruptedException {
    Path script = Path.of("src", "test", "r", "panel_regression.R").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                "Rscript", "--vanilla", script.toString(), csv.toString(), weights, cluster)
            .redirectError(folder.resolve("r.log").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("r.log")));
    Map<String, Double> numbers = new HashMap<>();
    out.lines()
        .map(line -> line.split("\t", -1))
        .forEach(
            cells ->
                numbers.put(
                    cells[0], cells[1].equals("NA") ? Double.NaN : Double.parseDouble(cells[1])));
    return numbers;
  }
}
