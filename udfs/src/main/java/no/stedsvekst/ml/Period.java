package no.stedsvekst.ml;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The times whose rows make a fit.
 *
 * @param first time that it may use
 * @param last time that it may use
 */
record Period(int first, int last) implements Serializable {
  static final String ALL = "all";
  static final String EACH = "each";

  /**
   * The periods that are asked for.
   *
   * @param texts {@code all}, {@code each}, or as in {@code 2003-2011}
   * @param times that have rows
   */
  static List<Period> of(String[] texts, SortedSet<Integer> times) {
    SortedSet<Period> periods =
        new TreeSet<>(
            (one, other) ->
                one.first != other.first
                    ? Integer.compare(one.first, other.first)
                    : Integer.compare(one.last, other.last));
    for (String text : texts) {
      switch (text) {
        case ALL -> periods.add(new Period(times.first(), times.last()));
        case EACH -> times.forEach(time -> periods.add(new Period(time, time)));
        default -> periods.add(parsed(text));
      }
    }
    return new ArrayList<>(periods);
  }

  private static Period parsed(String text) {
    String[] ends = text.split("-", -1);
    try {
      Period period = new Period(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
      if (period.first <= period.last) {
        return period;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // told below, together with one that ends before it begins
    }
    throw new IllegalArgumentException(
        "a period is all, each, or as in 2003-2011, not \"%s\"".formatted(text));
  }

  boolean holds(int time) {
    return first <= time && time <= last;
  }
}
