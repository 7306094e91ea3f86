package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** How far a level of attractiveness may be from what it is taken to be, in plain loops. */
final class PlainDoubt {
  private PlainDoubt() {}

  /** The standard deviation by place. */
  static Map<String, Double> of(
      SortedMap<Integer, Map<String, Double>> rates,
      Map<Integer, Map<String, Double>> people,
      List<String> codes,
      double lasting) {
    int years = rates.size();
    double n = codes.size();
    List<double[]> pairs = new ArrayList<>();
    double sx = 0;
    double sxx = 0;
    double sy = 0;
    double sxy = 0;
    double squares = 0;
    for (String code : codes) {
      double mean = rates.values().stream().mapToDouble(of -> of.get(code)).sum() / years;
      double variance = 0;
      double size = 0;
      for (int year : rates.keySet()) {
        double deviation = rates.get(year).get(code) - mean;
        variance += deviation * deviation / (years - 1);
        size += people.get(year).get(code) / years;
        if (rates.containsKey(year - 1)) {
          pairs.add(new double[] {deviation, rates.get(year - 1).get(code) - mean});
        }
      }
      sx += 1 / size;
      sxx += 1 / size / size;
      sy += variance;
      sxy += variance / size;
      squares += mean * mean;
    }
    double slope = (sxy - sx * sy / n) / (sxx - sx * sx / n);
    double level = (sy - slope * sx) / n;
    if (slope < 0) {
      slope = 0;
      level = sy / n;
    } else if (level < 0) {
      level = 0;
      slope = sxy / sxx;
    }
    double repeat = Math.max(0, Math.min(0.9, correlation(pairs)));
    double inflated = (1 + repeat) / (1 - repeat);
    double spread = Math.max(0, squares / n - (level + slope * sx / n) * inflated / years);
    Map<String, Double> deviations = new HashMap<>();
    int last = rates.lastKey();
    for (String code : codes) {
      double now = people.get(last + 1).get(code);
      double luck = (level + slope / now) * inflated / Math.min(10, years);
      deviations.put(code, Math.sqrt((1 - lasting * lasting) * spread + lasting * lasting * luck));
    }
    return deviations;
  }

  private static double correlation(List<double[]> pairs) {
    double[] mean = new double[2];
    pairs.forEach(
        pair -> {
          mean[0] += pair[0] / pairs.size();
          mean[1] += pair[1] / pairs.size();
        });
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (double[] pair : pairs) {
      xx += (pair[0] - mean[0]) * (pair[0] - mean[0]);
      yy += (pair[1] - mean[1]) * (pair[1] - mean[1]);
      xy += (pair[0] - mean[0]) * (pair[1] - mean[1]);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
