package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The regression computed again by R's lm, from the panel as a user exports it. */
class RegressionInRTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"recommended", "book2022"})
  void everyNumberAsInR(String preset) throws IOException, InterruptedException {
    Path csv = folder.resolve("panel.csv");
    Program.good(
        "export",
        "--lake",
        SharedLake.path(),
        "--table",
        "gold.panel",
        "--to",
        csv.toString(),
        "--where",
        "level = 'region' and preset = '" + preset + "'");
    Map<String, Double> inR = summaryInR(csv);
    Map<String, Double> inLake = summaryInLake(preset);
    assertEquals(inR.keySet(), inLake.keySet());
    inR.forEach(
        (what, expected) ->
            assertTrue(
                Math.abs(inLake.get(what) - expected) <= 1e-9 * Math.max(1, Math.abs(expected)),
                () -> what + " is " + expected + " in R, " + inLake.get(what) + " here"));
    // 10 regions, 2006 to 2016: growth from 2007, two lags from 2009
    assertEquals(80.0, inLake.get("nobs"));
  }

  private Map<String, Double> summaryInR(Path csv) throws IOException, InterruptedException {
    Path script = Path.of("src", "test", "r", "book2019.R").toAbsolutePath();
    Process process =
        new ProcessBuilder("Rscript", "--vanilla", script.toString(), csv.toString())
            .redirectError(folder.resolve("r.log").toFile())
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("r.log")));
    Map<String, Double> numbers = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      numbers.put(parts[0], Double.valueOf(parts[1]));
    }
    return numbers;
  }

  private static Map<String, Double> summaryInLake(String preset) {
    Map<String, Double> numbers = new HashMap<>();
    String slice =
        "preset = '%s' and model = 'book2019' and level = 'region' and se = 'iid'"
            .formatted(preset);
    Row model =
        SharedLake.read(RegressTables.MODEL)
            .filter(slice + " and sex = 'all' and age_group = 'all' and period = '2009-2016'")
            .head();
    String fit = "fit_id = '%s'".formatted(model.getString(0));
    for (String measure :
        List.of(
            "r_squared",
            "adj_r_squared",
            "sigma",
            "statistic",
            "p_value",
            "df",
            "df_residual",
            "nobs",
            "log_lik",
            "aic",
            "bic",
            "deviance",
            "rank")) {
      numbers.put(measure, ((Number) model.get(model.fieldIndex(measure))).doubleValue());
    }
    for (Row term : SharedLake.read(RegressTables.TERM).filter(fit).collectAsList()) {
      String name = term.getString(term.fieldIndex("term"));
      for (String measure :
          List.of("estimate", "std_error", "statistic", "p_value", "conf_low", "conf_high")) {
        numbers.put(name + " " + measure, term.getDouble(term.fieldIndex(measure)));
      }
    }
    for (Row row : SharedLake.read(RegressTables.OBSERVATION).filter(fit).collectAsList()) {
      String what = row.<String>getAs("unit") + " " + row.<Integer>getAs("year") + " ";
      for (String measure :
          List.of("fitted", "residual", "leverage", "std_residual", "cooks_distance")) {
        numbers.put(what + measure, row.<Double>getAs(measure));
      }
    }
    return numbers;
  }
}
