package no.stedsvekst.jobs.access;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.PlainPanel;

/** Centrality with loops over the landing files: no code of the product is in it. */
final class PlainAccess {
  final Map<String, String> municipality = new TreeMap<>();
  final Map<String, Double> people = new TreeMap<>();
  final Map<String, Double> jobs = new TreeMap<>();
  final Map<String, Map<String, Double>> minutes = new TreeMap<>();
  final Map<String, Double> weight = new TreeMap<>();
  final Map<String, List<String>> functions = new TreeMap<>();

  PlainAccess(Path landing) {
    for (Map<String, String> row : PlainPanel.rows(landing, "small_area")) {
      municipality.put(row.get("area"), row.get("municipality"));
      people.put(row.get("area"), Double.valueOf(row.get("population")));
      jobs.put(row.get("area"), Double.valueOf(row.get("jobs")));
      minutes.put(row.get("area"), new TreeMap<>(Map.of(row.get("area"), 5.0)));
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "travel_time")) {
      if (row.get("network").equals("base")) {
        minutes
            .get(row.get("from_area"))
            .put(row.get("to_area"), Double.valueOf(row.get("minutes")));
      }
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "service_point")) {
      weight.put(row.get("function"), Double.valueOf(row.get("weight")));
      functions.merge(row.get("function"), List.of(row.get("area")), PlainAccess::joined);
    }
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** A road that can be driven both ways. */
  record Road(String near, String far, double along) {}

  /** The same country with new roads; nobody drives two of them on one way. */
  void build(Road... roads) {
    Map<String, Map<String, Double>> before = new HashMap<>();
    minutes.forEach((from, to) -> before.put(from, new HashMap<>(to)));
    for (Road road : roads) {
      for (String from : before.keySet()) {
        for (String to : before.keySet()) {
          double best =
              Math.min(
                  over(before, from, road.near(), road.along(), road.far(), to),
                  over(before, from, road.far(), road.along(), road.near(), to));
          double now = minutes.get(from).getOrDefault(to, Double.POSITIVE_INFINITY);
          if (best < now && !from.equals(to)) {
            minutes.get(from).put(to, best);
          }
        }
      }
    }
  }

  /** The same country with the times of another network where it has any. */
  void replace(Path landing, String network) {
    for (Map<String, String> row : PlainPanel.rows(landing, "travel_time")) {
      if (row.get("network").equals(network)) {
        minutes
            .get(row.get("from_area"))
            .put(row.get("to_area"), Double.valueOf(row.get("minutes")));
      }
    }
  }

  private static double over(
      Map<String, Map<String, Double>> way,
      String from,
      String near,
      double along,
      String far,
      String to) {
    return way.get(from).getOrDefault(near, Double.POSITIVE_INFINITY)
        + along
        + way.get(far).getOrDefault(to, Double.POSITIVE_INFINITY);
  }

  /** The mean of what residents of municipalities reach. */
  Map<String, Double> ofJobs(double beta, double gamma) {
    Map<String, Double> worth = new TreeMap<>();
    for (String area : municipality.keySet()) {
      double sum = 0;
      for (Map.Entry<String, Double> way : minutes.get(area).entrySet()) {
        sum += jobs.get(way.getKey()) * fading(beta, way.getValue());
      }
      worth.put(area, worth(sum, gamma));
    }
    return means(worth);
  }

  Map<String, Double> ofServices(double beta, double gamma) {
    Map<String, Double> worth = new TreeMap<>();
    for (String area : municipality.keySet()) {
      double sum = 0;
      for (Map.Entry<String, List<String>> function : functions.entrySet()) {
        double best = 0;
        for (String other : function.getValue()) {
          Double way = minutes.get(area).get(other);
          best = way == null ? best : Math.max(best, fading(beta, way));
        }
        sum += weight.get(function.getKey()) * best;
      }
      worth.put(area, worth(sum, gamma));
    }
    return means(worth);
  }

  /** A thousand for the highest of these. */
  static Map<String, Double> scaled(Map<String, Double> values, Map<String, Double> highestOf) {
    double most = highestOf.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    Map<String, Double> scaled = new TreeMap<>();
    values.forEach((unit, value) -> scaled.put(unit, 1000 * value / most));
    return scaled;
  }

  /** Two thirds of the one, a third of the other. */
  static Map<String, Double> both(Map<String, Double> jobs, Map<String, Double> services) {
    Map<String, Double> both = new TreeMap<>();
    jobs.forEach((unit, value) -> both.put(unit, 2 * value / 3 + services.get(unit) / 3));
    return both;
  }

  static double rmse(Map<String, Double> index, Map<String, Double> official) {
    double squares = 0;
    for (Map.Entry<String, Double> unit : index.entrySet()) {
      squares += Math.pow(unit.getValue() - official.get(unit.getKey()), 2);
    }
    return Math.sqrt(squares / index.size());
  }

  private Map<String, Double> means(Map<String, Double> worth) {
    Map<String, Double> sums = new TreeMap<>();
    Map<String, Double> all = new TreeMap<>();
    for (String area : worth.keySet()) {
      sums.merge(municipality.get(area), people.get(area) * worth.get(area), Double::sum);
      all.merge(municipality.get(area), people.get(area), Double::sum);
    }
    sums.replaceAll((unit, sum) -> sum / all.get(unit));
    return sums;
  }

  private static double fading(double beta, double minutes) {
    return minutes > 90 ? 0 : Math.exp(-beta * minutes);
  }

  private static double worth(double sum, double gamma) {
    return gamma == 0 ? Math.log(1 + sum) : Math.pow(sum, gamma);
  }
}
