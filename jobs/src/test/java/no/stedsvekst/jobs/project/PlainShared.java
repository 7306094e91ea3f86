package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiPredicate;

/**
 * How much of what their levels are off by places of a region and of a county have in common, in
 * plain loops over all pairs of places.
 */
final class PlainShared {
  private final List<String> codes;
  private final List<double[]> off = new ArrayList<>();
  private final int later;

  /**
   * Of the past.
   *
   * @param rates of attractiveness
   * @param whole the same with what jobs have brought
   */
  PlainShared(
      SortedMap<Integer, Map<String, Double>> rates,
      Map<Integer, Map<String, Double>> whole,
      Map<Integer, Map<String, Double>> people,
      List<String> codes,
      double lasting) {
    this.codes = codes;
    double[] line = PlainDoubt.line(rates, whole, people, codes, lasting);
    int years = rates.size();
    later = years < 15 ? years / 2 : 10;
    int before = Math.min(10, years - later);
    int turn = rates.lastKey() - later + 1;
    for (String code : codes) {
      double size = 0;
      double mean = 0;
      double missed = 0;
      for (int year : rates.keySet()) {
        size += people.get(year).get(code) / years;
        mean += whole.get(year).get(code) / years;
        missed += year >= turn ? whole.get(year).get(code) / later : 0;
        missed -=
            year < turn && year >= turn - before ? lasting * rates.get(year).get(code) / before : 0;
      }
      double[] numbers = new double[years - 1];
      numbers[0] = missed;
      for (int run = 1; run < years - 1; run++) {
        for (int on = 0; on < 3; on++) {
          int year = rates.firstKey() + run - 1 + on;
          numbers[run] += (whole.get(year).get(code) - mean) / 3;
        }
      }
      for (int number = 0; number < numbers.length; number++) {
        numbers[number] /= Math.sqrt(line[0] + line[1] / size);
      }
      off.add(numbers);
    }
    for (int number = 0; number < years - 1; number++) {
      double mean = 0;
      for (double[] numbers : off) {
        mean += numbers[number] / off.size();
      }
      for (double[] numbers : off) {
        numbers[number] -= mean;
      }
    }
  }

  /** Σ over pairs of what two places have in common, and how many pairs there are. */
  private double[] pairs(BiPredicate<String, String> is) {
    double[] sums = new double[2];
    for (int one = 0; one < codes.size(); one++) {
      for (int other = 0; other < codes.size(); other++) {
        if (one != other && is.test(codes.get(one), codes.get(other))) {
          double product = off.get(one)[0] * off.get(other)[0];
          for (int run = 1; run < off.get(one).length; run++) {
            product -=
                3.0 / later / (off.get(one).length - 1) * off.get(one)[run] * off.get(other)[run];
          }
          sums[0] += product;
          sums[1]++;
        }
      }
    }
    return sums;
  }

  /** The shares of regions and counties: those that miss the products least, none below nothing. */
  double[] shares(Map<String, String> regions, Map<String, String> counties) {
    BiPredicate<String, String> isRegion =
        (one, other) -> regions.get(one).equals(regions.get(other));
    BiPredicate<String, String> isCounty =
        (one, other) -> counties.get(one).equals(counties.get(other));
    double[] region = pairs(isRegion);
    double[] county = pairs(isCounty);
    double[] both = pairs(isRegion.and(isCounty));
    double[] best = {0, 0};
    // In turns, each the best beside the other.
    for (int round = 0; round < 10_000; round++) {
      best[0] = region[1] == 0 ? 0 : Math.max(0, (region[0] - both[1] * best[1]) / region[1]);
      best[1] = county[1] == 0 ? 0 : Math.max(0, (county[0] - both[1] * best[0]) / county[1]);
    }
    return best;
  }
}
