package no.stedsvekst.jobs.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A12 with loops and maps, from the specification alone. It knows nothing of the product: what both
 * say is right unless both are wrong in the same way.
 */
final class PlainProjection {
  /** The sex of a row that men and women share. */
  static final String ALL = "all";

  /** Persons of a whole nation that are but rounding. */
  private static final double NOBODY = 1e-9;

  /** What the presets settle differently. */
  record Parameters(
      boolean isGrossFlow,
      boolean areDeathsOfEmployed,
      boolean isShareOfEmployed,
      int window,
      double populationScale) {

    static Parameters book2022() {
      return new Parameters(false, false, false, 3, 1);
    }

    static Parameters recommended() {
      return new Parameters(true, true, true, 3, 1);
    }
  }

  /** A row of migration flows; the age is that on 31 December, the sex may be both. */
  record Move(int year, String municipality, String sex, int age, double in, double out) {
    boolean isOf(int sex) {
      return this.sex.equals(ALL) || this.sex.equals(PlainCells.SEXES.get(sex));
    }
  }

  /** An industry; the outlook is null where there is none. */
  record Industry(boolean isPrivate, boolean isSensitive, Double outlook) {}

  /** A coefficient, and what is taken off its term. */
  record Term(double estimate, double center) {}

  /**
   * All that a projection is made of.
   *
   * @param baseYear of the first 1 January
   * @param horizon of the last 1 January
   * @param people by year and municipality, as {@link PlainCells} has them
   * @param totals persons of all ages, also where ages are not known
   * @param births by year and municipality
   * @param netMigration of the nation, by year
   * @param moves of the years before the base year
   * @param jobs in the last fourth quarter by municipality and industry
   * @param employed residents who work in that quarter
   * @param commuters in the last year with commuting, by home and work
   * @param commutersAll residents who work in that year
   * @param vra of the last two years
   * @param employmentRate by sex and age, 0 outside those who are counted
   * @param death probability by year, sex and age
   * @param fertility births a woman by year and age, 0 outside 15 to 49
   * @param frame of the nation; null where it is to be made from the past
   * @param centrality {@code centrality_jobs} as a fraction; absent where unknown
   * @param residential annual attractiveness of the past
   * @param business the same of jobs
   * @param fertilityRatio by municipality, 1 where absent
   * @param mortalityRatio likewise
   */
  record Inputs(
      int baseYear,
      int horizon,
      Parameters parameters,
      List<String> municipalities,
      Map<Integer, Map<String, double[]>> people,
      Map<Integer, Map<String, Double>> totals,
      Map<Integer, Map<String, Double>> births,
      Map<Integer, Double> netMigration,
      List<Move> moves,
      Map<String, Map<String, Double>> jobs,
      Map<String, Double> employed,
      Map<String, Map<String, Double>> commuters,
      Map<String, Double> commutersAll,
      Map<Integer, Map<String, Double>> vra,
      double[] employmentRate,
      Map<Integer, double[]> death,
      Map<Integer, double[]> fertility,
      PlainFrame frame,
      Map<String, Industry> industries,
      Map<String, Term> coefficients,
      Map<String, Double> centrality,
      Map<Integer, Map<String, Double>> residential,
      Map<Integer, Map<String, Double>> business,
      Map<String, Double> fertilityRatio,
      Map<String, Double> mortalityRatio) {

    /** Persons by cell, none where they are not known. */
    double[] people(int year, String municipality) {
      return people
          .getOrDefault(year, Map.of())
          .getOrDefault(municipality, new double[PlainCells.STOCK]);
    }
  }

  private final Inputs inputs;
  private final PlainScenario scenario;
  private final PlainResult neutral;
  private final PlainNation nation;
  private final PlainProfile profile;
  private final PlainResult result = new PlainResult();
  private final int baseYear;

  private PlainProjection(Inputs inputs, PlainScenario scenario, PlainResult neutral) {
    this.inputs = inputs;
    this.scenario = scenario;
    this.neutral = neutral;
    this.baseYear = inputs.baseYear();
    nation = new PlainNation(inputs, scenario);
    profile = new PlainProfile(inputs);
    for (String code : inputs.municipalities()) {
      result
          .people
          .computeIfAbsent(baseYear, year -> new HashMap<>())
          .put(code, inputs.people(baseYear, code));
      result
          .jobs
          .computeIfAbsent(baseYear - 1, year -> new HashMap<>())
          .put(code, inputs.jobs().getOrDefault(code, Map.of()));
    }
    result.vra.putAll(inputs.vra());
  }

  /** A scenario whose closures are its own. */
  static PlainResult run(Inputs inputs, PlainScenario scenario) {
    return run(inputs, scenario, null);
  }

  /**
   * A scenario.
   *
   * @param neutral the run whose closures a frozen mode takes
   */
  static PlainResult run(Inputs inputs, PlainScenario scenario, PlainResult neutral) {
    PlainProjection projection =
        new PlainProjection(
            inputs, scenario, scenario.mode() == PlainScenario.Mode.RECOMPUTED ? null : neutral);
    for (int year = inputs.baseYear(); year < inputs.horizon(); year++) {
      projection.pass(year);
    }
    return projection.result;
  }

  private void pass(int year) {
    passJobs(year);
    relativeGrowth(year);
    weightByCommuting(year);
    supply(year);
    Map<String, Double> net = netMigration(year);
    Map<String, double[]> moving = new HashMap<>();
    for (String code : inputs.municipalities()) {
      double[] people = people(year, code);
      double newborn =
          fertilityRatio(code) * PlainCells.births(inputs.fertility().get(year), people);
      moving.put(code, profile.spread(code, PlainCells.exposed(people, newborn), net.get(code)));
    }
    Map<String, double[]> alive = deaths(year, moving);
    Map<String, double[]> born = births(year, alive);
    Map<String, double[]> after = new HashMap<>();
    for (String code : inputs.municipalities()) {
      for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
        int newborn = PlainCells.moving(sex, PlainCells.NEWBORN);
        alive.get(code)[newborn] = born.get(code)[sex] + moving.get(code)[newborn];
      }
      after.put(code, PlainCells.aged(alive.get(code)));
    }
    meetFrame(year, after, born);
    result.nationGrowth.put(
        year, PlainCells.sum(result.nation(year + 1)) / PlainCells.sum(result.nation(year)) - 1);
    for (String code : inputs.municipalities()) {
      PlainResult.put(
          result.netMigration,
          year,
          code,
          result.persons(year + 1, code)
              - result.persons(year, code)
              - result.births(year, code)
              + result.deaths(year, code));
    }
  }

  /** Step 1. */
  private void passJobs(int year) {
    Map<String, Map<String, Double>> jobs = new HashMap<>();
    Map<String, Double> growth = nation.growth(year);
    for (String code : inputs.municipalities()) {
      double following = inputs.parameters().populationScale() * laggedGrowth(code, year);
      double attractiveness = scenario.business().at(code, year, baseYear);
      Map<String, Double> after = new HashMap<>();
      for (String industry : growth.keySet()) {
        double rate = growth.get(industry);
        Industry known = inputs.industries().get(industry);
        if (known != null && known.isSensitive()) {
          rate += following;
        }
        if (known != null && known.isPrivate()) {
          rate += attractiveness;
        }
        after.put(industry, Math.max(0, result.jobs(year - 1, code, industry) * (1 + rate)));
      }
      jobs.put(code, after);
    }
    result.jobFactor.put(
        year,
        neutral == null
            ? jobFactors(nation.path(year), jobs.values())
            : neutral.jobFactor.get(year));
    Map<String, Double> factors = result.jobFactor.get(year);
    jobs.values()
        .forEach(
            place ->
                place.replaceAll((industry, count) -> count * factors.getOrDefault(industry, 1.0)));
    for (PlainScenario.ExtraJobs extra : scenario.extraJobs()) {
      if (extra.year() == year) {
        jobs.get(extra.municipality())
            .merge(extra.industry(), extra.jobs(), (are, come) -> Math.max(0, are + come));
      }
    }
    result.jobs.put(year, jobs);
  }

  private static Map<String, Double> jobFactors(
      Map<String, Double> path, Collection<Map<String, Double>> jobs) {
    Map<String, Double> factors = new HashMap<>();
    path.forEach(
        (industry, count) -> {
          double sum = jobs.stream().mapToDouble(place -> place.get(industry)).sum();
          // An industry that only a scenario has brought must not be closed down by the nation's.
          factors.put(industry, sum == 0 || count == 0 ? 1 : count / sum);
        });
    return factors;
  }

  /** The mean growth beyond the nation's of the years before; 0 where a year of it is missing. */
  private double laggedGrowth(String code, int year) {
    double sum = 0;
    for (int lag = 1; lag <= inputs.parameters().window(); lag++) {
      Double before = total(year - lag, code);
      Double after = total(year - lag + 1, code);
      if (before == null || after == null || before == 0) {
        return 0;
      }
      sum += after / before - 1 - nationGrowth(year - lag);
    }
    return sum / inputs.parameters().window();
  }

  private double nationGrowth(int year) {
    if (year >= baseYear) {
      return neutral == null ? result.nationGrowth.get(year) : neutral.nationGrowth.get(year);
    }
    double before = 0;
    double after = 0;
    for (String code : inputs.municipalities()) {
      Double was = total(year, code);
      Double is = total(year + 1, code);
      if (was != null && is != null) {
        before += was;
        after += is;
      }
    }
    return after / before - 1;
  }

  private Double total(int year, String code) {
    return year > baseYear
        ? Double.valueOf(result.persons(year, code))
        : inputs.totals().getOrDefault(year, Map.of()).get(code);
  }

  /** Step 2: growth of jobs beyond the nation's. */
  private void relativeGrowth(int year) {
    for (String code : inputs.municipalities()) {
      double before = jobs(year - 1, code);
      PlainResult.put(
          result.relativeGrowth,
          year,
          code,
          before == 0 ? 0 : jobs(year, code) / before - 1 - nation.jobGrowth(year));
    }
  }

  private void weightByCommuting(int year) {
    Map<String, Double> growth = result.relativeGrowth.get(year);
    for (String code : inputs.municipalities()) {
      double vra = 0;
      if (scenario.mode() == PlainScenario.Mode.FROZEN_ALONE) {
        vra =
            neutral.vra.get(year).get(code)
                + share(code, code)
                    * (growth.get(code) - neutral.relativeGrowth.get(year).get(code));
      } else {
        for (String work : inputs.commuters().getOrDefault(code, Map.of()).keySet()) {
          vra += share(code, work) * growth.getOrDefault(work, 0.0);
        }
      }
      PlainResult.put(result.vra, year, code, vra);
    }
  }

  private double share(String home, String work) {
    double all = inputs.commutersAll().getOrDefault(home, 0.0);
    double there = inputs.commuters().getOrDefault(home, Map.of()).getOrDefault(work, 0.0);
    return all == 0 ? 0 : there / all;
  }

  /** The supply of workers as a share, less the nation's. */
  private void supply(int year) {
    Map<String, Double> supplies = new HashMap<>();
    double allSupply = 0;
    double all = 0;
    for (String code : inputs.municipalities()) {
      double supply = supplyOf(year, code);
      double denominator =
          inputs.parameters().isShareOfEmployed() ? employed(year - 1, code) : jobs(year - 1, code);
      allSupply += supply;
      all += denominator;
      supplies.put(code, denominator == 0 ? 0 : supply / denominator);
    }
    double mean = neutral == null ? (all == 0 ? 0 : allSupply / all) : neutral.supplyMean.get(year);
    result.supplyMean.put(year, mean);
    supplies.replaceAll((code, supply) -> supply - mean);
    result.supply.put(year, supplies);
  }

  /** A4. Who will begin to work less those who will end or die. */
  private double supplyOf(int year, String code) {
    double[] people = people(year, code);
    double[] working = inputs.employmentRate();
    double[] death = inputs.death().get(year);
    double supply = 0;
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = 14; age <= 74; age++) {
        int cell = PlainCells.stock(sex, age);
        double next = working[PlainCells.stock(sex, age + 1)];
        double dying = death[cell] * (inputs.parameters().areDeathsOfEmployed() ? next : 1);
        supply += people[cell] * (next - working[cell] - dying);
      }
    }
    return supply;
  }

  /** Residents who work in the fourth quarter, in proportion to those of an age to. */
  private double employed(int year, String code) {
    double start = PlainCells.sum(inputs.employmentRate(), people(baseYear, code));
    double now = PlainCells.sum(inputs.employmentRate(), people(year + 1, code));
    return start == 0 ? 0 : inputs.employed().getOrDefault(code, 0.0) * now / start;
  }

  /** Step 3. */
  private Map<String, Double> netMigration(int year) {
    double national = nation.netMigration(year) / PlainCells.sum(nation.people(year));
    Map<String, Double> net = new HashMap<>();
    double all = 0;
    double persons = 0;
    for (String code : inputs.municipalities()) {
      double expected = national + expectedExcess(year, code);
      PlainResult.put(result.expectedRate, year, code, expected);
      double people = result.persons(year, code);
      net.put(code, people * (expected + scenario.residential().at(code, year, baseYear)));
      all += net.get(code);
      persons += people;
    }
    double kappa =
        neutral == null ? (nation.netMigration(year) - all) / persons : neutral.kappa.get(year);
    result.kappa.put(year, kappa);
    net.replaceAll(
        (code, count) ->
            Math.min(
                count + kappa * result.persons(year, code),
                scenario.caps().getOrDefault(code, Double.POSITIVE_INFINITY)));
    return net;
  }

  private double expectedExcess(int year, String code) {
    return effect("(Intercept)", 1)
        + effect("vra", result.vra.get(year).getOrDefault(code, 0.0))
        + effect("vra_1", vra(year - 1, code))
        + effect("vra_2", vra(year - 2, code))
        + effect("centrality_jobs", centrality(year, code))
        + effect("ds", result.supply.get(year).get(code));
  }

  private double vra(int year, String code) {
    return result.vra.getOrDefault(year, Map.of()).getOrDefault(code, 0.0);
  }

  /** Where it is not known, that at which the term does nothing. */
  private double centrality(int year, String code) {
    Term term = inputs.coefficients().get("centrality_jobs");
    double centrality = inputs.centrality().getOrDefault(code, term == null ? 0 : term.center());
    for (PlainScenario.CentralityChange change : scenario.centrality()) {
      if (change.municipality().equals(code) && year >= change.fromYear()) {
        centrality += change.change();
      }
    }
    return centrality;
  }

  private double effect(String name, double value) {
    Term term = inputs.coefficients().get(name);
    return term == null ? 0 : term.estimate() * (value - term.center());
  }

  /** Step 5: who is alive at the year's end, by the age at its beginning; the newborn not yet. */
  private Map<String, double[]> deaths(int year, Map<String, double[]> moving) {
    Map<String, double[]> there = new HashMap<>();
    Map<String, double[]> rates = new HashMap<>();
    for (String code : inputs.municipalities()) {
      double[] people = PlainCells.exposed(people(year, code), 0);
      double[] net = moving.get(code);
      double[] present = new double[PlainCells.MOVING];
      double[] dying = new double[PlainCells.MOVING];
      for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
        for (int age = 0; age <= PlainCells.OLDEST; age++) {
          int cell = PlainCells.moving(sex, age);
          present[cell] = Math.max(0, people[cell] + net[cell]);
          dying[cell] =
              inputs.death().get(year)[PlainCells.stock(sex, age)]
                  * inputs.mortalityRatio().getOrDefault(code, 1.0)
                  * (people[cell] + net[cell] / 2);
        }
      }
      there.put(code, present);
      rates.put(code, dying);
    }
    double lambda =
        neutral == null ? lambda(there, rates, nation.deaths(year)) : neutral.lambda.get(year);
    result.lambda.put(year, lambda);
    there.forEach(
        (code, present) -> {
          double dead = 0;
          for (int cell = 0; cell < present.length; cell++) {
            double dying = Math.min(lambda * rates.get(code)[cell], present[cell]);
            dead += dying;
            present[cell] -= dying;
          }
          PlainResult.put(result.deaths, year, code, dead);
        });
    return there;
  }

  /**
   * The factor with which the deaths come to the nation's. Their sum is concave in it, so that
   * Newton's steps from 0 come up to it and end when no further cell is emptied.
   */
  private static double lambda(
      Map<String, double[]> there, Map<String, double[]> rates, double deaths) {
    double lambda = 0;
    double slopeBefore = 0;
    while (true) {
      double rest = deaths;
      double slope = 0;
      for (Map.Entry<String, double[]> place : there.entrySet()) {
        double[] dying = rates.get(place.getKey());
        for (int cell = 0; cell < dying.length; cell++) {
          double present = place.getValue()[cell];
          rest -= Math.min(lambda * dying[cell], present);
          slope += lambda * dying[cell] < present ? dying[cell] : 0;
        }
      }
      if (slope == 0) {
        return lambda;
      }
      lambda += rest / slope;
      if (slope == slopeBefore) {
        return lambda;
      }
      slopeBefore = slope;
    }
  }

  /** Births by municipality and sex. */
  private Map<String, double[]> births(int year, Map<String, double[]> alive) {
    double[] fertility = inputs.fertility().get(year);
    Map<String, Double> raw = new HashMap<>();
    double all = 0;
    for (String code : inputs.municipalities()) {
      double before = PlainCells.births(fertility, people(year, code));
      double after = PlainCells.births(fertility, PlainCells.aged(alive.get(code)));
      raw.put(code, fertilityRatio(code) * (before + after) / 2);
      all += raw.get(code);
    }
    double own = all == 0 ? 1 : nation.births(year) / all;
    double factor = neutral == null ? own : neutral.birthFactor.get(year);
    result.birthFactor.put(year, factor);
    Map<String, double[]> births = new HashMap<>();
    raw.forEach(
        (code, expected) -> {
          double born = expected * factor;
          PlainResult.put(result.births, year, code, born);
          births.put(
              code,
              new double[] {
                born * PlainCells.birthShare(PlainCells.MEN),
                born * PlainCells.birthShare(PlainCells.WOMEN)
              });
        });
    return births;
  }

  /** Step 6. */
  private void meetFrame(int year, Map<String, double[]> expected, Map<String, double[]> born) {
    List<String> codes = inputs.municipalities();
    double[][] before = new double[codes.size()][];
    double[][] weights = new double[codes.size()][];
    double[] totals = new double[codes.size()];
    double[] persons = new double[codes.size()];
    for (int unit = 0; unit < codes.size(); unit++) {
      String code = codes.get(unit);
      before[unit] = expected.get(code);
      totals[unit] = PlainCells.sum(before[unit]);
      persons[unit] = result.persons(year, code);
      double[] moving = PlainCells.exposed(people(year, code), 0);
      for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
        moving[PlainCells.moving(sex, PlainCells.NEWBORN)] = born.get(code)[sex];
      }
      weights[unit] = PlainCells.aged(moving);
    }
    double[] cells = nation.people(year + 1).clone();
    double ratio = PlainCells.sum(totals) / PlainCells.sum(cells);
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] *= ratio;
    }
    Set<Integer> even =
        neutral == null ? evenCells(before, weights, cells) : neutral.evenCells.get(year);
    result.evenCells.put(year, even);
    for (int cell : even) {
      for (int unit = 0; unit < weights.length; unit++) {
        weights[unit][cell] = persons[unit];
      }
    }
    for (int cell = 0; cell < cells.length; cell++) {
      for (int unit = 0; cells[cell] == 0 && unit < weights.length; unit++) {
        // Where the frame has nobody there is nobody, and nobody is moved.
        before[unit][cell] = 0;
        weights[unit][cell] = 0;
      }
    }
    PlainFrameFit fit =
        neutral == null
            ? PlainFrameFit.alternating(before, weights, totals, cells).centered(persons)
            : PlainFrameFit.frozen(before, weights, totals, neutral.rho.get(year));
    result.rho.put(year, fit.rho());
    result.gap.put(year, fit.gap());
    Map<String, double[]> after = new HashMap<>();
    for (int unit = 0; unit < codes.size(); unit++) {
      after.put(codes.get(unit), fit.people()[unit]);
      PlainResult.put(result.theta, year, codes.get(unit), fit.theta()[unit]);
    }
    result.people.put(year + 1, after);
  }

  /**
   * The cells that nobody can come to by ageing, or that must be emptier than those leave them who
   * have come where nobody was before: they move in proportion to all persons.
   */
  private static Set<Integer> evenCells(double[][] before, double[][] weights, double[] cells) {
    Set<Integer> even = new TreeSet<>();
    for (int cell = 0; cell < cells.length; cell++) {
      double weight = 0;
      double immovable = 0;
      for (int unit = 0; unit < weights.length; unit++) {
        weight += weights[unit][cell];
        immovable += weights[unit][cell] == 0 ? Math.max(0, before[unit][cell]) : 0;
      }
      if (weight <= NOBODY || immovable > cells[cell]) {
        even.add(cell);
      }
    }
    return even;
  }

  private double[] people(int year, String code) {
    return result.people.get(year).get(code);
  }

  private double jobs(int year, String code) {
    return result.jobs.get(year).get(code).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private double fertilityRatio(String code) {
    return inputs.fertilityRatio().getOrDefault(code, 1.0);
  }
}
