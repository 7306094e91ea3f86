package no.stedsvekst.jobs.regress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.stedsvekst.stats.Tails;

/** Quantiles of t, each searched for once: thousands of fits have the same degrees of freedom. */
final class Quantiles {
  private static final Map<String, Double> KNOWN = new ConcurrentHashMap<>();

  private Quantiles() {}

  static double of(double probability, double degreesOfFreedom) {
    return KNOWN.computeIfAbsent(
        probability + " " + degreesOfFreedom,
        key -> Tails.studentQuantile(probability, degreesOfFreedom));
  }
}
