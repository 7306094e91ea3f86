package no.stedsvekst.jobs.fetch.map;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A municipality in a year.
 *
 * @param unit its code then
 */
public record UnitYear(String unit, int year) implements Comparable<UnitYear> {
  /** The years of some of them. */
  static Set<Integer> years(Collection<UnitYear> units) {
    Set<Integer> years = new TreeSet<>();
    units.forEach(unit -> years.add(unit.year()));
    return years;
  }

  /** The first year and the last, for people. */
  static String span(Set<Integer> years) {
    TreeSet<Integer> sorted = new TreeSet<>(years);
    return sorted.first().equals(sorted.last())
        ? sorted.first().toString()
        : sorted.first() + "-" + sorted.last();
  }

  @Override
  public int compareTo(UnitYear other) {
    int byYear = Integer.compare(year, other.year);
    return byYear != 0 ? byYear : unit.compareTo(other.unit);
  }

  @Override
  public String toString() {
    return unit + " " + year;
  }
}
