package no.stedsvekst.jobs.tools;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.stedsvekst.growth.CommutingFlows;
import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.land.LandingTables;

/** The growth of jobs beyond the nation's, and what the residents meet of it. */
final class ExplainedGrowth {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final int year;

  ExplainedGrowth(PlaceNumbers numbers, ListedTrace trace) {
    this.numbers = numbers;
    this.trace = trace;
    this.year = numbers.year();
  }

  double relativeGrowth() {
    Map<String, double[]> jobs = jobs();
    double[] here = numbers.known(jobs, numbers.place());
    trace.landed("jobs", here[0], "silver.jobs, fourth quarter of " + year);
    trace.landed("jobs before", here[1], "silver.jobs, fourth quarter of " + (year - 1));
    double nation = nationalGrowth(jobs);
    return numbers.known("relative_growth", RelativeGrowth.of(here[0], here[1], nation, trace));
  }

  double vra() {
    Map<String, double[]> jobs = jobs();
    double nation = nationalGrowth(jobs);
    PlainRows commuting = numbers.tables().read(SilverTables.COMMUTING);
    int shareYear = numbers.tables().shareYear(year, commuting);
    double employed =
        numbers.one(
            numbers.tables().read(SilverTables.EMPLOYMENT),
            "municipality",
            shareYear,
            "employed_residents");
    trace.landed("employed residents", employed, "silver.employment of " + shareYear);
    CommutingFlows vra = new CommutingFlows(numbers.place(), employed, nation, trace);
    for (PlainRow flow : flows(commuting, shareYear)) {
      String work = flow.text("work");
      double going = flow.number("employed");
      if (work.equals(LandingTables.OUTSIDE)) {
        vra.addOutside(work, going);
      } else {
        double[] there = numbers.known(jobs, work);
        vra.add(work, going, there[0], there[1]);
      }
    }
    return numbers.known("vra", vra.total());
  }

  /** As many as there are places to which people of this one commute, the largest first. */
  private List<PlainRow> flows(PlainRows commuting, int shareYear) {
    return commuting
        .select("work", "employed")
        .where("year", shareYear)
        .where("home", numbers.place())
        .list()
        .stream()
        .sorted(
            Comparator.<PlainRow>comparingDouble(row -> -row.number("employed"))
                .thenComparing(row -> row.text("work")))
        .toList();
  }

  private double nationalGrowth(Map<String, double[]> jobs) {
    double[] nation = PlaceNumbers.sums(jobs);
    trace.landed("jobs of the nation", nation[0], "Σ silver.jobs of " + year);
    trace.landed("jobs of the nation before", nation[1], "Σ silver.jobs of " + (year - 1));
    return numbers.known(
        "growth of the nation",
        RelativeGrowth.growth(nation[0], nation[1], trace.named("growth of the nation")));
  }

  /** Now and before, where jobs are known in both years. */
  private Map<String, double[]> jobs() {
    return PlaceNumbers.pairs(
        numbers.totals(SilverTables.JOBS, "jobs", year),
        numbers.totals(SilverTables.JOBS, "jobs", year - 1));
  }
}
