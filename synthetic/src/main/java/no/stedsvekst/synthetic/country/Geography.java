package no.stedsvekst.synthetic.country;

import java.util.Arrays;

/**
 * Where places lie, how large they are at the start, and how central. It is a function of the
 * parameters alone: every JVM works it out once, and all its tasks share it.
 */
public final class Geography {
  /** How far apart regions are; it makes about six of ten work where they live. */
  private static final double KILOMETRES_PER_REGION = 145;

  private static final double REGION_SPREAD = 18;
  private static final double MEDIAN_PEOPLE = 4200;
  private static final double SIZE_SPREAD = 1.1;

  /** Large regions are few (Zipf), and the centre of a region is its largest place. */
  private static final double REGION_SLOPE = 0.45;

  private static final double CENTRE_BONUS = 0.8;
  private static final double NEAR_MINUTES = 90;
  private static final double DECAY = 0.055;
  private static final double SQUARE = 75;

  private static Geography latest;

  private final String key;
  private final int size;
  private final double width;
  private final int[] region;
  private final double[] x;
  private final double[] y;
  private final int[] people;
  private final int[] jobs;
  private final Grid grid;

  private Geography(Parameters parameters) {
    this.key = key(parameters);
    this.size = parameters.places();
    this.region = new int[size];
    this.x = new double[size];
    this.y = new double[size];
    this.people = new int[size];
    this.jobs = new int[size];
    this.width = KILOMETRES_PER_REGION * Math.sqrt(parameters.regions());
    Regions regions = new Regions(parameters, width);
    for (int place = 0; place < size; place++) {
      settle(place, regions, parameters);
    }
    this.grid = new Grid(x, y, width, SQUARE);
  }

  /** The geography of a country, from memory where it is the one asked for last. */
  public static synchronized Geography of(Parameters parameters) {
    if (latest == null || !latest.key.equals(key(parameters))) {
      latest = new Geography(parameters);
    }
    return latest;
  }

  private static String key(Parameters parameters) {
    return parameters.places() + " " + parameters.regions() + " " + parameters.seed();
  }

  private void settle(int place, Regions regions, Parameters parameters) {
    region[place] = (int) ((long) place * parameters.regions() / size);
    boolean isCentre = place == 0 || region[place - 1] != region[place];
    HashedRandom where = HashedRandom.of(parameters.seed(), HashedRandom.Throw.PLACE, place, 0);
    double spread = isCentre ? REGION_SPREAD / 3 : REGION_SPREAD;
    x[place] = regions.x(region[place]) + spread * where.normal(0);
    y[place] = regions.y(region[place]) + spread * where.normal(1);
    HashedRandom sizes = HashedRandom.of(parameters.seed(), HashedRandom.Throw.SIZE, place, 0);
    double effect = REGION_SLOPE * regions.prominence(region[place]);
    double drawn =
        MEDIAN_PEOPLE
            * StrictMath.exp(effect + (isCentre ? CENTRE_BONUS : 0))
            * sizes.logNormal(0, SIZE_SPREAD);
    people[place] = (int) Math.rint(Math.max(200, Math.min(7e5, drawn)));
    double jobsPerHead = 0.47 * sizes.logNormal(1, 0.25) * (isCentre ? 1.25 : 0.95);
    jobs[place] = (int) Math.rint(jobsPerHead * people[place]);
  }

  double x(int place) {
    return x[place];
  }

  double y(int place) {
    return y[place];
  }

  int size() {
    return size;
  }

  public int region(int place) {
    return region[place];
  }

  /** How far east a place lies, of the width. */
  public double east(int place) {
    return x[place] / width;
  }

  /** People on the first 1 January. */
  public int people(int place) {
    return people[place];
  }

  /** Jobs in the first fourth quarter. */
  public int jobs(int place) {
    return jobs[place];
  }

  /** Minutes of travel; within a place, the way to work. */
  double minutes(int from, int to) {
    return 8 + 1.1 * Math.sqrt(sq(x[from] - x[to]) + sq(y[from] - y[to]));
  }

  /** How much a job elsewhere draws: less with every minute, and very little beyond the limit. */
  double nearness(int from, int to) {
    double minutes = minutes(from, to);
    if (minutes <= NEAR_MINUTES) {
      return StrictMath.exp(-DECAY * minutes);
    }
    return 0.2 * StrictMath.exp(-DECAY * NEAR_MINUTES) * sq(NEAR_MINUTES / minutes);
  }

  /** All within the limit of a place, and more of those around it until there are enough. */
  int[] around(int place, int enough) {
    int rings = 1;
    int[] found = grid.around(x[place], y[place], rings);
    while (found.length < enough && !grid.isAll(x[place], y[place], rings)) {
      rings++;
      found = grid.around(x[place], y[place], rings);
    }
    Arrays.sort(found);
    return found;
  }

  /** Jobs, or people, within the limit, each counting less the farther it is. */
  double reach(int place, boolean ofJobs) {
    double reach = 0;
    for (int other : around(place, 1)) {
      if (minutes(place, other) <= NEAR_MINUTES) {
        reach += (ofJobs ? jobs[other] : people[other]) * nearness(place, other);
      }
    }
    return reach;
  }

  private static double sq(double value) {
    return value * value;
  }
}
