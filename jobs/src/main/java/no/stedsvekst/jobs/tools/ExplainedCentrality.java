package no.stedsvekst.jobs.tools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.access.CentralityIndex;
import no.stedsvekst.access.MeanReach;
import no.stedsvekst.access.Reach;
import no.stedsvekst.jobs.access.AccessTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.trace.CalculationTrace;

/** The index of jobs within reach, from travel times, with the decay that was chosen. */
final class ExplainedCentrality {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;

  ExplainedCentrality(PlaceNumbers numbers, ListedTrace trace) {
    this.numbers = numbers;
    this.trace = trace;
  }

  double ofJobs() {
    PlainRow fit =
        numbers.tables().ofPreset(AccessTables.CENTRALITY_FIT).where("part", "jobs").list().stream()
            .filter(row -> Boolean.TRUE.equals(row.get("chosen")))
            .findFirst()
            .orElseThrow(() -> Refusals.noSlice(AccessTables.CENTRALITY_FIT.fullName(), "chosen"));
    double beta = fit.number("beta");
    double gamma = fit.number("gamma");
    trace.landed("decay a minute", beta, "as in gold.centrality_fit");
    trace.landed("exponent", gamma, "as in gold.centrality_fit");
    List<PlainRow> areas = areas();
    Map<String, Double> sums = sums(areas, beta);
    Map<String, MeanReach> means = new TreeMap<>();
    for (PlainRow area : areas) {
      String municipality = area.text("municipality");
      boolean isHere = municipality.equals(numbers.place());
      means
          .computeIfAbsent(
              municipality, code -> new MeanReach(gamma, isHere ? trace : CalculationTrace.NONE))
          .add(area.text("area"), area.number("population"), sums.get(area.text("area")));
    }
    Map<String, Double> reached = new TreeMap<>();
    means.forEach((municipality, mean) -> reached.put(municipality, mean.mean()));
    double highest =
        reached.values().stream()
            .filter(mean -> !mean.isNaN())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    trace.landed("highest mean", highest, "of all municipalities");
    return CentralityIndex.of(
        numbers.known("small areas", reached.get(numbers.place())), highest, trace);
  }

  private List<PlainRow> areas() {
    PlainRows rows = numbers.tables().read(SilverTables.of(ReachTables.SMALL_AREA));
    List<Integer> years = PresetTables.yearsOf(rows);
    return rows.where("year", years.get(years.size() - 1)).list();
  }

  /** What counts within reach of each area: one pass over the travel times. */
  private Map<String, Double> sums(List<PlainRow> areas, double beta) {
    Map<String, Double> jobs = new HashMap<>();
    areas.forEach(area -> jobs.merge(area.text("area"), area.number("jobs"), Double::sum));
    Map<String, Double> sums = new HashMap<>();
    Set<String> withOwn = new HashSet<>();
    numbers
        .tables()
        .read(SilverTables.of(ReachTables.TRAVEL_TIME))
        .where("network", ReachTables.BASE)
        .select("from_area", "to_area", "minutes")
        .forEach(
            row -> {
              String from = row.text("from_area");
              String to = row.text("to_area");
              if (from.equals(to)) {
                withOwn.add(from);
              }
              sums.merge(
                  from,
                  Reach.counted(jobs.getOrDefault(to, 0.0), beta, row.number("minutes")),
                  Double::sum);
              return true;
            });
    jobs.forEach(
        (area, here) ->
            sums.merge(
                area,
                withOwn.contains(area) ? 0 : Reach.counted(here, beta, Reach.OWN_MINUTES),
                Double::sum));
    return sums;
  }
}
