package no.stedsvekst.synthetic.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stedsvekst.synthetic.country.Resource;

/**
 * The model that holds in the synthetic country: coefficients, and how each spreads over ages.
 *
 * <p>They are read here, not where the model is estimated: what estimates it has something to be
 * wrong about.
 */
public final class Truth {
  /** As the columns of the file: 0–5, 6–17, 18–29, 30–39, 40–49, 50–59, 60 and more. */
  static final int AGE_GROUPS = 7;

  /** The age on 31 December at which each age group begins, and the end of the last. */
  static final int[] AGE_BOUNDS = {0, 6, 18, 30, 40, 50, 60, Cells.AGES};

  static final double INTERCEPT;

  /** Growth where residents work, in the year itself and the two before. */
  static final double[] GROWTH = new double[3];

  static final double CENTRALITY_JOBS;
  static final double SUPPLY;

  private static final List<List<String>> ROWS = Resource.rows("synthetic_truth.csv");
  private static final double[][] GROWTH_BY_AGE = new double[3][];
  private static final double[] CENTRALITY_BY_AGE;
  private static final double[] SUPPLY_BY_AGE;

  static {
    INTERCEPT = coefficient(ROWS.get(0));
    for (int lag = 0; lag < 3; lag++) {
      GROWTH[lag] = coefficient(ROWS.get(1 + lag));
      GROWTH_BY_AGE[lag] = byAge(ROWS.get(1 + lag));
    }
    CENTRALITY_JOBS = coefficient(ROWS.get(4));
    CENTRALITY_BY_AGE = byAge(ROWS.get(4));
    SUPPLY = coefficient(ROWS.get(5));
    SUPPLY_BY_AGE = byAge(ROWS.get(5));
  }

  private Truth() {}

  /** What the model's variables do to the migration rate of each age group. */
  static double[] byAge(double[] growth, double centrality, double supply) {
    double[] rates = new double[AGE_GROUPS];
    for (int group = 0; group < AGE_GROUPS; group++) {
      for (int lag = 0; lag < GROWTH.length; lag++) {
        rates[group] += GROWTH_BY_AGE[lag][group] * growth[lag];
      }
      rates[group] += CENTRALITY_BY_AGE[group] * centrality + SUPPLY_BY_AGE[group] * supply;
    }
    return rates;
  }

  /** For the manifest. */
  public static Map<String, Double> coefficients() {
    return ROWS.stream()
        .collect(
            Collectors.toMap(
                row -> row.get(0),
                row -> Double.valueOf(row.get(1)),
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static double coefficient(List<String> row) {
    return Double.parseDouble(row.get(1));
  }

  private static double[] byAge(List<String> row) {
    double[] coefficients = new double[AGE_GROUPS];
    for (int group = 0; group < AGE_GROUPS; group++) {
      coefficients[group] = coefficient(row) * Double.parseDouble(row.get(2 + group));
    }
    return coefficients;
  }
}
