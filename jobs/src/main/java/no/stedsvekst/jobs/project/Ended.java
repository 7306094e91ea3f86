package no.stedsvekst.jobs.project;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.FrameFit;

/**
 * What a year has brought to the places of a block in one scenario.
 *
 * @param standing where they stand when it has ended
 * @param births by place
 * @param deaths by place
 * @param net migration by place
 * @param expected part of it by place
 * @param attractiveness part of it by place
 * @param shift θ by place
 */
record Ended(
    Standing standing,
    double[] births,
    double[] deaths,
    double[] net,
    double[] expected,
    double[] attractiveness,
    double[] shift)
    implements Serializable {

  /** Every scenario's end of a year. */
  static Ended[] of(Lived lived, YearContext context, List<Closures> closures) {
    Ended[] ends = new Ended[closures.size()];
    for (int scenario = 0; scenario < ends.length; scenario++) {
      ends[scenario] = of(lived, scenario, context.model().window(), closures.get(scenario));
    }
    return ends;
  }

  private static Ended of(Lived lived, int scenario, int window, Closures closures) {
    Expected expected = lived.moved().before();
    Standing before = expected.grown().worked().standing()[scenario];
    int places = lived.births()[scenario].length;
    double[] people = new double[places * Cohorts.CELLS];
    double[] relative = new double[places * 2];
    double[] growth = new double[places * window];
    double[] shift = new double[places];
    FrameFit fit = new FrameFit();
    for (int place = 0; place < places; place++) {
      shift[place] = lived.fit(fit, scenario, place, closures, people, place * Cohorts.CELLS);
      relative[2 * place] = expected.relative()[scenario][place];
      relative[2 * place + 1] = before.relative()[2 * place];
      double was = PlaceBlock.people(before.people(), place);
      double is = PlaceBlock.people(people, place);
      growth[place * window] = was == 0 ? 0 : is / was - 1 - closures.growth;
      System.arraycopy(before.growth(), place * window, growth, place * window + 1, window - 1);
    }
    return new Ended(
        new Standing(people, expected.grown().jobs()[scenario], relative, growth),
        lived.births()[scenario],
        lived.deaths()[scenario],
        lived.moved().net()[scenario],
        expected.expected()[scenario],
        expected.attractiveness()[scenario],
        shift);
  }

  /** The standings alone, with which the next year begins. */
  static Standing[] standings(Ended[] ends) {
    return Arrays.stream(ends).map(Ended::standing).toArray(Standing[]::new);
  }
}
