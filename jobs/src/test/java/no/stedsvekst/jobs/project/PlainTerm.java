package no.stedsvekst.jobs.project;

import java.util.HashMap;
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
}
