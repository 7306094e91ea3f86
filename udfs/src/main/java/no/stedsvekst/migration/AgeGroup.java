package no.stedsvekst.migration;

import java.util.Arrays;
import java.util.List;

/** A2. The age groups whose net migration is explained apart. */
public enum AgeGroup {
  INFANTS("0-5", 0, 5),
  PUPILS("6-17", 6, 17),
  YOUNG("18-29", 18, 29),
  THIRTIES("30-39", 30, 39),
  FORTIES("40-49", 40, 49),
  FIFTIES("50-59", 50, 59),
  OLDER("60+", 60, Integer.MAX_VALUE);

  private final String label;
  private final int first;
  private final int last;

  AgeGroup(String label, int first, int last) {
    this.label = label;
    this.first = first;
    this.last = last;
  }

  /** Its name in tables and options. */
  public String label() {
    return label;
  }

  /** The youngest age. */
  public int first() {
    return first;
  }

  /** The oldest age. */
  public int last() {
    return last;
  }

  /** All names, in order. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(AgeGroup::label).toList();
  }
}
