package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** A coefficient with what is taken off its term. */
record PlainTerm(double estimate, double center) {

  /** The coefficients that the preset's attractiveness was found with, by term. */
  static Map<String, PlainTerm> read(PlainLake lake) {
    String set = lake.ofPreset("gold/attractiveness", "coef_set_id").get(0).getString(0);
    Map<String, PlainTerm> terms = new HashMap<>();
    for (Row row : lake.rows("gold/coefficient_set", "coef_set_id", "term", "estimate", "center")) {
      if (row.getString(0).equals(set)) {
        terms.put(
            row.getString(1),
            new PlainTerm(row.getDouble(2), row.isNullAt(3) ? 0 : row.getDouble(3)));
      }
    }
    return terms;
  }

  /** Of net migration in the regions on centrality alone, for where jobs are not known. */
  static Map<String, PlainTerm> ofCentrality(PlainLake lake, int baseYear) {
    Map<String, List<double[]>> byRegion = new HashMap<>();
    for (Row row :
        lake.ofLevel(
            "region", "gold/panel", "year", "unit", "centrality_jobs", "net_migration_excess")) {
      if (row.getInt(0) < baseYear && !row.isNullAt(2) && !row.isNullAt(3)) {
        byRegion
            .computeIfAbsent(row.getString(1), region -> new ArrayList<>())
            .add(new double[] {row.getDouble(2), row.getDouble(3)});
      }
    }
    double center = 0;
    double sums = 0;
    double rates = 0;
    int count = 0;
    for (List<double[]> ofRegion : byRegion.values()) {
      center += ofRegion.get(0)[0] / byRegion.size();
      for (double[] each : ofRegion) {
        sums += each[0];
        rates += each[1];
        count++;
      }
    }
    double together = 0;
    double squares = 0;
    for (List<double[]> ofRegion : byRegion.values()) {
      for (double[] each : ofRegion) {
        together += (each[0] - sums / count) * (each[1] - rates / count);
        squares += Math.pow(each[0] - sums / count, 2);
      }
    }
    double slope = together / squares;
    return Map.of(
        "(Intercept)",
        new PlainTerm(rates / count - slope * (sums / count - center), 0),
        "centrality_jobs",
        new PlainTerm(slope, center));
  }
}
