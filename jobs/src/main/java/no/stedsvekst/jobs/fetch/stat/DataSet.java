package no.stedsvekst.jobs.fetch.stat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table or a part of one: axes, and a value for each combination of their codes. The last axis is
 * the fastest: the place of a cell is the sum of its positions times their strides.
 */
public final class DataSet {
  private final String table;
  private final String label;
  private final String updated;
  private final List<Axis> axes;
  private final double[] values;
  private final Map<Integer, String> symbols;

  /**
   * A data set.
   *
   * @param table its number; empty where it is not said
   * @param updated as it stands there; empty where it is not said
   * @param values NaN where a value is missing; none at all where only the table is described
   * @param symbols why a value is missing, by place
   */
  DataSet(
      String table,
      String label,
      String updated,
      List<Axis> axes,
      double[] values,
      Map<Integer, String> symbols) {
    this.table = table;
    this.label = label;
    this.updated = updated;
    this.axes = List.copyOf(axes);
    this.values = values;
    this.symbols = symbols;
  }

  /** What is done with a cell. */
  @FunctionalInterface
  public interface Use {
    /**
     * A cell.
     *
     * @param positions on each axis; the array is used again for the next
     * @param place among the values
     */
    void cell(int[] positions, int place);
  }

  /** The number of the table. */
  public String table() {
    return table;
  }

  /** The title. */
  public String label() {
    return label;
  }

  /** When its figures were last changed, as it stands there. */
  public String updated() {
    return updated;
  }

  /** The variables, in the order in which the values are laid out. */
  public List<Axis> axes() {
    return axes;
  }

  /** How many values there are. */
  public int size() {
    return values.length;
  }

  /** A value; NaN where it is missing. */
  public double value(int place) {
    return values[place];
  }

  /** The sign that stands in place of a value; empty where there is none. */
  public String symbol(int place) {
    return symbols.getOrDefault(place, "");
  }

  /** How often each sign stands in place of a value. */
  public Map<String, Integer> symbolCounts() {
    Map<String, Integer> counts = new TreeMap<>();
    symbols.values().forEach(symbol -> counts.merge(symbol, 1, Integer::sum));
    return counts;
  }

  /** Hands over every cell, in the order of the values. */
  public void each(Use use) {
    int[] positions = new int[axes.size()];
    int[] sizes = axes.stream().mapToInt(Axis::size).toArray();
    for (int place = 0; place < values.length; place++) {
      use.cell(positions, place);
      for (int axis = sizes.length - 1; axis >= 0; axis--) {
        positions[axis]++;
        if (positions[axis] < sizes[axis]) {
          break;
        }
        positions[axis] = 0;
      }
    }
  }
}
