package no.stedsvekst.jobs.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a run took.
 *
 * @param seconds by step
 * @param total from the start of the process to its end
 * @param peakMegabytes the most memory; null where it is not known
 */
record Measured(Map<String, Double> seconds, double total, Double peakMegabytes) {
  /** The steps that all are timed in. */
  static final List<String> STEPS = List.of("read", "panel", "fits");

  /** What passes before and between the steps. */
  static final String START = "start";

  static Measured of(Map<String, Double> steps, Child child) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    double worked = STEPS.stream().mapToDouble(steps::get).sum();
    seconds.put(START, child.seconds() - worked);
    STEPS.forEach(step -> seconds.put(step, steps.get(step)));
    return new Measured(seconds, child.seconds(), child.peakMegabytes());
  }

  /** The median of each number by itself. */
  static Measured median(List<Measured> runs) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    runs.get(0)
        .seconds()
        .keySet()
        .forEach(step -> seconds.put(step, median(runs, run -> run.seconds().get(step))));
    return new Measured(
        seconds, median(runs, Measured::total), median(runs, Measured::peakMegabytes));
  }

  private static Double median(List<Measured> runs, Function<Measured, Double> number) {
    double[] sorted =
        runs.stream()
            .map(number)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return null;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
