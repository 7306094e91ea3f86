package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.supply.EmploymentSupply;
import no.stedsvekst.supply.EmploymentSupply.DeathTerm;
import no.stedsvekst.trace.CalculationTrace;

/** The supply of workers that ageing brings, beyond the nation's. */
final class ExplainedSupply {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final int year;
  private final boolean isPerJob;
  private final DeathTerm deaths;
  private final RatesByAge employed;
  private final RatesByAge dying;

  ExplainedSupply(PlaceNumbers numbers, ListedTrace trace) {
    this.numbers = numbers;
    this.trace = trace;
    this.year = numbers.year();
    Preset preset = numbers.tables().preset();
    this.isPerJob = preset.supplyDenominator().equals("jobs");
    this.deaths = preset.supplyDeaths();
    this.employed =
        RatesByAge.of(
            numbers.nearest(
                numbers.tables().read(SilverTables.of(NationTables.EMPLOYMENT_RATE)), year - 1),
            "rate");
    this.dying = RatesByAge.ofDeaths(numbers);
  }

  double beyondTheNation() {
    Map<String, Map<String, Map<Integer, Double>>> people = people();
    Map<String, Double> supplies = new TreeMap<>();
    people.forEach(
        (place, ofPlace) ->
            supplies.put(
                place,
                supply(ofPlace, place.equals(numbers.place()) ? trace : CalculationTrace.NONE)));
    Map<String, double[]> both = PlaceNumbers.pairs(supplies, denominators());
    double[] here = numbers.known(both, numbers.place());
    trace.landed("more who would work", here[0], "Σ of the lines");
    String what = isPerJob ? "jobs" : "employed residents";
    trace.landed(what, here[1], "fourth quarter of " + (year - 1));
    double[] nation = PlaceNumbers.sums(both);
    trace.landed("more who would work in the nation", nation[0], "the same of all municipalities");
    trace.landed(what + " of the nation", nation[1], "fourth quarter of " + (year - 1));
    double ofNation =
        numbers.known(
            "ds of the nation",
            EmploymentSupply.share(nation[0], nation[1], trace.named("of the nation")));
    return numbers.known("ds", EmploymentSupply.relative(here[0], here[1], ofNation, trace));
  }

  private Map<String, Double> denominators() {
    TableSpec table = isPerJob ? SilverTables.JOBS : SilverTables.EMPLOYMENT;
    return numbers.totals(table, isPerJob ? "jobs" : "employed_residents", year - 1);
  }

  /** By municipality, sex and age. */
  private Map<String, Map<String, Map<Integer, Double>>> people() {
    Map<String, Map<String, Map<Integer, Double>>> people = new TreeMap<>();
    List<PlaceNumbers.People> cells = numbers.people(year);
    cells.stream()
        .filter(cell -> cell.age() >= EmploymentSupply.FIRST_AGE)
        .filter(cell -> cell.age() <= EmploymentSupply.LAST_AGE)
        .forEach(
            cell ->
                people
                    .computeIfAbsent(cell.municipality(), place -> new TreeMap<>())
                    .computeIfAbsent(cell.sex(), sex -> new TreeMap<>())
                    .merge(cell.age(), cell.persons(), Double::sum));
    return people;
  }

  private double supply(Map<String, Map<Integer, Double>> people, CalculationTrace told) {
    double all = 0;
    for (Map.Entry<String, Map<Integer, Double>> ofSex : people.entrySet()) {
      String sex = ofSex.getKey();
      for (Map.Entry<Integer, Double> ofAge : ofSex.getValue().entrySet()) {
        int age = ofAge.getKey();
        all +=
            numbers.known(
                "ds",
                EmploymentSupply.ofPersons(
                    ofAge.getValue(),
                    age,
                    age == EmploymentSupply.FIRST_AGE ? null : employed.of(sex, age),
                    age == EmploymentSupply.LAST_AGE ? null : employed.of(sex, age + 1),
                    dying.of(sex, age),
                    deaths,
                    told.named(sex + " " + age)));
      }
    }
    return all;
  }
}
