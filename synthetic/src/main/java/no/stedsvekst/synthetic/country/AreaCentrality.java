package no.stedsvekst.synthetic.country;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import no.stedsvekst.synthetic.country.Areas.Area;

/**
 * The official index of a country with small areas: what is within reach of each area, and the mean
 * over those who live in a place. How fast things fade with the minutes is the truth to be found.
 */
final class AreaCentrality {
  /** Decay a minute and exponent of jobs and of services. */
  static final double JOBS_DECAY = 0.045;

  static final double JOBS_EXPONENT = 0.35;
  static final double SERVICES_DECAY = 0.08;
  static final double SERVICES_EXPONENT = 0.5;

  private static final double LIMIT = 90;
  private static final double OWN = 5;

  private final double[] jobs;
  private final double[] index;

  AreaCentrality(Areas areas) {
    double[] ofJobs =
        scaled(means(areas, area -> StrictMath.pow(jobsAround(areas, area), JOBS_EXPONENT)));
    double[] ofServices =
        scaled(
            means(areas, area -> StrictMath.pow(servicesAround(areas, area), SERVICES_EXPONENT)));
    double[] both = new double[ofJobs.length];
    for (int place = 0; place < both.length; place++) {
      both[place] = 2 * ofJobs[place] / 3 + ofServices[place] / 3;
    }
    this.jobs = rounded(ofJobs);
    this.index = rounded(scaled(both));
  }

  double[] jobs() {
    return jobs.clone();
  }

  double[] index() {
    return index.clone();
  }

  private static double jobsAround(Areas areas, Area area) {
    double sum = area.jobs() * fading(JOBS_DECAY, OWN);
    for (Area other : areas.around(area)) {
      sum += other.jobs() * fading(JOBS_DECAY, areas.minutes(area, other));
    }
    return sum;
  }

  private static double servicesAround(Areas areas, Area area) {
    double sum = 0;
    for (Areas.Service service : Areas.SERVICES) {
      double best = areas.has(area, service) ? fading(SERVICES_DECAY, OWN) : 0;
      for (Area other : areas.around(area)) {
        if (areas.has(other, service)) {
          best = Math.max(best, fading(SERVICES_DECAY, areas.minutes(area, other)));
        }
      }
      sum += service.weight() * best;
    }
    return sum;
  }

  private static double fading(double decay, double minutes) {
    return minutes > LIMIT ? 0 : StrictMath.exp(-decay * minutes);
  }

  private static double[] means(Areas areas, ToDoubleFunction<Area> worth) {
    double[] sums = new double[areas.all().size() / Areas.OF_PLACE];
    double[] people = new double[sums.length];
    for (Area area : areas.all()) {
      sums[area.place()] += area.people() * worth.applyAsDouble(area);
      people[area.place()] += area.people();
    }
    for (int place = 0; place < sums.length; place++) {
      sums[place] /= people[place];
    }
    return sums;
  }

  private static double[] scaled(double[] values) {
    double most = Arrays.stream(values).max().orElseThrow();
    return Arrays.stream(values).map(value -> 1000 * value / most).toArray();
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(Centrality::rounded).toArray();
  }
}
