package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.indicator.IndustryStructure;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.indicator.TermSum;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.indicate.Schemes;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.trace.CalculationTrace;

/** B1. The jobs of a group of industries: their share, and how they have grown. */
final class ExplainedGroup {
  private static final String TOTAL = "total";
  private static final String SEPARATOR = "/";
  private static final String NOTHING_BEFORE = "there were none the year before";

  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final Schemes schemes;
  private final String scheme;
  private final String group;

  private ExplainedGroup(
      PlaceNumbers numbers, ListedTrace trace, Schemes schemes, String scheme, String group) {
    this.numbers = numbers;
    this.trace = trace;
    this.schemes = schemes;
    this.scheme = scheme;
    this.group = group;
  }

  static void tell(PlaceNumbers numbers, ListedTrace trace, String name) {
    Schemes schemes = Schemes.of(numbers.tables()::readWhereThere);
    List<String> known =
        schemes.groups().entrySet().stream()
            .flatMap(each -> each.getValue().stream().map(code -> each.getKey() + SEPARATOR + code))
            .sorted()
            .toList();
    if (!known.contains(name)) {
      throw Refusals.unknownName("group of industries", name, known);
    }
    String[] parts = name.split(SEPARATOR, 2);
    new ExplainedGroup(numbers, trace, schemes, parts[0], parts[1]).tell();
  }

  private void tell() {
    int year = numbers.year();
    Map<String, double[]> now = jobs(year);
    Map<String, double[]> before = jobs(year - 1);
    double[] here = numbers.known(now, numbers.place());
    double[] nation = PlaceNumbers.sums(now);
    String from = "Σ silver.jobs of ";
    trace.landed("jobs of the group", here[0], from + year);
    trace.landed("jobs of all industries", here[1], from + year);
    trace.landed("jobs of the group in the nation", nation[0], from + year);
    trace.landed("jobs of all industries in the nation", nation[1], from + year);
    Double share = Ratio.of(here[0], here[1], 1, trace.named("share"));
    Double national = Ratio.of(nation[0], nation[1], 1, trace.named("share in the nation"));
    Double growth = null;
    Double relative = null;
    Double contribution = null;
    double[] earlier = before.get(numbers.place());
    if (earlier != null) {
      trace.landed("jobs of the group before", earlier[0], from + (year - 1));
      trace.landed("jobs of all industries before", earlier[1], from + (year - 1));
      growth = RelativeGrowth.growth(here[0], earlier[0], trace.named("growth"));
      relative = TermSum.difference(growth, ofNation(now, before), CalculationTrace.NONE);
      contribution =
          Ratio.of(
              TermSum.difference(here[0], earlier[0], CalculationTrace.NONE),
              earlier[1],
              1,
              trace.named("contribution"));
    }
    BesideTheLake beside =
        new BesideTheLake(
            trace,
            IndicateTables.INDUSTRY_STRUCTURE,
            numbers
                .ofLevel(IndicateTables.INDUSTRY_STRUCTURE, Levels.MUNICIPALITY)
                .where("year", year)
                .where("scheme", scheme)
                .where("base", "all")
                .where("group_code", group)
                .list()
                .stream()
                .findFirst());
    beside.tell("share", share, "there are no jobs");
    beside.tell(
        "location_quotient", IndustryStructure.quotient(share, national), "the nation has none");
    beside.tell("growth", growth, NOTHING_BEFORE);
    beside.tell("relative_growth", relative, NOTHING_BEFORE);
    beside.tell("contribution", contribution, NOTHING_BEFORE);
  }

  /** Of the municipalities that have both years. */
  private Double ofNation(Map<String, double[]> now, Map<String, double[]> before) {
    Map<String, double[]> both = new TreeMap<>();
    now.forEach(
        (code, jobs) -> {
          if (before.containsKey(code)) {
            both.put(code, new double[] {jobs[0], before.get(code)[0]});
          }
        });
    double[] sums = PlaceNumbers.sums(both);
    return RelativeGrowth.growth(sums[0], sums[1], trace.named("growth in the nation"));
  }

  /**
   * Jobs of the group and of all industries, by municipality; those of a total alone are left out.
   */
  private Map<String, double[]> jobs(int year) {
    Predicate<String> isIn = schemes.industries(scheme, group, year);
    Map<String, double[]> jobs = new TreeMap<>();
    numbers
        .tables()
        .read(SilverTables.JOBS)
        .where("year", year)
        .select("municipality", "industry", "jobs")
        .forEach(
            row -> {
              String industry = row.text("industry");
              if (!industry.equals(TOTAL)) {
                double[] sums =
                    jobs.computeIfAbsent(row.text("municipality"), code -> new double[2]);
                sums[0] += isIn.test(industry) ? row.number("jobs") : 0;
                sums[1] += row.number("jobs");
              }
              return true;
            });
    return jobs;
  }
}
