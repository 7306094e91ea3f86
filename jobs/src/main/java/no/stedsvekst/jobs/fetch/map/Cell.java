package no.stedsvekst.jobs.fetch.map;

import java.util.EnumMap;
import java.util.Map;
import no.stedsvekst.jobs.fetch.plan.Role;

/** A cell of an answer by what its variables are to us; the next cell uses it again. */
public final class Cell {
  private final Map<Role, String> names = new EnumMap<>(Role.class);
  private int year;
  private double value;
  private String symbol = "";

  /** What the variable of a role says; null where the table has none. */
  public String get(Role role) {
    return names.get(role);
  }

  /** The year. */
  public int year() {
    return year;
  }

  /** The value; NaN where it is missing. */
  public double value() {
    return value;
  }

  /** Whether there is a value. */
  public boolean isThere() {
    return !Double.isNaN(value);
  }

  /** The sign that stands in place of a value. */
  public String symbol() {
    return symbol;
  }

  void name(Role role, String name) {
    names.put(role, name);
  }

  void set(int cellYear, double cellValue, String cellSymbol) {
    year = cellYear;
    value = cellValue;
    symbol = cellSymbol;
  }
}
