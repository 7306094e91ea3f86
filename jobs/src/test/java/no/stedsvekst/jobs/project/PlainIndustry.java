package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;

/** An industry; the outlook is null where there is none. */
record PlainIndustry(boolean isPrivate, boolean isSensitive, Double outlook) {

  /** All industries of a lake by code. */
  static Map<String, PlainIndustry> read(PlainLake lake) {
    Map<String, PlainIndustry> industries = new HashMap<>();
    for (Row row :
        lake.rows("silver/industry", "code", "sector", "population_sensitive", "growth_outlook")) {
      industries.put(
          row.getString(0),
          new PlainIndustry(
              row.getString(1).equals("private"),
              row.getBoolean(2),
              row.isNullAt(3) ? null : row.getDouble(3)));
    }
    return industries;
  }
}
