package no.stedsvekst.synthetic.files;

import java.util.List;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;

/**
 * A plan that wants something of an indicator which changes by as much every year, and a ranking of
 * what shows, more or less, how good a place is.
 */
public final class PlanFiles {
  private static final String PLAN = "quiet_towns";
  private static final String NOISE = "noise";
  private static final String RANKING = "good_life";

  /** How many years after the last the plan ends. */
  private static final int AHEAD = 2;

  private static final double NOISE_OF_A_PLACE = 60;
  private static final double SPREAD = 8;
  private static final double MEASURED = 10;

  /** What shows how good a place is: its area, whether more is better, and its weight. */
  private record Sign(String name, String area, boolean isUp, double weight) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign("greenery", "nature", true, 2),
          new Sign("litter", "nature", false, 1),
          new Sign("neighbours", "people", true, 1),
          new Sign("queues", "people", false, 1));

  private final Parameters parameters;
  private final LandingFiles files;

  public PlanFiles(Parameters parameters, LandingFiles files) {
    this.parameters = parameters;
    this.files = files;
  }

  /** Writes them. */
  public void write() {
    indicators();
    ranking();
    List<Codes.Unit> units =
        new Codes(parameters)
            .units(0, parameters.endOf(parameters.blocks() - 1)).stream()
                .filter(unit -> unit.to() == Codes.OPEN)
                .toList();
    try (RowSink values = files.open(Table.INDICATOR_VALUE);
        RowSink targets = files.open(Table.INDICATOR_TARGET);
        RowSink truth = files.open(Table.TRUTH_PLAN)) {
      units.forEach(unit -> ofUnit(unit, values, targets, truth));
    }
  }

  private void indicators() {
    try (RowSink sink = files.open(Table.INDICATOR)) {
      indicator(sink, NOISE, "Støy", null, "dB", false);
      indicator(sink, "new_jobs", "Nye jobber", "-jobs[-1] + jobs", "jobs", true);
      for (Sign sign : SIGNS) {
        indicator(sink, sign.name(), sign.name(), null, "points", sign.isUp());
      }
      indicator(sink, "good_life_rank", "Plass", "rank:" + RANKING, "rank", false);
    }
  }

  private static void indicator(
      RowSink sink, String name, String norwegian, String numerator, String unit, boolean isUp) {
    sink.text(name)
        .text(norwegian)
        .text(name)
        .text(numerator)
        .empty()
        .empty()
        .text(unit)
        .text(isUp ? "up" : "down")
        .empty()
        .empty()
        .end();
  }

  private void ranking() {
    try (RowSink sink = files.open(Table.RANKING)) {
      for (int year = parameters.lastYear() - 1; year <= parameters.lastYear(); year++) {
        for (Sign sign : SIGNS) {
          sink.text(RANKING)
              .count(year + 1)
              .text(sign.name())
              .text(sign.area())
              .count(year)
              .empty()
              .real(sign.weight())
              .empty()
              .end();
        }
      }
    }
  }

  private void ofUnit(Codes.Unit unit, RowSink values, RowSink targets, RowSink truth) {
    HashedRandom place =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.PLAN, unit.firstPlace(), 0);
    double start = NOISE_OF_A_PLACE + rounded(SPREAD * place.normal(0));
    double slope = rounded(place.normal(1));
    // Above 0 the plan is met by what goes on as before, below 0 it is not.
    double ahead = rounded(2 * place.normal(2));
    double quality = place.normal(3);
    for (int year = parameters.firstYear(); year <= parameters.lastYear(); year++) {
      value(values, NOISE, unit, year, start + slope * (year - parameters.firstYear()));
    }
    int end = parameters.lastYear() + AHEAD;
    double target = start + slope * (end - parameters.firstYear()) + ahead;
    target(targets, NOISE, unit, "at_most", end).real(rounded(target)).real(0).end();
    target(targets, NOISE, unit, "fall", end).empty().empty().end();
    target(targets, "new_jobs", unit, "rise", end).empty().empty().end();
    truth.text(unit.code()).real(slope).real(ahead).real(quality).end();
    for (int year = parameters.lastYear() - 1; year <= parameters.lastYear(); year++) {
      HashedRandom measured =
          HashedRandom.of(parameters.seed(), HashedRandom.Throw.PLAN, unit.firstPlace(), year);
      for (int sign = 0; sign < SIGNS.size(); sign++) {
        double shown = quality + 0.4 * measured.normal(sign);
        value(
            values,
            SIGNS.get(sign).name(),
            unit,
            year,
            rounded(100 + (SIGNS.get(sign).isUp() ? MEASURED : -MEASURED) * shown));
      }
    }
  }

  private static void value(
      RowSink sink, String indicator, Codes.Unit unit, int year, double value) {
    sink.text(indicator)
        .text("municipality")
        .text(unit.code())
        .count(year)
        .real(rounded(value))
        .end();
  }

  private static RowSink target(
      RowSink sink, String indicator, Codes.Unit unit, String rule, int year) {
    return sink.text(PLAN)
        .text(indicator)
        .text("municipality")
        .text(unit.code())
        .text(rule)
        .count(year);
  }

  private static double rounded(double value) {
    return Math.rint(1000 * value) / 1000;
  }
}
