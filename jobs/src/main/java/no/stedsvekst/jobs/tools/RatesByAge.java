package no.stedsvekst.jobs.tools;

import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.refusal.Refusals;

/** A rate of the nation in one year, by sex and age. */
final class RatesByAge {
  private static final String BOTH = "all";

  private final Map<String, Double> rates = new HashMap<>();
  private final String measure;
  private int year;

  private RatesByAge(String measure) {
    this.measure = measure;
  }

  /** The rows of one year. */
  static RatesByAge of(PlainRows rows, String measure) {
    RatesByAge all = new RatesByAge(measure);
    for (PlainRow row : rows.select("year", "sex", "age", measure).list()) {
      all.year = row.integer("year");
      all.rates.put(row.text("sex") + " " + row.integer("age"), row.number(measure));
    }
    return all;
  }

  /** Of dying within the year, as it was and not as it was projected. */
  static RatesByAge ofDeaths(PlaceNumbers numbers) {
    return of(
        numbers.nearest(
            numbers
                .tables()
                .read(SilverTables.of(NationTables.DEATH_PROBABILITY))
                .where("alternative", ""),
            numbers.year()),
        "probability");
  }

  /** The rate; what men and women share where it is not told apart. */
  double of(String sex, int age) {
    Double one = rates.getOrDefault(sex + " " + age, rates.get(BOTH + " " + age));
    if (one == null) {
      throw Refusals.unknownNumber(measure, "%s %d".formatted(sex, age), year);
    }
    return one;
  }
}
