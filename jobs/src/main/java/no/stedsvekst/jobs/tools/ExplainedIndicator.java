package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.indicator.TermSum;
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

/** An indicator, down to the measures that its numerator and denominator are sums of. */
final class ExplainedIndicator {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final String name;

  private ExplainedIndicator(PlaceNumbers numbers, ListedTrace trace, String name) {
    this.numbers = numbers;
    this.trace = trace;
    this.name = name;
  }

  /** The lines, the last of them what the lake has; either may have none, and why is told. */
  static void tell(PlaceNumbers numbers, ListedTrace trace, String name) {
    new ExplainedIndicator(numbers, trace, name).tell();
  }

  private void tell() {
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
                    Refusals.unknownName(
                        "indicator",
                        name,
                        definitions.all().stream().map(Definition::name).toList()));
    if (definition.isReckoned()) {
      reckon(definition, new ExplainedMeasures(numbers, schemes));
    } else {
      Optional<PlainRow> landed =
          numbers
              .tables()
              .readWhereThere(SilverTables.of(IndicatorTables.INDICATOR_VALUE))
              .flatMap(this::ofPlace);
      tell(landed.map(row -> row.number("value")), "as landed", "no value was landed");
    }
    Optional<PlainRow> row = ofPlace(numbers.tables().ofPreset(IndicateTables.INDICATOR_VALUE));
    tell(
        row.filter(known -> !known.isEmpty("value")).map(known -> known.number("value")),
        "as in gold.indicator_value",
        row.map(known -> "gold.indicator_value: " + known.text("reason"))
            .orElse("not in gold.indicator_value; indicate writes what has been landed since"));
  }

  private void tell(Optional<Double> value, String where, String whyNone) {
    value.ifPresentOrElse(
        number -> trace.landed(name, number, where), () -> trace.absent(name, whyNone));
  }

  private void reckon(Definition definition, ExplainedMeasures measures) {
    List<Definitions.Term> terms = Definitions.terms(definition);
    double numerator = sum(measures, terms, Definitions.NUMERATOR);
    boolean isRatio = terms.stream().anyMatch(term -> term.part().equals(Definitions.DENOMINATOR));
    double denominator = isRatio ? sum(measures, terms, Definitions.DENOMINATOR) : 1;
    tell(
        Optional.ofNullable(
            Ratio.of(numerator, denominator, definition.scale(), trace.named(name))),
        "as reckoned here",
        "the denominator is not above 0");
  }

  private Optional<PlainRow> ofPlace(PlainRows rows) {
    return rows
        .where("indicator", name)
        .where("level", Levels.MUNICIPALITY)
        .where("unit", numbers.place())
        .where("year", numbers.year())
        .list()
        .stream()
        .findFirst();
  }

  private double sum(ExplainedMeasures measures, List<Definitions.Term> terms, String part) {
    TermSum sum = new TermSum();
    for (Definitions.Term term : terms) {
      if (term.part().equals(part)) {
        int year = numbers.year() + term.offset();
        String what = label(term.measure()) + " in " + year;
        FoundMeasure found = measures.of(term.measure(), year);
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
