package no.stedsvekst.synthetic.people;

import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;

/** The nation's net migration, and how it reaches a place. */
public final class Migration {
  private static final int FIRST_YEAR = 1980;
  private static final double MEAN = 0.0045;
  private static final double ERROR = 0.004;
  private static final double PERSISTENCE = 0.5;

  private final Parameters parameters;
  private final double national;

  public Migration(Parameters parameters, int year) {
    this.parameters = parameters;
    this.national = national(parameters, year);
  }

  private static double national(Parameters parameters, int year) {
    double away = 0;
    for (int past = FIRST_YEAR; past <= year; past++) {
      HashedRandom dice =
          HashedRandom.of(parameters.seed(), HashedRandom.Throw.NATIONAL_MIGRATION, 0, past);
      away = 0.6 * away + 0.0014 * dice.normal(0);
    }
    return Math.max(0.002, Math.min(0.009, MEAN + away));
  }

  /** What lasts into the next year of that which nothing explains. */
  public static double error(double before, HashedRandom dice) {
    double innovation = ERROR * StrictMath.sqrt(1 - PERSISTENCE * PERSISTENCE);
    return PERSISTENCE * before + innovation * dice.normal(0);
  }

  /** Net migration of each age group of a place. */
  public Net byGroup(
      int[] residents,
      double[] growth,
      double supply,
      Explained explained,
      HashedRandom dice,
      int people) {
    double noise = 0.35 / StrictMath.sqrt(Math.max(1, people)) * dice.normal(1);
    double rest =
        national + Truth.INTERCEPT + explained.attractiveness() + explained.error() + noise;
    double[] moving = Truth.byAge(growth, explained.centrality(), supply);
    double[] even = new double[moving.length];
    double[] weights = parameters.hasFeedback() ? Movers.REST : shares(residents);
    double[] taking = parameters.hasFeedback() ? moving : even;
    for (int group = 0; group < moving.length; group++) {
      taking[group] += rest * weights[group];
      moving[group] += explained.movers().exchange(group);
      moving[group] *= people;
      even[group] *= people;
    }
    return new Net(moving, even);
  }

  /**
   * Net migration by age group.
   *
   * @param moving of the ages at which people move
   * @param even of all ages of a group as they are there
   */
  // Handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Net(double[] moving, double[] even) {}

  /** What a place has of its own in a year. */
  public record Explained(double centrality, double attractiveness, double error, Movers movers) {}

  /**
   * By who is there: attractiveness then leaves the ages, and with them the supply, as they are.
   */
  private static double[] shares(int[] residents) {
    double[] shares = new double[Truth.AGE_GROUPS];
    int total = Math.max(1, Cells.sum(residents));
    for (int group = 0; group < Truth.AGE_GROUPS; group++) {
      for (int age = Truth.AGE_BOUNDS[group]; age < Truth.AGE_BOUNDS[group + 1]; age++) {
        shares[group] +=
            (residents[Cells.of(0, age)] + residents[Cells.of(1, age)]) / (double) total;
      }
    }
    return shares;
  }
}
