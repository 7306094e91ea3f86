package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.GoodnessOfFit;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the book's appendix prints of its regressions follows from what else it prints. */
class AppendixTest {
  private static final int STATISTIC = RegressTables.TERM.schema().fieldIndex("statistic");

  @Test
  void statisticsFollowFromEstimatesAndErrors() {
    Map<String, List<String[]>> models = new LinkedHashMap<>();
    lines("/appendix_terms.csv")
        .forEach(line -> models.computeIfAbsent(line[0], model -> new ArrayList<>()).add(line));
    assertEquals(9, models.size());
    models.values().forEach(AppendixTest::checkTerms);
  }

  private static void checkTerms(List<String[]> printed) {
    List<PanelFit.Term> terms = new ArrayList<>();
    double[][] variances = new double[printed.size()][printed.size()];
    for (String[] line : printed) {
      double error = Double.parseDouble(line[3]);
      variances[terms.size()][terms.size()] = error * error;
      terms.add(new PanelFit.Term(line[1], Double.parseDouble(line[2]), false, Double.NaN));
    }
    PanelFit.Identity identity =
        new PanelFit.Identity("region", printed.get(0)[0], "y", 2003, 2021, false);
    Covariance covariance = new Covariance(variances, 1381, 0, "");
    PanelFit fit =
        new PanelFit(
            identity, PanelFit.OK, 1387, terms, new GoodnessOfFit(1387, 6, 1, 2, 0), 1, Map.of());
    List<Row> rows =
        new FitRows(
                fitIdentity(identity),
                "id",
                "id",
                "y",
                fit,
                covariance,
                term -> null,
                null,
                2020,
                "run")
            .terms();
    for (int place = 0; place < rows.size(); place++) {
      String[] line = printed.get(place);
      double t = Double.parseDouble(line[4]);
      double rounding = half(line[4]) + Math.abs(t) * (relative(line[2]) + relative(line[3]));
      assertEquals(t, rows.get(place).getDouble(STATISTIC), rounding, line[0] + " " + line[1]);
    }
  }

  @Test
  void adjustedShareAndStatisticOfTheFitFollowFromItsShare() {
    for (String[] line : lines("/appendix_fits.csv")) {
      int columns = Integer.parseInt(line[2]);
      long observations = Long.parseLong(line[1]) + columns;
      double share = Double.parseDouble(line[4]);
      GoodnessOfFit fit = new GoodnessOfFit(observations, columns, 1 - share, 1, 0);
      assertEquals(
          Double.parseDouble(line[5]),
          fit.adjustedRSquared(),
          half(line[5]) + half(line[4]),
          line[0]);
      if (line.length > 6 && !line[6].isEmpty()) {
        double f = Double.parseDouble(line[6]);
        double rounding = half(line[6]) + 2 * f * relative(line[4]);
        assertEquals(f, fit.fStatistic(), rounding, line[0]);
      }
    }
  }

  private static FitIdentity fitIdentity(PanelFit.Identity identity) {
    return new FitIdentity(
        Preset.of(Settings.load(Map.of())),
        "hash",
        identity.design(),
        identity.group(),
        PanelData.Response.WHOLE,
        "2003-2021",
        "none",
        "none",
        "iid");
  }

  /** Half of the last printed digit. */
  private static double half(String printed) {
    return 0.5 * Math.pow(10, -new BigDecimal(printed).scale());
  }

  private static double relative(String printed) {
    return half(printed) / Math.abs(Double.parseDouble(printed));
  }

  private static List<String[]> lines(String resource) {
    try (var stream = AppendixTest.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
