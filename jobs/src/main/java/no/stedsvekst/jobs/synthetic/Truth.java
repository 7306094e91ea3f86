package no.stedsvekst.jobs.synthetic;

import java.util.Map;

/**
 * The model that holds in the synthetic country: the coefficients of the book's fourth appendix.
 * Written out here on its own, so that what estimates it has something to be wrong about.
 */
final class Truth {
  static final double[] JOBS = {0.1360559, 0.0962927, 0.0531233};
  static final double CENTRALITY_JOBS = 0.0272193;
  static final double INTERCEPT = -0.0024;

  private Truth() {}

  /** What the residents of a place meet at work: growth beyond the nation's, by where they work. */
  static double[] weightedGrowth(double[] before, double[] now, double[][] workShares) {
    double sumBefore = 0;
    double sumNow = 0;
    for (int place = 0; place < now.length; place++) {
      sumBefore += before[place];
      sumNow += now[place];
    }
    double[] weighted = new double[now.length];
    for (int home = 0; home < now.length; home++) {
      for (int work = 0; work < now.length; work++) {
        double growth = before[work] == 0 ? 0 : now[work] / before[work] - sumNow / sumBefore;
        weighted[home] += workShares[home][work] * growth;
      }
    }
    return weighted;
  }

  /** For the manifest. */
  static Map<String, Double> coefficients() {
    return Map.of(
        "(Intercept)", INTERCEPT,
        "vra", JOBS[0],
        "vra_1", JOBS[1],
        "vra_2", JOBS[2],
        "centrality_jobs", CENTRALITY_JOBS);
  }
}
