package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.sum;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceFacts;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Row;

/** The nation as it was counted, read once for all origins: a few hundred numbers a year. */
final class CountedNation {
  /** How many places have people by sex and age, of years in which all have. */
  private final Map<Integer, Long> places = new HashMap<>();

  private final Map<Integer, double[]> people = new HashMap<>();
  private final Map<Integer, Double> births = new HashMap<>();
  private final Map<Integer, Double> deaths = new HashMap<>();

  /**
   * Of some years.
   *
   * @param first year of the 1 January
   */
  CountedNation(SourceTables inputs, int first) {
    inputs
        .read(SilverTables.POPULATION)
        .filter(col("year").geq(first).and(col("sex").notEqual("all")))
        .groupBy(col("year"), PlaceFacts.CELL.as("cell"))
        .agg(sum("persons"))
        .collectAsList()
        .forEach(
            row ->
                people
                        .computeIfAbsent(row.getInt(0), year -> new double[Cohorts.CELLS])[
                        row.getInt(1)] =
                    row.getDouble(2));
    inputs
        .read(SilverTables.POPULATION)
        .filter(col("year").geq(first))
        .groupBy("year")
        .agg(
            count_distinct(col("municipality")).as("places"),
            count_if(col("sex").equalTo("all")).as("totals"))
        .filter("totals = 0")
        .collectAsList()
        .forEach(row -> places.put(row.getInt(0), row.getLong(1)));
    for (Row row :
        inputs
            .read(SilverTables.VITAL)
            .filter(col("year").geq(first))
            .groupBy("year")
            .agg(sum("births"), sum("deaths"), count("births"), count("deaths"))
            .collectAsList()) {
      // Of fewer places than people are known of, births and deaths would be migrants.
      Long told = places.get(row.getInt(0));
      if (told != null && row.getLong(3) == told && row.getLong(4) == told) {
        births.put(row.getInt(0), row.getDouble(1));
        deaths.put(row.getInt(0), row.getDouble(2));
      }
    }
  }

  /**
   * From an origin to its horizon; empty where people by age, births or deaths of a year are not
   * known of all places that there are at the origin.
   */
  Optional<NationalFrame> frame(Origin origin) {
    double[][] cells = new double[origin.years() + 1][];
    double[] born = new double[origin.years()];
    double[] dead = new double[origin.years()];
    for (int ahead = 0; ahead <= origin.years(); ahead++) {
      int year = origin.baseYear() + ahead;
      if (!places.containsKey(year) || !places.get(year).equals(places.get(origin.baseYear()))) {
        return Optional.empty();
      }
      cells[ahead] = people.get(year);
      if (ahead < origin.years()) {
        if (!births.containsKey(year)) {
          return Optional.empty();
        }
        born[ahead] = births.get(year);
        dead[ahead] = deaths.get(year);
      }
    }
    return Optional.of(new NationalFrame(cells, born, dead));
  }
}
