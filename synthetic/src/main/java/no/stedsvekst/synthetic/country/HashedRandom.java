package no.stedsvekst.synthetic.country;

/**
 * Random numbers that are counted, not drawn one after the other: each is a hash of the seed, of
 * what it is for, of a unit, a year and a counter. Who asks for it, and when, cannot matter.
 */
public final class HashedRandom {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Above this mean a count is drawn from the normal distribution. */
  private static final double MANY = 30;

  private final long key;

  private HashedRandom(long key) {
    this.key = key;
  }

  /** What a number is for. The streams are part of every country: they never change. */
  public enum Throw {
    REGION(1),
    PLACE(2),
    SIZE(3),
    TRAIT(4),
    PYRAMID(5),
    INDUSTRY_MIX(6),
    NATIONAL_MIGRATION(7),
    NATIONAL_JOBS(8),
    EMPLOYMENT(9),
    JOBS(10),
    COMMUTING(11),
    MIGRATION(12),
    DEATHS(13),
    DEPARTURES(14),
    ARRIVALS(15),
    BIRTHS(16),
    COVARIATE(17),
    AREA(18),
    SERVICE(19),
    TRADE(20),
    EXPORT(21),
    OPINION(22),
    ANSWER(23),
    WORKPLACE(24),
    MOVE(25),
    DWELLING(26),
    WORKPLACE_SIZE(27),
    PLAN(28);

    private final int stream;

    Throw(int stream) {
      this.stream = stream;
    }
  }

  public static HashedRandom of(int seed, Throw what, int unit, int year) {
    long key = mix((seed + 1L) * GOLDEN + what.stream);
    key = mix(key * GOLDEN + unit);
    return new HashedRandom(mix(key * GOLDEN + year));
  }

  /** From 0 to below 1. */
  public double uniform(int counter) {
    return (mix(key + (counter + 1L) * GOLDEN) >>> 11) * 0x1p-53;
  }

  /** Normal with mean 0 and standard deviation 1. */
  public double normal(int counter) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * counter)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * counter + 1));
  }

  /** The exponential of a normal number. */
  public double logNormal(int counter, double spread) {
    return StrictMath.exp(spread * normal(counter));
  }

  /** Rounded up or down by chance, so that on average nothing is lost. */
  public int whole(double expected, int counter) {
    return (int) Math.floor(expected + uniform(counter));
  }

  /** How many of some happen to be hit. */
  public int binomial(int of, double probability, int counter) {
    double mean = of * probability;
    if (mean > MANY) {
      double spread = StrictMath.sqrt(mean * (1 - probability));
      return clip(Math.rint(mean + spread * normal(counter)), of);
    }
    double chance = uniform(counter);
    // Nobody at all is at least this likely; most cells end here.
    if (chance < 1 - mean) {
      return 0;
    }
    double likely = StrictMath.exp(of * StrictMath.log1p(-probability));
    double odds = probability / (1 - probability);
    int hit = 0;
    while (chance > likely && hit < of) {
      chance -= likely;
      likely *= odds * (of - hit) / (hit + 1);
      hit++;
    }
    return hit;
  }

  /** How many events happen where so many are expected. */
  public int poisson(double mean, int counter) {
    if (mean > MANY) {
      return clip(Math.rint(mean + StrictMath.sqrt(mean) * normal(counter)), Integer.MAX_VALUE);
    }
    double chance = uniform(counter);
    double likely = StrictMath.exp(-mean);
    int events = 0;
    while (chance > likely && events < 1000) {
      chance -= likely;
      events++;
      likely *= mean / events;
    }
    return events;
  }

  private static int clip(double count, int most) {
    return (int) Math.max(0, Math.min(most, count));
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
