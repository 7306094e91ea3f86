package no.stedsvekst.jobs.tools;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;

/** The growth of jobs beyond the nation's, and what the residents meet of it. */
final class ExplainedGrowth {
  private static final String OUTSIDE = "outside";

  private final CalculationTrace paper;
  private final int year;

  ExplainedGrowth(CalculationTrace paper) {
    this.paper = paper;
    this.year = paper.year();
  }

  double relativeGrowth() {
    Map<String, double[]> jobs = jobs();
    double[] here = paper.known(jobs, paper.place());
    paper.say("jobs", "silver.jobs, fourth quarter of " + year, here[0]);
    paper.say("jobs before", "silver.jobs, fourth quarter of " + (year - 1), here[1]);
    double nation = nationalGrowth(jobs);
    return here[1] == 0 ? 0 : grown(here) - nation;
  }

  double vra() {
    Map<String, double[]> jobs = jobs();
    double nation = nationalGrowth(jobs);
    PlainRows commuting = paper.tables().read(SilverTables.COMMUTING);
    int shareYear = paper.tables().shareYear(year, commuting);
    double employed =
        paper.one(
            paper.tables().read(SilverTables.EMPLOYMENT),
            "municipality",
            shareYear,
            "employed_residents");
    paper.say("employed residents", "silver.employment of " + shareYear, employed);
    // As many as there are places to which people of this one commute.
    List<PlainRow> flows =
        commuting
            .select("work", "employed")
            .where("year", shareYear)
            .where("home", paper.place())
            .list()
            .stream()
            .sorted(
                Comparator.<PlainRow>comparingDouble(row -> -row.number("employed"))
                    .thenComparing(row -> row.text("work")))
            .toList();
    double sum = 0;
    for (PlainRow flow : flows) {
      String work = flow.text("work");
      double going = flow.number("employed");
      if (work.equals(OUTSIDE)) {
        paper.say(work, "%.0f work off the map".formatted(going), 0);
        continue;
      }
      double[] there = paper.known(jobs, work);
      if (there[1] == 0) {
        paper.say(work, "%.0f work where there were no jobs before".formatted(going), 0);
      } else {
        double effect = going / employed * (grown(there) - nation);
        sum += effect;
        paper.say(
            work,
            "%.0f / %.0f × (%.0f / %.0f − 1 − %.6f)"
                .formatted(going, employed, there[0], there[1], nation),
            effect);
      }
    }
    return sum;
  }

  private double nationalGrowth(Map<String, double[]> jobs) {
    double[] nation = CalculationTrace.sums(jobs);
    double growth = grown(nation);
    paper.say("jobs of the nation", "Σ silver.jobs of " + year, nation[0]);
    paper.say("jobs of the nation before", "Σ silver.jobs of " + (year - 1), nation[1]);
    paper.say("growth of the nation", "jobs / jobs before − 1", growth);
    return growth;
  }

  /** Now and before, where jobs are known in both years. */
  private Map<String, double[]> jobs() {
    return CalculationTrace.pairs(
        paper.totals(SilverTables.JOBS, "jobs", year),
        paper.totals(SilverTables.JOBS, "jobs", year - 1));
  }

  private static double grown(double[] jobs) {
    return jobs[0] / jobs[1] - 1;
  }
}
