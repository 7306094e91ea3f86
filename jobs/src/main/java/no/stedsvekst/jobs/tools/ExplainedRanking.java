package no.stedsvekst.jobs.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.indicator.CompositeScale;
import no.stedsvekst.indicator.CompositeScore;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.Definition;
import no.stedsvekst.jobs.indicate.Definitions;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.indicate.Schemes;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.refusal.Refusals;

/** B4. A place in a ranking: its indicators on their scales, its areas, and all of them. */
final class ExplainedRanking {
  private static final String TOTAL = "total";

  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final List<PlainRow> scheme;
  private final Definitions definitions;

  private ExplainedRanking(
      PlaceNumbers numbers, ListedTrace trace, List<PlainRow> scheme, Definitions definitions) {
    this.numbers = numbers;
    this.trace = trace;
    this.scheme = scheme;
    this.definitions = definitions;
  }

  static void tell(PlaceNumbers numbers, ListedTrace trace, String name) {
    PlainRows all = numbers.tables().read(SilverTables.of(IndicatorTables.RANKING));
    List<String> known =
        all.select("scheme").list().stream().map(row -> row.text("scheme")).distinct().toList();
    if (!known.contains(name)) {
      throw Refusals.unknownName("ranking", name, known);
    }
    Schemes schemes = Schemes.of(numbers.tables()::readWhereThere);
    new ExplainedRanking(
            numbers,
            trace,
            all.where("scheme", name).list(),
            Definitions.of(numbers.tables()::readWhereThere, schemes))
        .tell(name);
  }

  /** The newest edition whose newest figures are of the year. */
  private int edition(String name) {
    Map<Integer, Integer> newest = new TreeMap<>();
    scheme.forEach(
        row -> newest.merge(row.integer("edition"), row.integer("data_year"), Math::max));
    return newest.entrySet().stream()
        .filter(each -> each.getValue() == numbers.year())
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElseThrow(
            () ->
                Refusals.unknownName(
                    "edition of %s with figures of".formatted(name),
                    String.valueOf(numbers.year()),
                    newest.values().stream().map(String::valueOf).distinct().toList()));
  }

  private void tell(String name) {
    int edition = edition(name);
    List<PlainRow> parts =
        scheme.stream()
            .filter(row -> row.integer("edition") == edition)
            .sorted(
                Comparator.<PlainRow, String>comparing(row -> row.text("area"))
                    .thenComparing(row -> row.text("indicator")))
            .toList();
    List<String> areas = parts.stream().map(row -> row.text("area")).distinct().toList();
    double[][] scaled = new double[parts.size()][1];
    int[] areaOf = new int[parts.size()];
    double[] weights = new double[parts.size()];
    double[] areaWeights = new double[areas.size()];
    for (int index = 0; index < scaled.length; index++) {
      PlainRow part = parts.get(index);
      areaOf[index] = areas.indexOf(part.text("area"));
      weights[index] = weight(part, "weight");
      areaWeights[areaOf[index]] = weight(part, "area_weight");
      scaled[index][0] = scaled(part);
    }
    trace.landed("edition", edition, "the newest with figures of " + numbers.year());
    double[][] scores = new CompositeScore(scaled, areaOf, weights).ofAreas(weights);
    for (int area = 0; area < areaWeights.length; area++) {
      tell(name, edition, areas.get(area), scores[area][0]);
      trace.landed("weight of " + areas.get(area), areaWeights[area], "silver.ranking, or 1");
    }
    tell(name, edition, TOTAL, CompositeScore.total(scores, areaWeights)[0]);
  }

  private static double weight(PlainRow part, String column) {
    return part.isEmpty(column) ? 1 : part.number(column);
  }

  /** An indicator of the place, signed so that higher is better, among all units and data years. */
  private double scaled(PlainRow part) {
    String indicator = part.text("indicator");
    boolean isUp = isUp(part);
    Set<Integer> years = new LinkedHashSet<>();
    scheme.stream()
        .filter(row -> row.text("indicator").equals(indicator) && isUp(row) == isUp)
        .forEach(row -> years.add(row.integer("data_year")));
    List<Double> pool = new ArrayList<>();
    Map<String, Double> here = new LinkedHashMap<>();
    numbers
        .tables()
        .ofPreset(IndicateTables.INDICATOR_VALUE)
        .where("level", Levels.MUNICIPALITY)
        .where("indicator", indicator)
        .where("year", years.toArray())
        .select("unit", "year", "value")
        .forEach(
            row -> {
              if (!row.isEmpty("value")) {
                double signed = isUp ? row.number("value") : -row.number("value");
                pool.add(signed);
                if (row.text("unit").equals(numbers.place())
                    && row.integer("year") == part.integer("data_year")) {
                  here.put(indicator, signed);
                }
              }
              return true;
            });
    CompositeScale scale =
        CompositeScale.of(pool.stream().mapToDouble(Double::doubleValue).toArray());
    if (here.isEmpty()) {
      trace.absent(indicator, "no value in gold.indicator_value");
      return Double.NaN;
    }
    double signed = here.get(indicator);
    String what = "%s of %d".formatted(indicator, part.integer("data_year"));
    trace.landed(what, isUp ? signed : -signed, "gold.indicator_value, better is " + way(isUp));
    trace.landed(what + ", 1 % point", scale.low(), "of %d values, signed".formatted(pool.size()));
    trace.landed(
        what + ", 99 % point", scale.high(), "of %d values, signed".formatted(pool.size()));
    double points = scale.of(signed);
    trace.landed(
        what + ", on the scale",
        points,
        "weight %s of %s".formatted(weight(part, "weight"), part.text("area")));
    return points;
  }

  private boolean isUp(PlainRow part) {
    return part.isEmpty("direction")
        ? definitions.named(part.text("indicator")).map(Definition::isUp).orElse(true)
        : part.text("direction").equals("up");
  }

  private static String way(boolean isUp) {
    return isUp ? "more" : "less";
  }

  private void tell(String name, int edition, String area, double score) {
    Optional<PlainRow> row =
        numbers
            .ofLevel(IndicateTables.RANKING, Levels.MUNICIPALITY)
            .where("scheme", name)
            .where("edition", edition)
            .where("area", area)
            .list()
            .stream()
            .findFirst();
    new BesideTheLake(trace, IndicateTables.RANKING, row)
        .tell(
            "score of " + area, "score", Double.isNaN(score) ? null : score, "too little is known");
    row.filter(known -> !known.isEmpty("rank"))
        .ifPresent(
            known ->
                trace.landed(
                    "rank of " + area,
                    known.integer("rank"),
                    "as in " + IndicateTables.RANKING.fullName()));
  }
}
