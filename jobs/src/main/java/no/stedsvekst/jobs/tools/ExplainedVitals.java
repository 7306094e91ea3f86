package no.stedsvekst.jobs.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.attractiveness.VitalExpectation;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.trace.CalculationTrace;

/** Births and deaths as the nation's rates expect them of a place's people. */
final class ExplainedVitals {
  private static final String WOMEN = "F";

  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final int year;

  ExplainedVitals(PlaceNumbers numbers, ListedTrace trace) {
    this.numbers = numbers;
    this.trace = trace;
    this.year = numbers.year();
  }

  double births() {
    Map<Integer, Double> fertility = fertility();
    List<PlaceNumbers.People> people = numbers.people(year, year + 1);
    Map<String, Map<Integer, Double>> women = byPlace(people, year, WOMEN);
    Map<String, Map<Integer, Double>> next = byPlace(people, year + 1, WOMEN);
    Map<String, Double> byRates = new TreeMap<>();
    women.forEach(
        (place, now) -> byRates.put(place, births(fertility, now, next.get(place), told(place))));
    return asCounted(byRates, "births");
  }

  /**
   * Of the women of a place.
   *
   * @param next on the next 1 January; null where it is not known
   */
  private static double births(
      Map<Integer, Double> fertility,
      Map<Integer, Double> now,
      Map<Integer, Double> next,
      CalculationTrace told) {
    double births = 0;
    for (int age = VitalExpectation.FIRST_MOTHER; age <= VitalExpectation.LAST_MOTHER; age++) {
      if (now.containsKey(age) || (next != null && next.containsKey(age))) {
        births +=
            VitalExpectation.births(
                VitalExpectation.perWoman(age, fertility::get),
                now.getOrDefault(age, 0.0),
                next == null ? null : next.getOrDefault(age, 0.0),
                told.named(WOMEN + " " + age));
      }
    }
    return births;
  }

  /** Below 0, as the decomposition has those who are lost. */
  double deaths() {
    RatesByAge rates = RatesByAge.ofDeaths(numbers);
    List<PlaceNumbers.People> people = numbers.people(year);
    Map<String, Double> byRates = new TreeMap<>();
    people.stream()
        .map(PlaceNumbers.People::sex)
        .distinct()
        .sorted()
        .forEach(
            sex ->
                byPlace(people, year, sex)
                    .forEach(
                        (place, ofSex) ->
                            byRates.merge(
                                place, deaths(rates, sex, ofSex, told(place)), Double::sum)));
    return -asCounted(byRates, "deaths");
  }

  private static double deaths(
      RatesByAge rates, String sex, Map<Integer, Double> people, CalculationTrace told) {
    double deaths = 0;
    for (Map.Entry<Integer, Double> of : people.entrySet()) {
      if (of.getValue() > 0) {
        deaths +=
            VitalExpectation.deaths(
                rates.of(sex, of.getKey()), of.getValue(), told.named(sex + " " + of.getKey()));
      }
    }
    return deaths;
  }

  private CalculationTrace told(String place) {
    return place.equals(numbers.place()) ? trace : CalculationTrace.NONE;
  }

  private double asCounted(Map<String, Double> byRates, String measure) {
    Map<String, double[]> both =
        PlaceNumbers.pairs(byRates, numbers.totals(SilverTables.VITAL, measure, year));
    double[] here = numbers.known(both, numbers.place());
    double[] nation = PlaceNumbers.sums(both);
    trace.landed("by the nation's rates", here[0], "Σ of the lines");
    trace.landed(
        "by the nation's rates in the nation", nation[0], "the same of all municipalities");
    trace.landed(measure + " of the nation", nation[1], "Σ silver.vital of " + year);
    trace.landed(measure + " as counted", here[1], "silver.vital of " + year);
    return numbers.known(
        measure + "_expected",
        VitalExpectation.asCounted(
            here[0], nation[1], nation[0], trace.named(measure + " expected")));
  }

  /** Persons of a sex by municipality and age on a 1 January. */
  private static Map<String, Map<Integer, Double>> byPlace(
      List<PlaceNumbers.People> people, int january, String sex) {
    Map<String, Map<Integer, Double>> all = new TreeMap<>();
    people.stream()
        .filter(cell -> cell.year() == january && cell.sex().equals(sex))
        .forEach(
            cell ->
                all.computeIfAbsent(cell.municipality(), place -> new TreeMap<>())
                    .merge(cell.age(), cell.persons(), Double::sum));
    return all;
  }

  private Map<Integer, Double> fertility() {
    Map<Integer, Double> rates = new HashMap<>();
    numbers
        .nearest(
            numbers
                .tables()
                .read(SilverTables.of(NationTables.FERTILITY_RATE))
                .where("alternative", ""),
            year)
        .select("age", "rate")
        .list()
        .forEach(row -> rates.put(row.integer("age"), row.number("rate")));
    return rates;
  }
}
