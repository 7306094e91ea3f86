package no.stedsvekst.synthetic.economy;

import no.stedsvekst.synthetic.country.Geography;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.Shares;
import no.stedsvekst.synthetic.country.Traits;

/** Jobs by industry: the mix of a place at the start, and how a year changes it. */
public final class Economy {
  /** Growth of population that is usual; only what goes beyond it moves jobs. */
  private static final double USUAL_GROWTH = 0.008;

  private static final int FIRST_YEAR = 1980;
  private static final int BOOM = 2007;
  private static final int CRISIS = 2020;

  /** Private jobs were counted anew in this year: a level break that nothing else follows. */
  private static final int BREAK = 2015;

  private Economy() {}

  /** The jobs of a place in the first year. */
  public static int[] start(Parameters parameters, int place) {
    int count = Industry.ALL.size();
    HashedRandom dice =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.INDUSTRY_MIX, place, 0);
    double[] weights = new double[count];
    for (int index = 0; index < count; index++) {
      Industry industry = Industry.ALL.get(index);
      double spread = industry.category().equals("basis") ? 0.9 : 0.3;
      weights[index] = industry.share() * dice.logNormal(index, spread);
    }
    int[] jobs = new int[count];
    int total = Geography.of(parameters).jobs(place);
    Shares.add(total, weights, 0, count, dice.uniform(2 * count), jobs);
    return jobs;
  }

  /** What a year brings to each industry of the nation. */
  public static double[] national(Parameters parameters, int year) {
    double cycle = 0;
    double[] growth = new double[Industry.ALL.size()];
    for (int past = FIRST_YEAR; past <= year; past++) {
      HashedRandom dice =
          HashedRandom.of(parameters.seed(), HashedRandom.Throw.NATIONAL_JOBS, 0, past);
      cycle = 0.5 * cycle + 0.008 * dice.normal(0);
      for (int index = 0; index < growth.length; index++) {
        growth[index] = 0.5 * growth[index] + 0.008 * dice.normal(1 + index);
      }
    }
    for (int index = 0; index < growth.length; index++) {
      Industry industry = Industry.ALL.get(index);
      growth[index] += industry.outlook() + cycle + shock(industry, year);
    }
    return growth;
  }

  private static double shock(Industry industry, int year) {
    boolean isTravel = industry.category().equals("besok");
    return switch (year) {
      case BOOM -> 0.04;
      case BREAK -> industry.isPrivate() ? 0.02 : 0;
      case CRISIS -> isTravel ? -0.09 : industry.isPrivate() ? -0.02 : 0;
      case CRISIS + 1 -> isTravel ? 0.07 : industry.isPrivate() ? 0.02 : 0;
      default -> 0;
    };
  }

  /**
   * The jobs of a place a year later.
   *
   * @param peopleGrowth mean growth of its population in the three years before
   */
  public static int[] next(
      int[] jobs,
      double[] national,
      Traits traits,
      double peopleGrowth,
      boolean hasFeedback,
      HashedRandom dice) {
    int[] next = new int[jobs.length];
    for (int index = 0; index < jobs.length; index++) {
      Industry industry = Industry.ALL.get(index);
      double spread = 0.02 + 0.6 / StrictMath.sqrt(jobs[index] + 1.0);
      double growth = national[index] + spread * dice.normal(index);
      growth += industry.isPrivate() ? traits.businessAttractiveness() : 0;
      growth += industry.isSensitive() && hasFeedback ? peopleGrowth - USUAL_GROWTH : 0;
      next[index] = dice.whole(Math.max(0, jobs[index] * (1 + growth)), 100 + index);
    }
    return next;
  }
}
