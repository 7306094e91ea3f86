package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import no.stedsvekst.indicator.JobIndex;
import no.stedsvekst.indicator.TermSum;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.refusal.Refusals;

/** B2. All jobs against those of a base year, beside the nation's. */
final class ExplainedJobIndex {
  private ExplainedJobIndex() {}

  static void tell(PlaceNumbers numbers, ListedTrace trace, String name) {
    PlainRows rows =
        numbers.ofLevel(IndicateTables.JOB_INDEX, Levels.MUNICIPALITY).where("sector", "all");
    List<String> known =
        rows.select("base_year").list().stream()
            .map(row -> String.valueOf(row.integer("base_year")))
            .distinct()
            .sorted()
            .toList();
    if (!known.contains(name)) {
      throw Refusals.unknownName("base year", name, known);
    }
    int base = Integer.parseInt(name);
    Map<String, double[]> both =
        PlaceNumbers.pairs(
            numbers.totals(SilverTables.JOBS, "jobs", numbers.year()),
            numbers.totals(SilverTables.JOBS, "jobs", base));
    double[] here = numbers.known(both, numbers.place());
    double[] nation = PlaceNumbers.sums(both);
    String from = "Σ silver.jobs of ";
    trace.landed("jobs", here[0], from + numbers.year());
    trace.landed("jobs of the base year", here[1], from + base);
    trace.landed("jobs of the nation", nation[0], from + numbers.year() + ", of places with both");
    trace.landed("jobs of the nation in the base year", nation[1], from + base + ", likewise");
    Double index = JobIndex.of(here[0], here[1]);
    Double national = JobIndex.of(nation[0], nation[1]);
    if (national != null) {
      trace.landed("index of the nation", national, "jobs over those of the base year");
    }
    Double relative = TermSum.difference(index, national, trace.named("relative_growth"));
    List<PlainRow> row = rows.where("base_year", base).where("year", numbers.year()).list();
    BesideTheLake beside =
        new BesideTheLake(trace, IndicateTables.JOB_INDEX, row.stream().findFirst());
    beside.tell("index", index, "there were no jobs in the base year");
    beside.tell("relative_growth", relative, "there were no jobs in the base year");
  }
}
