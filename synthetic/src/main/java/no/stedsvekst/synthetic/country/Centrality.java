package no.stedsvekst.synthetic.country;

import java.util.Arrays;

/** How central every place is: jobs and people within reach, against the most central. */
public final class Centrality {
  /** The share of places up to each class, the most central first. */
  private static final double[] CLASSES = {0.02, 0.08, 0.22, 0.44, 0.70, 1};

  private static Centrality latest;
  private static Geography ofLatest;
  private static boolean isOfAreas;

  private final double[] jobs;
  private final double[] index;
  private final double[] ranked;
  private final double mean;

  private Centrality(Geography geography) {
    this(reach(geography, true), reach(geography, false));
  }

  private Centrality(AreaCentrality areas) {
    this.jobs = areas.jobs();
    this.index = areas.index();
    this.mean = Arrays.stream(jobs).sum() / jobs.length;
    this.ranked = index.clone();
    Arrays.sort(ranked);
  }

  private Centrality(double[] jobs, double[] people) {
    this.jobs = jobs;
    this.index = new double[jobs.length];
    double sum = 0;
    for (int place = 0; place < jobs.length; place++) {
      index[place] = rounded((2 * jobs[place] + people[place]) / 3);
      sum += jobs[place];
    }
    this.mean = sum / jobs.length;
    this.ranked = index.clone();
    Arrays.sort(ranked);
  }

  public static Centrality of(Parameters parameters) {
    return of(Geography.of(parameters), parameters);
  }

  private static synchronized Centrality of(Geography geography, Parameters parameters) {
    if (ofLatest != geography || isOfAreas != parameters.hasAreas()) {
      latest =
          parameters.hasAreas()
              ? new Centrality(new AreaCentrality(Areas.of(parameters)))
              : new Centrality(geography);
      ofLatest = geography;
      isOfAreas = parameters.hasAreas();
    }
    return latest;
  }

  /** The index of jobs alone, 0 to 1000. */
  public double jobs(int place) {
    return jobs[place];
  }

  /** The index of jobs and people, 0 to 1000. */
  public double index(int place) {
    return index[place];
  }

  /** What the truth counts: the index of jobs as a fraction, less the mean of all places. */
  public double centred(int place) {
    return (jobs[place] - mean) / 1000;
  }

  /** 1 for the most central to 6. */
  public int classOf(double someIndex) {
    int below = Arrays.binarySearch(ranked, someIndex);
    double share = 1 - (below < 0 ? -below - 1 : below) / (double) ranked.length;
    int found = 1;
    while (share > CLASSES[found - 1] + 1e-9 && found < CLASSES.length) {
      found++;
    }
    return found;
  }

  private static double[] reach(Geography geography, boolean ofJobs) {
    double[] reach = new double[geography.size()];
    double most = 0;
    for (int place = 0; place < reach.length; place++) {
      reach[place] = geography.reach(place, ofJobs);
      most = Math.max(most, reach[place]);
    }
    for (int place = 0; place < reach.length; place++) {
      reach[place] = rounded(1000 * reach[place] / most);
    }
    return reach;
  }

  /** As it is landed, so that the truth and the files say the same. */
  public static double rounded(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
