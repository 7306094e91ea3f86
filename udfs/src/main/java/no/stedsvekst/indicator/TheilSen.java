package no.stedsvekst.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import no.stedsvekst.stats.SampleQuantile;

/** B3. A trend that a single odd year does not turn: the median of the slopes of all pairs. */
public final class TheilSen {
  private static final int FEWEST = 3;
  private static final int MOST = 5;
  private static final int YEARS = 7;

  private TheilSen() {}

  /**
   * The slope a year at a year: of the last five values within seven years.
   *
   * @param values by year, none of them null
   * @return null where there are fewer than three
   */
  public static Double slope(NavigableMap<Integer, Double> values, int year) {
    List<Map.Entry<Integer, Double>> last =
        values.headMap(year, true).tailMap(year - YEARS, false).descendingMap().entrySet().stream()
            .limit(MOST)
            .toList();
    if (last.size() < FEWEST) {
      return null;
    }
    double[] slopes = new double[last.size() * (last.size() - 1) / 2];
    int next = 0;
    for (int later = 0; later < last.size(); later++) {
      for (int earlier = later + 1; earlier < last.size(); earlier++) {
        slopes[next++] =
            (last.get(later).getValue() - last.get(earlier).getValue())
                / (last.get(later).getKey() - last.get(earlier).getKey());
      }
    }
    Arrays.sort(slopes);
    return SampleQuantile.of(slopes, 0.5);
  }
}
