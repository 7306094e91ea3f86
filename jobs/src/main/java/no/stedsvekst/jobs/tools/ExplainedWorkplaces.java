package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.indicator.IndustryStructure;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.OneSidedness;
import no.stedsvekst.jobs.indicate.Workplaces;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.ReachTables;

/** B1, B2. What shipped indicators are made of and no expression can name. */
final class ExplainedWorkplaces {
  private final PlaceNumbers numbers;

  ExplainedWorkplaces(PlaceNumbers numbers) {
    this.numbers = numbers;
  }

  FoundMeasure of(String measure, int year) {
    return switch (measure) {
      case OneSidedness.HHI -> oneSidedness(year, false);
      case OneSidedness.KRUGMAN -> oneSidedness(year, true);
      case Workplaces.FROM_100 -> sizes(year, 100);
      case Workplaces.FROM_250 -> sizes(year, 250);
      case Workplaces.LARGEST -> largest(year);
      case Workplaces.IN_NODES -> inNodes(year);
      default -> throw new IllegalStateException(measure);
    };
  }

  /** Over industries: squares of shares, or how far they are from the nation's. */
  private FoundMeasure oneSidedness(int year, boolean isBesideNation) {
    Map<String, Double> here = new TreeMap<>();
    Map<String, Double> nation = new TreeMap<>();
    numbers
        .tables()
        .read(SilverTables.JOBS)
        .where("year", year)
        .select("municipality", "industry", "jobs")
        .forEach(
            row -> {
              if (!row.text("industry").equals("total")) {
                nation.merge(row.text("industry"), row.number("jobs"), Double::sum);
                if (row.text("municipality").equals(numbers.place())) {
                  here.merge(row.text("industry"), row.number("jobs"), Double::sum);
                }
              }
              return true;
            });
    double all = here.values().stream().mapToDouble(Double::doubleValue).sum();
    double allOfNation = nation.values().stream().mapToDouble(Double::doubleValue).sum();
    String from =
        isBesideNation
            ? "Σ |share − the nation's| over industries of silver.jobs"
            : "Σ share² over industries of silver.jobs";
    if (all <= 0) {
      return FoundMeasure.none(from);
    }
    double sum = 0;
    for (Map.Entry<String, Double> industry : nation.entrySet()) {
      double jobs = here.getOrDefault(industry.getKey(), 0.0);
      sum +=
          isBesideNation
              ? IndustryStructure.distance(
                  Ratio.of(jobs, all, 1.0), Ratio.of(industry.getValue(), allOfNation, 1.0))
              : IndustryStructure.concentration(jobs, all);
    }
    return FoundMeasure.of(sum, from);
  }

  private FoundMeasure sizes(int year, int least) {
    return FoundMeasure.sum(
        numbers.rows(SilverTables.of(PlaceOfWorkTables.ESTABLISHMENT_SIZE), year),
        "jobs",
        row -> row.integer("size_min") >= least,
        "Σ silver.establishment_size from " + least);
  }

  /** On the 1 January after the fourth quarter. */
  private FoundMeasure largest(int year) {
    return new FoundMeasure(
        numbers.rows(SilverTables.of(PlaceOfWorkTables.ESTABLISHMENT), year + 1).stream()
            .filter(row -> row.get("jobs") != null)
            .mapToDouble(row -> row.number("jobs"))
            .max(),
        "the largest of silver.establishment on 1 January after");
  }

  private FoundMeasure inNodes(int year) {
    List<PlainRow> areas = numbers.rows(SilverTables.of(ReachTables.SMALL_AREA), year + 1);
    boolean isKnown = areas.stream().noneMatch(row -> row.isEmpty("in_node"));
    return FoundMeasure.sum(
        isKnown ? areas : List.of(),
        "jobs",
        row -> Boolean.TRUE.equals(row.get("in_node")),
        "Σ silver.small_area on 1 January after, in nodes");
  }
}
