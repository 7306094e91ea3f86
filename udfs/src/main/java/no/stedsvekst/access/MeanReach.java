package no.stedsvekst.access;

import no.stedsvekst.trace.CalculationTrace;

/** B8. What the residents of a municipality have within reach in the mean, area by area. */
public final class MeanReach {
  private final double gamma;
  private final CalculationTrace trace;
  private double worth;
  private double residents;

  /**
   * Without any area yet.
   *
   * @param gamma the exponent of what is within reach
   */
  public MeanReach(double gamma, CalculationTrace trace) {
    this.gamma = gamma;
    this.trace = trace;
  }

  /** An area with its residents and the sum of what counts within their reach. */
  public void add(String area, double people, double sum) {
    double ofArea = Reach.worth(sum, gamma);
    trace.step(area, ofArea, "%.6f to the power of %s, of %.1f residents", sum, gamma, people);
    worth += people * ofArea;
    residents += people;
  }

  /** The mean; not a number where nobody lives. */
  public double mean() {
    double mean = worth / residents;
    trace.step("mean", mean, "%.6f / %.1f residents", worth, residents);
    return mean;
  }
}
