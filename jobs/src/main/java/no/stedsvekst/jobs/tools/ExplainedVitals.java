package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.NationTables;

/** Births and deaths as the nation's rates expect them of a place's people. */
final class ExplainedVitals {
  private static final int FIRST_MOTHER = 15;
  private static final int LAST_MOTHER = 49;

  private final CalculationTrace paper;
  private final int year;

  ExplainedVitals(CalculationTrace paper) {
    this.paper = paper;
    this.year = paper.year();
  }

  double births() {
    Map<Integer, Double> rates = fertility();
    List<CalculationTrace.People> women =
        paper.people(year, year + 1).stream()
            .filter(cell -> cell.sex().equals("F"))
            .filter(cell -> cell.age() >= FIRST_MOTHER && cell.age() <= LAST_MOTHER)
            .toList();
    Map<String, Map<Integer, Double>> now = byPlace(women, year);
    Map<String, Map<Integer, Double>> next = byPlace(women, year + 1);
    Map<String, Double> counted = paper.totals(SilverTables.VITAL, "births", year);
    double own = 0;
    double nation = 0;
    for (Map.Entry<String, Map<Integer, Double>> place : now.entrySet()) {
      Map<Integer, Double> nextHere = next.getOrDefault(place.getKey(), Map.of());
      for (Map.Entry<Integer, Double> of : place.getValue().entrySet()) {
        double rate = rates.getOrDefault(of.getKey(), 0.0);
        // Without the next 1 January those of this one.
        double then = nextHere.getOrDefault(of.getKey(), of.getValue());
        double born = rate * ((of.getValue() + then) / 2);
        if (counted.containsKey(place.getKey())) {
          nation += born;
        }
        if (place.getKey().equals(paper.place())) {
          own += born;
          paper.say(
              "F " + of.getKey(),
              "%.7f × (%.0f + %.0f) / 2".formatted(rate, of.getValue(), then),
              born);
        }
      }
    }
    return broughtToTheNations(own, nation, "births");
  }

  /** Below 0, as the decomposition has those who are lost. */
  double deaths() {
    RatesByAge rates = RatesByAge.ofDeaths(paper);
    Map<String, Double> counted = paper.totals(SilverTables.VITAL, "deaths", year);
    double own = 0;
    double nation = 0;
    Map<String, List<CalculationTrace.People>> bySex =
        paper.people(year).stream()
            .collect(
                Collectors.groupingBy(
                    CalculationTrace.People::sex, TreeMap::new, Collectors.toList()));
    for (Map.Entry<String, List<CalculationTrace.People>> ofSex : bySex.entrySet()) {
      String sex = ofSex.getKey();
      for (Map.Entry<String, Map<Integer, Double>> place :
          byPlace(ofSex.getValue(), year).entrySet()) {
        for (Map.Entry<Integer, Double> of : place.getValue().entrySet()) {
          double persons = of.getValue();
          if (persons <= 0) {
            continue;
          }
          double rate = rates.of(sex, of.getKey());
          if (counted.containsKey(place.getKey())) {
            nation += rate * persons;
          }
          if (place.getKey().equals(paper.place())) {
            own += rate * persons;
            paper.say(
                "%s %d".formatted(sex, of.getKey()),
                "%.7f × %.0f".formatted(rate, persons),
                rate * persons);
          }
        }
      }
    }
    return -broughtToTheNations(own, nation, "deaths");
  }

  private double broughtToTheNations(double own, double nation, String measure) {
    paper.say("by the nation's rates", "Σ of the lines", own);
    paper.say("by the nation's rates in the nation", "the same of all municipalities", nation);
    double all = CalculationTrace.sum(paper.totals(SilverTables.VITAL, measure, year));
    paper.say(measure + " of the nation", "Σ silver.vital of " + year, all);
    paper.say(
        measure + " as counted",
        "silver.vital of " + year,
        paper.one(paper.tables().read(SilverTables.VITAL), "municipality", year, measure));
    double expected = own * all / nation;
    paper.say(measure + " expected", "by the nation's rates × of the nation / of all", expected);
    return expected;
  }

  /** Persons by municipality and age on a 1 January. */
  private static Map<String, Map<Integer, Double>> byPlace(
      List<CalculationTrace.People> people, int january) {
    Map<String, Map<Integer, Double>> all = new TreeMap<>();
    people.stream()
        .filter(cell -> cell.year() == january)
        .forEach(
            cell ->
                all.computeIfAbsent(cell.municipality(), place -> new TreeMap<>())
                    .merge(cell.age(), cell.persons(), Double::sum));
    return all;
  }

  /** Rates of mothers who are younger or older are added to the first and last age. */
  private Map<Integer, Double> fertility() {
    Map<Integer, Double> rates = new TreeMap<>();
    paper
        .nearest(
            paper
                .tables()
                .read(SilverTables.of(NationTables.FERTILITY_RATE))
                .where("alternative", ""),
            year)
        .select("age", "rate")
        .list()
        .forEach(
            row ->
                rates.merge(
                    Math.max(FIRST_MOTHER, Math.min(LAST_MOTHER, row.integer("age"))),
                    row.number("rate"),
                    Double::sum));
    return rates;
  }
}
