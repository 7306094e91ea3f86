package no.stedsvekst.jobs.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How near to jobs a place is, and how much nearer than regions are in the mean, with loops over
 * the landing files. It knows nothing of the product.
 */
public final class PlainCentrality {
  private final Map<String, Double> ofUnits = new TreeMap<>();
  private final Map<String, Double> ofRegions = new TreeMap<>();
  private final double mean;

  /**
   * Reads the files of a landing folder.
   *
   * @param edition year of the index: people of the year nearest to it weigh its places
   */
  public PlainCentrality(Path landing, PlainPanel panel, int edition) {
    Map<Integer, Map<String, Double>> people = new TreeMap<>();
    for (Map<String, String> row : PlainPanel.rows(landing, "population")) {
      people
          .computeIfAbsent(Integer.valueOf(row.get("year")), year -> new TreeMap<>())
          .merge(row.get("municipality"), Double.valueOf(row.get("persons")), Double::sum);
    }
    int nearest = people.keySet().iterator().next();
    for (int year : people.keySet()) {
      nearest = Math.abs(year - edition) < Math.abs(nearest - edition) ? year : nearest;
    }
    Map<String, Double> weights = new TreeMap<>();
    for (Map<String, String> row : PlainPanel.rows(landing, "municipality")) {
      String code = row.get("code");
      double index = Double.parseDouble(row.get("centrality_jobs")) / 1000;
      double persons = people.get(nearest).get(code);
      ofUnits.put(code, index);
      ofRegions.merge(panel.regionOf(code), persons * index, Double::sum);
      weights.merge(panel.regionOf(code), persons, Double::sum);
    }
    double sum = 0;
    for (String region : weights.keySet()) {
      ofRegions.put(region, ofRegions.get(region) / weights.get(region));
      sum += ofRegions.get(region);
    }
    mean = sum / weights.size();
  }

  /** Of a municipality, less the mean of regions. */
  public double ofUnit(String code) {
    return ofUnits.get(code) - mean;
  }

  /** Of a region, less the mean of regions. */
  public double ofRegion(String region) {
    return ofRegions.get(region) - mean;
  }
}
