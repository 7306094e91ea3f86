package no.stedsvekst.ml;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Rows that are added up together: of one group and time, with the same features and labels there.
 *
 * @param group the value of the group column
 * @param time the value of the time column
 * @param features those that are not missing, as bits
 * @param labels those that are not missing, as bits
 */
record Slice(String group, int time, long features, long labels)
    implements Serializable, Comparable<Slice> {
  private static final Comparator<Slice> ORDER =
      Comparator.comparing(Slice::group)
          .thenComparingInt(Slice::time)
          .thenComparingLong(Slice::features)
          .thenComparingLong(Slice::labels);

  /** Whether its rows are complete cases of a design and a label. */
  boolean isComplete(Design design, int label) {
    return (features & design.needed()) == design.needed() && (labels >> label & 1) == 1;
  }

  @Override
  public int compareTo(Slice other) {
    return ORDER.compare(this, other);
  }
}
