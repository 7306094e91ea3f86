package no.stedsvekst.jobs.tools;

import java.util.List;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.indicator.TermSum;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.indicate.Definition;
import no.stedsvekst.jobs.indicate.Definitions;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.indicate.Schemes;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.refusal.Refusals;

/** An indicator, down to the measures that its numerator and denominator are sums of. */
final class ExplainedIndicator {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final String name;

  ExplainedIndicator(PlaceNumbers numbers, ListedTrace trace, String name) {
    this.numbers = numbers;
    this.trace = trace;
    this.name = name;
  }

  double value() {
    if (!numbers.tables().lake().has(IndicateTables.INDICATOR_VALUE)) {
      throw Refusals.noIndicators(numbers.tables().lake().location());
    }
    Schemes schemes = Schemes.of(numbers.tables()::readWhereThere);
    Definitions definitions = Definitions.of(numbers.tables()::readWhereThere, schemes);
    Definition definition =
        definitions
            .named(name)
            .orElseThrow(
                () ->
                    Refusals.unknownIndicator(
                        name, definitions.all().stream().map(Definition::name).toList()));
    if (!definition.isReckoned()) {
      return numbers.known(name, landed());
    }
    PlaceMeasures measures = new PlaceMeasures(numbers, schemes);
    List<Definitions.Term> terms = Definitions.terms(definition);
    double numerator = sum(measures, terms, Definitions.NUMERATOR);
    boolean isRatio = terms.stream().anyMatch(term -> term.part().equals(Definitions.DENOMINATOR));
    double denominator = isRatio ? sum(measures, terms, Definitions.DENOMINATOR) : 1;
    return numbers.known(
        name, Ratio.of(numerator, denominator, definition.scale(), trace.named(name)));
  }

  /** What was landed of it. */
  private Double landed() {
    return ofPlace(numbers.tables().read(SilverTables.of(IndicatorTables.INDICATOR_VALUE)));
  }

  /** What the lake has of it. */
  double inLake() {
    return numbers.known(name, ofPlace(numbers.tables().ofPreset(IndicateTables.INDICATOR_VALUE)));
  }

  private Double ofPlace(PlainRows rows) {
    return rows
        .where("indicator", name)
        .where("level", Levels.MUNICIPALITY)
        .where("unit", numbers.place())
        .where("year", numbers.year())
        .list()
        .stream()
        .filter(row -> !row.isEmpty("value"))
        .map(row -> row.number("value"))
        .findFirst()
        .orElse(null);
  }

  private double sum(PlaceMeasures measures, List<Definitions.Term> terms, String part) {
    TermSum sum = new TermSum();
    for (Definitions.Term term : terms) {
      if (term.part().equals(part)) {
        int year = numbers.year() + term.offset();
        String what = label(term.measure()) + " in " + year;
        PlaceMeasures.Found found = measures.of(term.measure(), year);
        if (found.value().isEmpty()) {
          throw Refusals.unknownMeasure(what, numbers.place(), found.from());
        }
        trace.landed(what, found.value().getAsDouble(), found.from());
        sum.add(term.number(), found.value().getAsDouble());
      }
    }
    return sum.value(trace.named(part));
  }

  /** What expressions cannot name has a sign before it. */
  private static String label(String measure) {
    return measure.replace("#", "").replace('_', ' ');
  }
}
