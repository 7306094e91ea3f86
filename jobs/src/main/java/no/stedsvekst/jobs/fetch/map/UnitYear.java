package no.stedsvekst.jobs.fetch.map;

/**
 * A municipality in a year.
 *
 * @param unit its code then
 */
public record UnitYear(String unit, int year) implements Comparable<UnitYear> {
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
