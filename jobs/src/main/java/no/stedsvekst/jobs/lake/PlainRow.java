package no.stedsvekst.jobs.lake;

import java.util.Map;

/**
 * A row of a table: text, numbers, truth values, dates and instants by column, null where empty.
 */
public final class PlainRow {
  private final Map<String, Integer> places;
  private final Object[] cells;

  PlainRow(Map<String, Integer> places, Object[] cells) {
    this.places = places;
    this.cells = cells;
  }

  /** The value, null where it is empty. */
  public Object get(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("the rows were read without " + column);
    }
    return cells[place];
  }

  /** The value in the order of the columns. */
  public Object get(int place) {
    return cells[place];
  }

  /** Whether the rows were read with a column. */
  public boolean has(String column) {
    return places.containsKey(column);
  }

  /** Whether there is no value. */
  public boolean isEmpty(String column) {
    return get(column) == null;
  }

  /** The value of a text column. */
  public String text(String column) {
    return (String) get(column);
  }

  /** The value of a column of whole numbers. */
  public int integer(String column) {
    return ((Number) get(column)).intValue();
  }

  /** The value of a column of numbers. */
  public double number(String column) {
    return ((Number) get(column)).doubleValue();
  }
}
