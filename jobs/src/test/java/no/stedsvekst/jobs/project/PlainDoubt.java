package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How far a place's level may be from what it is taken to be, in plain loops: the later half of the
 * past beside what lasts of the earlier one, less what three years in a row at a time explain.
 */
final class PlainDoubt {
  private PlainDoubt() {}

  /**
   * The standard deviation by place.
   *
   * @param rates of attractiveness
   * @param whole the same with what jobs have brought
   */
  static Map<String, Double> of(
      SortedMap<Integer, Map<String, Double>> rates,
      Map<Integer, Map<String, Double>> whole,
      Map<Integer, Map<String, Double>> people,
      List<String> codes,
      double lasting) {
    double[] line = line(rates, whole, people, codes, lasting);
    Map<String, Double> deviations = new HashMap<>();
    for (String code : codes) {
      deviations.put(
          code, Math.sqrt(line[0] + line[1] / people.get(rates.lastKey() + 1).get(code)));
    }
    return deviations;
  }

  /** The variance of every place, and what a place of one person has besides. */
  static double[] line(
      SortedMap<Integer, Map<String, Double>> rates,
      Map<Integer, Map<String, Double>> whole,
      Map<Integer, Map<String, Double>> people,
      List<String> codes,
      double lasting) {
    int years = rates.size();
    int half = years < 15 ? years / 2 : 10;
    int before = Math.min(10, years - half);
    int last = rates.lastKey();
    double sx = 0;
    double sxx = 0;
    double sy = 0;
    double sxy = 0;
    for (String code : codes) {
      double mean = 0;
      double later = 0;
      double earlier = 0;
      double size = 0;
      for (int year : rates.keySet()) {
        mean += whole.get(year).get(code) / years;
        size += people.get(year).get(code) / years;
        if (year > last - half) {
          later += whole.get(year).get(code) / half;
        } else if (year > last - half - before) {
          earlier += rates.get(year).get(code) / before;
        }
      }
      double squares = 0;
      for (int year = rates.firstKey(); year <= last - 2; year++) {
        double three = 0;
        for (int on = 0; on < 3; on++) {
          three += (whole.get(year + on).get(code) - mean) / 3;
        }
        squares += three * three / (years - 2);
      }
      double missed = later - lasting * earlier;
      double left = missed * missed - 3 * squares / half;
      sx += 1 / size;
      sxx += 1 / size / size;
      sy += left;
      sxy += left / size;
    }
    return fitted(codes.size(), sx, sxx, sy, sxy);
  }

  private static double[] fitted(double n, double sx, double sxx, double sy, double sxy) {
    double slope = (sxy - sx * sy / n) / (sxx - sx * sx / n);
    double level = (sy - slope * sx) / n;
    if (slope < 0) {
      slope = 0;
      level = Math.max(0, sy / n);
    } else if (level < 0) {
      level = 0;
      slope = Math.max(0, sxy / sxx);
    }
    return new double[] {level, slope};
  }
}
