package no.stedsvekst.synthetic.people;

import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Shares;
import no.stedsvekst.synthetic.country.Traits;

/**
 * A year in the life of a place, in whole persons: some die, all grow older, some move, some are
 * born. Every cell adds up.
 */
public final class PeopleYear {
  /** Those aged 0 to 5 move last: the newborn are among them. */
  private static final int[] ORDER = {1, 2, 3, 4, 5, 6, 0};

  private final int[] before;
  private final int[] after = new int[Cells.COUNT];
  private final int[] arrivals = new int[Cells.COUNT];
  private final int[] departures = new int[Cells.COUNT];
  private int births;
  private int deaths;

  /** The residents on 1 January. */
  public PeopleYear(int[] before) {
    this.before = before;
  }

  /**
   * Lets the year pass.
   *
   * @param national death probabilities and fertility
   * @param wanted net migration of each age group; as much of it happens as there are people
   */
  public void live(YearRates national, Traits traits, Movers movers, Wanted wanted, Throws dice) {
    age(national, traits, dice.deaths());
    double carried = 0;
    Migration.Net nets = wanted.byGroup(after);
    for (int group : ORDER) {
      if (group == 0) {
        bear(national, traits, dice.births());
      }
      int even = (int) Math.rint(nets.even()[group]);
      double moving = nets.moving()[group] + nets.even()[group] + carried - even;
      carried = moving + even - move(group, (int) Math.rint(moving), even, movers, dice);
    }
  }

  /** Net migration of each age group, once it is known who is there. */
  @FunctionalInterface
  public interface Wanted {
    Migration.Net byGroup(int[] residents);
  }

  /** The random numbers of a place and year. */
  public record Throws(
      HashedRandom deaths, HashedRandom births, HashedRandom departures, HashedRandom arrivals) {}

  private void age(YearRates national, Traits traits, HashedRandom dice) {
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      if (before[cell] > 0) {
        double risk = Math.min(0.9, traits.mortality() * national.death(cell));
        int died = dice.binomial(before[cell], risk, cell);
        deaths += died;
        after[Cells.older(cell)] += before[cell] - died;
      }
    }
  }

  private int move(int group, int net, int even, Movers movers, Throws dice) {
    int gone = 0;
    for (int sex = 0; sex < 2; sex++) {
      for (int cell = start(sex, group); cell < start(sex, group + 1); cell++) {
        int left = dice.departures().whole(movers.leaving()[cell] * after[cell], cell);
        departures[cell] = Math.min(left, after[cell]);
        gone += departures[cell];
      }
    }
    int come = come(group, net + gone, movers.arriving(), dice.arrivals());
    if (even != 0) {
      come += come(group, even, staying(group), dice.departures());
    }
    for (int sex = 0; sex < 2; sex++) {
      for (int cell = start(sex, group); cell < start(sex, group + 1); cell++) {
        after[cell] += arrivals[cell] - departures[cell];
      }
    }
    return come - gone;
  }

  /** So many come, or more leave than usual, as far as there are any; says how many. */
  private int come(int group, int wanted, double[] ages, HashedRandom dice) {
    if (wanted >= 0) {
      int coming = sum(ages, group) == 0 ? 0 : wanted;
      spread(group, coming, ages, dice, arrivals);
      return coming;
    }
    double[] staying = staying(group);
    int leaving = Math.min(-wanted, (int) sum(staying, group));
    spread(group, leaving, staying, dice, departures);
    return -leaving;
  }

  /** Who was there and does not leave. */
  private double[] staying(int group) {
    double[] staying = new double[Cells.COUNT];
    for (int sex = 0; sex < 2; sex++) {
      for (int cell = start(sex, group); cell < start(sex, group + 1); cell++) {
        staying[cell] = after[cell] - departures[cell];
      }
    }
    return staying;
  }

  /** Men first, then women, each by their own weights. */
  private static void spread(
      int group, int total, double[] weights, HashedRandom dice, int[] cells) {
    double men = sum(weights, start(0, group), start(0, group + 1));
    double women = sum(weights, start(1, group), start(1, group + 1));
    if (men + women == 0) {
      return;
    }
    int ofMen = (int) Math.floor(total * (men / (men + women)) + dice.uniform(1000 + group));
    ofMen = Math.min(total, women == 0 ? total : ofMen);
    double start = dice.uniform(2000 + group);
    Shares.add(ofMen, weights, start(0, group), start(0, group + 1), start, cells);
    Shares.add(total - ofMen, weights, start(1, group), start(1, group + 1), start, cells);
  }

  private void bear(YearRates national, Traits traits, HashedRandom dice) {
    double expected = 0;
    for (int age = Rates.FIRST_MOTHER; age <= Rates.LAST_MOTHER; age++) {
      int cell = Cells.of(1, age);
      expected += national.fertility(age) * 0.5 * (before[cell] + after[cell]);
    }
    births = dice.poisson(traits.fertility() * expected, 0);
    int boys = dice.binomial(births, Rates.BOYS, 1);
    after[Cells.of(0, 0)] = boys;
    after[Cells.of(1, 0)] = births - boys;
  }

  private static int start(int sex, int group) {
    return Cells.of(sex, Truth.AGE_BOUNDS[group]);
  }

  /** Over men and women of an age group. */
  private static double sum(double[] weights, int group) {
    return sum(weights, start(0, group), start(0, group + 1))
        + sum(weights, start(1, group), start(1, group + 1));
  }

  private static double sum(double[] weights, int from, int to) {
    double sum = 0;
    for (int cell = from; cell < to; cell++) {
      sum += weights[cell];
    }
    return sum;
  }

  /** The residents on the next 1 January. */
  public int[] after() {
    return after;
  }

  /** Who came, by age on 31 December. */
  public int[] arrivals() {
    return arrivals;
  }

  /** Who left, by age on 31 December. */
  public int[] departures() {
    return departures;
  }

  public int births() {
    return births;
  }

  public int deaths() {
    return deaths;
  }
}
