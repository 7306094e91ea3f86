package no.stedsvekst.attractiveness;

import no.stedsvekst.growth.RelativeGrowth;
import no.stedsvekst.trace.CalculationTrace;

/**
 * A8. The change of a place's private jobs in a year by what it comes from: the nation, its
 * industries, its residents; what these leave is business attractiveness.
 *
 * <p>The functions are the formulas. An object of it follows one place through them, industry by
 * industry, and tells each number.
 */
public final class ShiftShare {
  private final double privateGrowth;
  private final CalculationTrace trace;
  private double now;
  private double before;
  private double sensitive;
  private double industries;

  /**
   * A place without any industry yet.
   *
   * @param privateGrowth of the nation's private jobs
   */
  public ShiftShare(double privateGrowth, CalculationTrace trace) {
    this.privateGrowth = privateGrowth;
    this.trace = trace;
  }

  /** Growth of an industry in the nation; 0 where it had none. */
  public static Double industryGrowth(Double now, Double before) {
    Double growth = RelativeGrowth.growth(now, before);
    return growth == null ? Double.valueOf(0) : growth;
  }

  /** Jobs that come where those of the year before grow as the nation's. */
  public static double national(double before, double privateGrowth) {
    return before * privateGrowth;
  }

  /** Jobs that come because an industry grew more, or less, than all private jobs. */
  public static double industry(double before, double industryGrowth, double privateGrowth) {
    return before * (industryGrowth - privateGrowth);
  }

  /**
   * Jobs that follow the residents.
   *
   * @param sensitive jobs of the year before in industries that follow them
   * @param beyond growth of residents beyond the nation's, added up over the years before
   * @param years how many these are
   * @param scale share of their mean growth that the jobs take
   */
  public static double population(double sensitive, double beyond, double years, double scale) {
    return sensitive * mean(beyond, years) * scale;
  }

  private static double mean(double sum, double years) {
    return sum / years;
  }

  /** Jobs that nothing else explains. */
  public static double attractiveness(
      double change, double national, double industry, double population) {
    return change - national - industry - population;
  }

  /** With a private industry of the place and its jobs in place and nation. */
  public void add(
      String industry,
      boolean isSensitive,
      double jobs,
      double jobsBefore,
      double nation,
      double nationBefore) {
    double growth = industryGrowth(nation, nationBefore);
    double effect = industry(jobsBefore, growth, privateGrowth);
    trace.step(
        "industry " + industry, effect, "%.0f × (%.6f − %.6f)", jobsBefore, growth, privateGrowth);
    now += jobs;
    before += jobsBefore;
    industries += effect;
    sensitive += isSensitive ? jobsBefore : 0;
  }

  /**
   * Business attractiveness of the industries so far, told.
   *
   * @param beyond growth of residents beyond the nation's, in each of the years before
   */
  public double attractiveness(double[] beyond, double scale) {
    double sum = 0;
    for (double year : beyond) {
      sum += year;
    }
    double mean = mean(sum, beyond.length);
    trace.step("growth beyond the nation's", mean, "mean of these years");
    trace.step("private jobs", now, "Σ of its industries");
    trace.step("private jobs before", before, "Σ of its industries");
    trace.step("industry", industries, "Σ of the industries");
    double national = national(before, privateGrowth);
    trace.step("national", national, "%.0f × %.6f", before, privateGrowth);
    double population = population(sensitive, sum, beyond.length, scale);
    trace.step(
        "population",
        population,
        "%.0f jobs that follow residents × %.7f × %s",
        sensitive,
        mean,
        scale);
    double change = now - before;
    double rest = attractiveness(change, national, industries, population);
    trace.step(
        "business_attractiveness",
        rest,
        "%.0f − %.2f − %.2f − %.2f",
        change,
        national,
        industries,
        population);
    return rest;
  }
}
