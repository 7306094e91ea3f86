package no.stedsvekst.jobs.attract;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** A simple regression a covariate, with loops over six units. */
class CovariateRelationsTest {
  private static final int UNITS = 20;
  private static final double[] RATES = series(0.02, 0.003, 1.7);
  private static final Map<String, double[]> COVARIATES =
      Map.of(
          "culture", series(2, 3, 1.3),
          "housing", series(3, 11, 2.9),
          "students", series(0.3, 0.4, 0.8),
          "summers", series(4, 5, 2.2));

  private final List<Row> rates = new ArrayList<>();
  private final List<Row> values = new ArrayList<>();
  private final Map<String, Row> found = new HashMap<>();

  /** Numbers that follow no line. */
  private static double[] series(double width, double middle, double step) {
    return IntStream.range(0, UNITS)
        .mapToDouble(unit -> middle + width * Math.sin(step * unit * unit))
        .toArray();
  }

  CovariateRelationsTest() {
    for (int unit = 0; unit < RATES.length; unit++) {
      twoYears(rates, RATES[unit], "municipality", "U" + unit);
      // Another level has a relation of its own.
      twoYears(rates, unit, "region", "U" + unit);
      for (Map.Entry<String, double[]> covariate : COVARIATES.entrySet()) {
        twoYears(
            values, covariate.getValue()[unit], "municipality", "U" + unit, covariate.getKey());
      }
      twoYears(values, unit % 2 + 2.0 * unit, "region", "U" + unit, "culture");
      if (unit > 0) {
        twoYears(values, unit, "region", "U" + unit, "known of one too few");
      }
    }
    // Neither has what the other has, and of a year before nothing counts.
    twoYears(rates, 9.0, "municipality", "without values");
    twoYears(values, 9.0, "municipality", "without rates", "culture");
    rates.add(RowFactory.create("municipality", "U0", 2010, 7.0));
    values.add(RowFactory.create("municipality", "U0", "culture", 2010, 7.0));
    String key = "level string, unit string, ";
    CovariateRelations.of(
            frame(key + "year int, rate double", rates),
            frame(key + "name string, year int, value double", values),
            new YearRange(2011, 2020))
        .collectAsList()
        .forEach(row -> found.put(row.getAs("level") + " " + row.getAs("covariate"), row));
  }

  @Test
  void estimatesAndRobustErrorsAreThoseOfASimpleRegression() {
    assertEquals(COVARIATES.size() + 1, found.size());
    COVARIATES.forEach(
        (name, x) -> {
          Row row = found.get("municipality " + name);
          double[] plain = plain(x);
          assertEquals(UNITS, row.<Long>getAs("nobs"));
          assertEquals(plain[0], row.<Double>getAs("estimate"), 1e-12, name);
          assertEquals(plain[1], row.<Double>getAs("std_error"), 1e-12, name);
          assertEquals(plain[2], row.<Double>getAs("r_squared"), 1e-12, name);
          assertEquals(plain[3], row.<Double>getAs("p_value"), 1e-12, name);
        });
  }

  /** The least, over all at least as large, of the probability times their number over its rank. */
  @Test
  void probabilitiesAreAdjustedWithinALevel() {
    Map<String, Double> probabilities = new HashMap<>();
    COVARIATES.forEach((name, x) -> probabilities.put(name, plain(x)[3]));
    boolean isChanged = false;
    for (String name : COVARIATES.keySet()) {
      double least = 1;
      for (double other : probabilities.values()) {
        if (other >= probabilities.get(name)) {
          long rank = probabilities.values().stream().filter(each -> each <= other).count();
          least = Math.min(least, other * COVARIATES.size() / rank);
        }
      }
      assertEquals(least, found.get("municipality " + name).<Double>getAs("q_value"), 1e-12, name);
      isChanged |= least > probabilities.get(name) + 0.01;
    }
    assertTrue(isChanged);
    Row alone = found.get("region culture");
    assertEquals(alone.<Double>getAs("p_value"), alone.<Double>getAs("q_value"));
  }

  /** Slope, HC1 standard error, share of the variation and two-sided t(18) probability. */
  private static double[] plain(double[] x) {
    int count = x.length;
    double meanX = 0;
    double meanY = 0;
    for (int unit = 0; unit < count; unit++) {
      meanX += x[unit] / count;
      meanY += RATES[unit] / count;
    }
    double squares = 0;
    double products = 0;
    double variation = 0;
    for (int unit = 0; unit < count; unit++) {
      squares += Math.pow(x[unit] - meanX, 2);
      products += (x[unit] - meanX) * (RATES[unit] - meanY);
      variation += Math.pow(RATES[unit] - meanY, 2);
    }
    double slope = products / squares;
    double meat = 0;
    double rest = 0;
    for (int unit = 0; unit < count; unit++) {
      double residual = RATES[unit] - meanY - slope * (x[unit] - meanX);
      meat += Math.pow((x[unit] - meanX) * residual, 2);
      rest += residual * residual;
    }
    double error = Math.sqrt(meat * count / (count - 2)) / squares;
    // Student's distribution of an even number of degrees of freedom has a closed form.
    double t = Math.abs(slope / error);
    int freedom = count - 2;
    double cosine = freedom / (t * t + freedom);
    double series = 1;
    double factor = 1;
    for (int even = 2; even <= freedom - 2; even += 2) {
      factor *= (even - 1.0) / even * cosine;
      series += factor;
    }
    double inside = t / Math.sqrt(t * t + freedom) * series;
    return new double[] {slope, error, 1 - rest / variation, 1 - inside};
  }

  /** A value a little below its mean in one year and as much above it in another. */
  private static void twoYears(List<Row> rows, double mean, Object... key) {
    for (int year = 2011; year <= 2012; year++) {
      Object[] row = new Object[key.length + 2];
      System.arraycopy(key, 0, row, 0, key.length);
      row[key.length] = year;
      row[key.length + 1] = mean + (year == 2011 ? -0.5 : 0.5);
      rows.add(RowFactory.create(row));
    }
  }
}
