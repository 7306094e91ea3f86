package no.stedsvekst.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** B8. The decays and exponents that are tried, and which of them fits the official index best. */
public final class DecayGrid {
  /** Decays a minute: .005 to .150. */
  public static final List<Double> BETAS =
      IntStream.rangeClosed(1, 30).mapToObj(step -> step / 200.0).toList();

  /** Exponents: 0 (the logarithm) to 1. */
  public static final List<Double> GAMMAS =
      IntStream.rangeClosed(0, 20).mapToObj(step -> step / 20.0).toList();

  private DecayGrid() {}

  /**
   * How well a pair fits.
   *
   * @param beta the decay
   * @param gamma the exponent
   * @param rmse root of the mean squared miss over the municipalities
   */
  public record Fit(double beta, double gamma, double rmse) {}

  /** The pair with the least miss, of equal ones that with the least decay, then exponent. */
  public static Optional<Fit> best(List<Fit> fits) {
    return fits.stream()
        .filter(fit -> Double.isFinite(fit.rmse()))
        .min(
            Comparator.comparingDouble(Fit::rmse)
                .thenComparingDouble(Fit::beta)
                .thenComparingDouble(Fit::gamma));
  }
}
