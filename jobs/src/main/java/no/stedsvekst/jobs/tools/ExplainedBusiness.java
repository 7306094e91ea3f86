package no.stedsvekst.jobs.tools;

import java.util.Map;
import no.stedsvekst.attractiveness.ShiftShare;
import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.settings.Preset;

/** The change of private jobs, and what nation, industries and residents leave of it. */
final class ExplainedBusiness {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final int year;
  private final Preset preset;

  ExplainedBusiness(PlaceNumbers numbers, ListedTrace trace) {
    this.numbers = numbers;
    this.trace = trace;
    this.year = numbers.year();
    this.preset = numbers.tables().preset();
  }

  double attractiveness() {
    PrivateJobs jobs = PrivateJobs.of(numbers);
    double[] nation = PlaceNumbers.sums(jobs.nation());
    trace.landed("private jobs of the nation", nation[0], "Σ silver.jobs of " + year);
    trace.landed("private jobs of the nation before", nation[1], "Σ silver.jobs of " + (year - 1));
    double growth =
        numbers.known(
            "growth of the nation",
            RelativeGrowth.growth(nation[0], nation[1], trace.named("growth of the nation")));
    ShiftShare place = new ShiftShare(growth, trace);
    jobs.here()
        .forEach(
            (industry, here) -> {
              double[] all = jobs.nation().get(industry);
              place.add(industry, jobs.isSensitive(industry), here[0], here[1], all[0], all[1]);
            });
    return place.attractiveness(growthOfResidents(), preset.populationScale());
  }

  /** Growth of the population beyond the nation's, in each of the years before. */
  private double[] growthOfResidents() {
    double[] beyond = new double[preset.populationWindow()];
    for (int lag = 1; lag <= beyond.length; lag++) {
      int january = year - lag;
      Map<String, double[]> both =
          PlaceNumbers.pairs(
              numbers.totals(SilverTables.POPULATION, "persons", january + 1),
              numbers.totals(SilverTables.POPULATION, "persons", january));
      double[] here = numbers.known(both, numbers.place());
      double[] nation = PlaceNumbers.sums(both);
      String what = "growth of residents in " + january;
      Double ofNation =
          RelativeGrowth.growth(
              nation[0], nation[1], trace.named("growth of the nation's residents in " + january));
      beyond[lag - 1] =
          numbers.known(what, RelativeGrowth.of(here[0], here[1], ofNation, trace.named(what)));
    }
    return beyond;
  }
}
