package no.stedsvekst.jobs.synthetic;

import java.util.Random;

/** Jobs of every place and industry, and how a year changes them. */
final class Economy {
  static final String[] INDUSTRIES = {
    "naeringsmiddelindustri", "handel", "helsetjenester", "kommune"
  };

  private static final double[] SHARES = {0.1, 0.3, 0.25, 0.35};
  private static final double[] TRENDS = {-0.005, 0.008, 0.02, 0.012};

  private final Random random;
  private final double[][] jobs;
  private double cycle;

  Economy(Country country, Random random) {
    this.random = random;
    this.jobs = new double[country.places().size()][INDUSTRIES.length];
    for (int place = 0; place < jobs.length; place++) {
      for (int industry = 0; industry < INDUSTRIES.length; industry++) {
        jobs[place][industry] = Math.rint(country.places().get(place).jobs() * SHARES[industry]);
      }
    }
  }

  long of(int place, int industry) {
    return (long) jobs[place][industry];
  }

  /** All jobs of every place. */
  double[] totals() {
    double[] totals = new double[jobs.length];
    for (int place = 0; place < jobs.length; place++) {
      for (double count : jobs[place]) {
        totals[place] += count;
      }
    }
    return totals;
  }

  /** Lets a year pass: trend, business cycle, and a shock of each place's own. */
  void live() {
    cycle = 0.5 * cycle + 0.008 * random.nextGaussian();
    for (double[] place : jobs) {
      double local = 0.012 * random.nextGaussian();
      for (int industry = 0; industry < INDUSTRIES.length; industry++) {
        double noise = (0.02 + 0.6 / Math.sqrt(place[industry] + 1)) * random.nextGaussian();
        double growth = TRENDS[industry] + cycle + local + noise;
        place[industry] = Math.rint(Math.max(0, place[industry] * (1 + growth)));
      }
    }
  }
}
