package no.stedsvekst.jobs.tools;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.indicator.TermSum;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.refusal.Refusals;

/** B5. Residents who work in an occupation, over the longest period that ends in the year. */
final class ExplainedOccupation {
  private static final String ALL = "all";

  private ExplainedOccupation() {}

  static void tell(PlaceNumbers numbers, ListedTrace trace, String name) {
    List<PlainRow> rows =
        numbers.ofLevel(IndicateTables.OCCUPATION_GROWTH, Levels.MUNICIPALITY).list();
    List<String> known =
        rows.stream().map(row -> row.text("occupation")).distinct().sorted().toList();
    if (!known.contains(name)) {
      throw Refusals.unknownName("occupation", name, known);
    }
    PlainRow row =
        rows.stream()
            .filter(each -> each.text("occupation").equals(name))
            .filter(each -> each.text("period").endsWith("-" + numbers.year()))
            .min(Comparator.comparing(each -> each.text("period")))
            .orElseThrow(
                () ->
                    Refusals.unknownName(
                        "period that ends in",
                        String.valueOf(numbers.year()),
                        rows.stream()
                            .map(each -> each.text("period"))
                            .distinct()
                            .sorted()
                            .toList()));
    int first = Integer.parseInt(row.text("period").substring(0, 4));
    double[] here = {employed(numbers, name, numbers.year()), employed(numbers, name, first)};
    double[] all = {employed(numbers, ALL, numbers.year()), employed(numbers, ALL, first)};
    String from = "Σ silver.employed_occupation of ";
    trace.landed("employed in it", here[0], from + numbers.year());
    trace.landed("employed in it at the start", here[1], from + first);
    trace.landed("employed in all", all[0], from + numbers.year());
    trace.landed("employed in all at the start", all[1], from + first);
    Double growth = RelativeGrowth.growth(here[0], here[1], trace.named("growth"));
    Double ofAll = RelativeGrowth.growth(all[0], all[1], trace.named("growth of all"));
    Double relative = TermSum.difference(growth, ofAll, trace.named("relative_growth"));
    BesideTheLake beside =
        new BesideTheLake(trace, IndicateTables.OCCUPATION_GROWTH, Optional.of(row));
    beside.tell("growth", growth, "nobody worked in it at the start");
    beside.tell("relative_growth", relative, "nobody worked in it at the start");
  }

  private static double employed(PlaceNumbers numbers, String occupation, int year) {
    return numbers.rows(SilverTables.of(PlaceOfWorkTables.EMPLOYED_OCCUPATION), year).stream()
        .filter(row -> occupation.equals(ALL) || row.text("occupation").equals(occupation))
        .mapToDouble(row -> row.number("employed"))
        .sum();
  }
}
