package no.stedsvekst.jobs.fetch.plan;

import java.util.List;
import java.util.Optional;

/**
 * A StatBank table that fills something, as the lines of {@code conf/statbank} say.
 *
 * @param fills what it fills; several tables may fill the same, each its years
 * @param table its number
 * @param firstYear the first year that is taken from it
 * @param lastYear the last one
 * @param edition of a projection; empty for all else
 * @param kind whether its years are of 1 January, of flows, of the fourth quarter or projected
 * @param title what it is called, to look for it where its number is another
 * @param variables all of its variables: one that is not named is summed away by the server
 */
public record Source(
    String fills,
    String table,
    int firstYear,
    int lastYear,
    String edition,
    Kind kind,
    String title,
    List<Variable> variables) {

  /** A year that is later than any. */
  public static final int ANY_YEAR = 9999;

  /** What the years of a table are. */
  public enum Kind {
    /** Of 1 January: a year more than flows. */
    STOCK,
    /** What happened during the year. */
    FLOW,
    /** The fourth quarter. */
    QUARTER,
    /** Of years to come: all of them. */
    PROJECTED
  }

  /** The variable that has a role. */
  public Optional<Variable> of(Role role) {
    return variables.stream().filter(variable -> variable.role() == role).findFirst();
  }

  /** Whether a year is one of those that are taken from it. */
  public boolean has(int year) {
    return firstYear <= year && year <= lastYear;
  }

  /** The same, with flow years from a first to a last one. */
  public Source within(int first, int last) {
    if (kind == Kind.PROJECTED) {
      return this;
    }
    int end = kind == Kind.STOCK && last < ANY_YEAR ? last + 1 : last;
    return new Source(
        fills,
        table,
        Math.max(first, firstYear),
        Math.min(end, lastYear),
        edition,
        kind,
        title,
        variables);
  }
}
