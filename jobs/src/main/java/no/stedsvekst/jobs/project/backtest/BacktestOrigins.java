package no.stedsvekst.jobs.project.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From when is projected, and how far ahead it is judged.
 *
 * @param horizons by origin, those that have been counted
 * @param leftOut why others are not there, a sentence each
 */
record BacktestOrigins(SortedMap<Integer, List<Integer>> horizons, List<String> leftOut) {
  /** What is left open begins so many years before the last counted one. */
  private static final List<Integer> USUAL = List.of(10, 5);

  /** As many years of people before an origin tell how cohorts and places have gone on. */
  private static final int BEFORE = 5;

  /**
   * Of the years that are known.
   *
   * @param asked by a user; empty: ten and five years before the last that was counted
   * @param ahead years ahead that are wanted, ascending
   * @param counted years of which people are known, ascending
   */
  static BacktestOrigins of(List<Integer> asked, List<Integer> ahead, List<Integer> counted) {
    int first = counted.get(0);
    int last = counted.get(counted.size() - 1);
    List<Integer> wanted =
        asked.isEmpty() ? USUAL.stream().map(years -> last - years).toList() : asked;
    SortedMap<Integer, List<Integer>> horizons = new TreeMap<>();
    List<String> leftOut = new ArrayList<>();
    for (int origin : wanted) {
      List<Integer> judged = ahead.stream().filter(years -> origin + years <= last).toList();
      if (judged.isEmpty()) {
        leftOut.add("origin %d is left out: population ends in %d".formatted(origin, last));
      } else if (asked.isEmpty() && origin - BEFORE < first) {
        leftOut.add(
            "origin %d is left out: population begins in %d, less than %d years before it"
                .formatted(origin, first, BEFORE));
      } else {
        horizons.put(origin, judged);
      }
    }
    return new BacktestOrigins(horizons, leftOut);
  }

  /** The years of the 1 January, ascending. */
  List<Integer> years() {
    return List.copyOf(horizons.keySet());
  }
}
