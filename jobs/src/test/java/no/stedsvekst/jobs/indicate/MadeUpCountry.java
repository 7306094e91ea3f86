package no.stedsvekst.jobs.indicate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.synthetic.Made;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The made-up country of the shared lake: what was landed, and the rows of its night. */
final class MadeUpCountry {
  static final int FIRST = 2006;

  static final int LAST = 2016;

  /** How many years after it the plan ends. */
  static final int AHEAD = 2;

  static final Made LANDED = new Made(SharedLake.landing());

  static final Map<String, String> REGION = new HashMap<>();

  static final Map<String, String> CLASS = new HashMap<>();

  static final Map<String, String> COUNTY = new HashMap<>();

  static {
    for (String[] row : LANDED.rows("municipality")) {
      COUNTY.put(row[0], row[4]);
      REGION.put(row[0], row[5]);
      CLASS.put(row[0], row[8]);
    }
  }

  private MadeUpCountry() {}

  static Dataset<Row> read(TableSpec table) {
    return SharedLake.read(table).filter("preset = 'recommended'");
  }

  /** The sums of a column of landed rows, of municipalities, regions and the country. */
  static Map<String, Double> sums(String table, int municipality, int year, int number) {
    Map<String, Double> sums = new HashMap<>();
    for (String[] row : LANDED.rows(table)) {
      for (String unit : List.of(row[municipality], REGION.get(row[municipality]), "NO")) {
        sums.merge(unit + row[year], Double.valueOf(row[number]), Double::sum);
      }
    }
    return sums;
  }
}
