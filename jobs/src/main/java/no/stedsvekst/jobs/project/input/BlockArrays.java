package no.stedsvekst.jobs.project.input;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.scenario.Cohorts;

/**
 * The facts of some places, put into arrays as they come; those that are not known are 0, but the
 * people of the past, the index of jobs, and what dwellings are reckoned from, which are then not
 * numbers.
 */
final class BlockArrays implements Serializable {
  private static final long serialVersionUID = 1;

  /** How many numbers there are of a kind. */
  record Shape(int industries, int window, int residualYears) implements Serializable {
    int cells(Fact fact) {
      return switch (fact) {
        case PEOPLE -> Cohorts.CELLS;
        case PAST -> window + 1;
        case JOBS -> industries;
        case EMPLOYED, TREND, NATURAL -> 1;
        case SHARE, LATELY -> 0;
        case RELATIVE, STEADY, RATIO, ATTRACTIVENESS, HOUSING -> 2;
        case OUT, IN, EXPOSED -> Cohorts.FLOWS;
        case RESIDUAL, SWING -> residualYears;
      };
    }
  }

  private static final Fact[] FACTS = Fact.values();

  private final int id;
  private final int first;
  private final int all;
  private final String[] codes;
  private final Shape shape;
  private final double[][] numbers = new double[Fact.COUNT][];
  private final double[] lately = new double[Cohorts.FLOWS];
  private final int[] start;
  private int[] homes = new int[1024];
  private int[] destinations = new int[1024];
  private double[] shares = new double[1024];
  private int commuters;

  BlockArrays(int id, int first, int all, List<String> codes, Shape shape) {
    this.id = id;
    this.first = first;
    this.all = all;
    this.codes = codes.toArray(String[]::new);
    this.shape = shape;
    this.start = new int[this.codes.length + 1];
    for (Fact fact : FACTS) {
      numbers[fact.number()] = new double[this.codes.length * shape.cells(fact)];
    }
    Arrays.fill(of(Fact.PAST), Double.NaN);
    Arrays.fill(of(Fact.STEADY), Double.NaN);
    Arrays.fill(of(Fact.TREND), Double.NaN);
    Arrays.fill(of(Fact.HOUSING), Double.NaN);
    Arrays.fill(of(Fact.NATURAL), Double.NaN);
    Arrays.fill(of(Fact.RATIO), 1);
  }

  /** Takes a fact in. */
  void add(int place, int fact, int cell, double value) {
    int here = place - first;
    if (fact == Fact.LATELY.number()) {
      lately[cell] += value;
      return;
    }
    if (fact != Fact.SHARE.number()) {
      numbers[fact][here * shape.cells(FACTS[fact]) + cell] = value;
      return;
    }
    if (commuters == homes.length) {
      homes = Arrays.copyOf(homes, 2 * commuters);
      destinations = Arrays.copyOf(destinations, 2 * commuters);
      shares = Arrays.copyOf(shares, 2 * commuters);
    }
    homes[commuters] = here;
    destinations[commuters] = cell;
    shares[commuters] = value;
    commuters++;
  }

  /** Puts the destinations of each place together, once all facts are in. */
  BlockArrays sorted() {
    for (int index = 0; index < commuters; index++) {
      start[homes[index] + 1]++;
    }
    for (int place = 0; place < codes.length; place++) {
      start[place + 1] += start[place];
    }
    int[] next = start.clone();
    int[] sortedDestinations = new int[commuters];
    double[] sortedShares = new double[commuters];
    for (int index = 0; index < commuters; index++) {
      int at = next[homes[index]]++;
      sortedDestinations[at] = destinations[index];
      sortedShares[at] = shares[index];
    }
    homes = new int[0];
    destinations = sortedDestinations;
    shares = sortedShares;
    return this;
  }

  private double[] of(Fact fact) {
    return numbers[fact.number()];
  }

  /**
   * Sums over its places: out, in and exposed by cohort; people by cell; jobs by industry; the step
   * of the trend and the people of places that know it; net migrants of the last ten years by
   * cohort; then of each year before, people of it and of the year after it, of places that know
   * both.
   */
  double[][] sums() {
    double[][] sums = new double[NationalSums.BEFORE_PAST + shape.window()][];
    sums[0] = added(Fact.OUT);
    sums[1] = added(Fact.IN);
    sums[2] = added(Fact.EXPOSED);
    sums[3] = added(Fact.PEOPLE);
    sums[4] = added(Fact.JOBS);
    sums[5] = trend();
    sums[6] = lately.clone();
    System.arraycopy(past(), 0, sums, NationalSums.BEFORE_PAST, shape.window());
    return sums;
  }

  private double[] added(Fact fact) {
    double[] values = of(fact);
    double[] sums = new double[shape.cells(fact)];
    for (int index = 0; index < values.length; index++) {
      sums[index % sums.length] += values[index];
    }
    return sums;
  }

  private double[] trend() {
    double[] sums = new double[2];
    for (int place = 0; place < codes.length; place++) {
      double step = of(Fact.TREND)[place];
      if (!Double.isNaN(step)) {
        sums[0] += step;
        sums[1] += PlaceBlock.people(of(Fact.PEOPLE), place);
      }
    }
    return sums;
  }

  private double[][] past() {
    double[][] sums = new double[shape.window()][2];
    for (int place = 0; place < codes.length; place++) {
      for (int lag = 0; lag < shape.window(); lag++) {
        double after = of(Fact.PAST)[place * (shape.window() + 1) + lag];
        double before = of(Fact.PAST)[place * (shape.window() + 1) + lag + 1];
        if (!Double.isNaN(after) && !Double.isNaN(before)) {
          sums[lag][0] += before;
          sums[lag][1] += after;
        }
      }
    }
    return sums;
  }

  /**
   * The block as the years want it.
   *
   * @param nation out, in and exposed by cohort of all places
   * @param employment share who work by cell
   * @param model tells how migrants are spread, and the index of places without one
   */
  PlaceBlock block(double[][] nation, double[] employment, ModelCoefficients model) {
    double[] employed = of(Fact.EMPLOYED).clone();
    double[] steady = of(Fact.STEADY).clone();
    double[] trend = of(Fact.TREND).clone();
    double[] leaving = new double[codes.length * Cohorts.FLOWS];
    double[] coming = new double[model.isGross() ? leaving.length : 0];
    Profiles profiles = new Profiles(nation, of(Fact.OUT), of(Fact.IN), of(Fact.EXPOSED));
    for (int place = 0; place < codes.length; place++) {
      double expected = 0;
      for (int cell = 0; cell < Cohorts.CELLS; cell++) {
        expected += employment[cell] * of(Fact.PEOPLE)[place * Cohorts.CELLS + cell];
      }
      employed[place] = expected == 0 ? 0 : employed[place] / expected;
      double people = PlaceBlock.people(of(Fact.PEOPLE), place);
      trend[place] = people == 0 ? Double.NaN : trend[place] / people;
      steady[2 * place] = Double.isNaN(steady[2 * place]) ? 0 : steady[2 * place];
      steady[2 * place + 1] =
          Double.isNaN(steady[2 * place + 1]) ? model.center() : steady[2 * place + 1];
      if (model.isGross()) {
        profiles.gross(place, leaving, coming);
      } else {
        profiles.net(place, leaving);
      }
    }
    return new PlaceBlock(
        id,
        first,
        all,
        codes,
        start,
        destinations,
        shares,
        employed,
        steady,
        of(Fact.RATIO),
        of(Fact.ATTRACTIVENESS),
        leaving,
        coming,
        of(Fact.RESIDUAL),
        of(Fact.SWING),
        trend,
        of(Fact.HOUSING));
  }

  /**
   * Where its places stand on the jump-off.
   *
   * @param growth of the nation's people in the years before, last first
   */
  BlockState state(double[] growth) {
    int window = shape.window();
    double[] beyond = new double[codes.length * window];
    for (int place = 0; place < codes.length; place++) {
      for (int lag = 0; lag < window; lag++) {
        double after = of(Fact.PAST)[place * (window + 1) + lag];
        double before = of(Fact.PAST)[place * (window + 1) + lag + 1];
        beyond[place * window + lag] = after / before - 1 - growth[lag];
      }
      // Without all of these years nothing is said to follow from them.
      for (int lag = 0; lag < window; lag++) {
        if (!Double.isFinite(beyond[place * window + lag])) {
          Arrays.fill(beyond, place * window, (place + 1) * window, 0);
        }
      }
    }
    return new BlockState(
        of(Fact.PEOPLE), of(Fact.JOBS), of(Fact.RELATIVE), beyond, of(Fact.NATURAL));
  }
}
