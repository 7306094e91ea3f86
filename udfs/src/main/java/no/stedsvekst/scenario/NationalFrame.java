package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;
import static no.stedsvekst.scenario.Cohorts.FLOWS;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A12. The projection of the nation that municipalities add up to, from the jump-off on.
 *
 * @param people by year and cell, on 1 January
 * @param births of each year
 * @param deaths of each year
 */
public record NationalFrame(double[][] people, double[] births, double[] deaths)
    implements Serializable {

  /** Years that are projected. */
  public int years() {
    return births.length;
  }

  /** Persons on 1 January of a year, 0 the jump-off. */
  public double total(int year) {
    return Cohorts.sum(people[year], 0, CELLS);
  }

  /** Net migration within a year: what births and deaths leave of the change. */
  public double netMigration(int year) {
    return total(year + 1) - total(year) - births[year] + deaths[year];
  }

  /**
   * The frame moved by one number, the same every year, so that it begins with the people there
   * are; it is spread over cells by their share.
   */
  public NationalFrame startingWith(double jumpOff) {
    double shift = jumpOff - total(0);
    double[][] shifted = new double[people.length][CELLS];
    for (int year = 0; year < people.length; year++) {
      double factor = 1 + shift / total(year);
      for (int cell = 0; cell < CELLS; cell++) {
        shifted[year][cell] = people[year][cell] * factor;
      }
    }
    return new NationalFrame(shifted, births, deaths);
  }

  /**
   * Persons on 1 January of each year, each counting by a rate of its cell: those who work, where
   * the rates are of employment.
   */
  public double[] weighted(double[] rates) {
    double[] sums = new double[people.length];
    for (int year = 0; year < people.length; year++) {
      for (int cell = 0; cell < CELLS; cell++) {
        sums[year] += rates[cell] * people[year][cell];
      }
    }
    return sums;
  }

  /**
   * A frame of one's own, where none was landed: migrants as in the past, of whom fewer come year
   * by year, and who die and give birth as the nation does.
   *
   * @param people on the jump-off, by cell
   * @param migrants of a usual year
   * @param shape the same by cohort
   * @param damping the share of them that is left after another year
   * @param mortality by year and cell
   * @param fertility by year and age
   */
  public static NationalFrame made(
      double[] people,
      double migrants,
      double[] shape,
      double damping,
      double[][] mortality,
      double[][] fertility) {
    int years = mortality.length;
    double[][] path = new double[years + 1][];
    double[] births = new double[years];
    double[] deaths = new double[years];
    path[0] = people.clone();
    double[] exposed = LifeYear.room();
    MigrationProfile profile = new MigrationProfile();
    for (int year = 0; year < years; year++) {
      double share = Math.pow(damping, year + 1.0);
      double[] usual = Arrays.stream(shape).map(cohort -> share * cohort).toArray();
      LifeYear.exposed(path[year], 0, LifeYear.births(path[year], 0, fertility[year]), exposed);
      double[] moved = new double[FLOWS];
      profile.netShape(share * migrants, exposed, 1, usual, 0, moved, 0);
      path[year + 1] = new double[CELLS];
      double[] dead = new double[CELLS];
      LifeYear.survive(exposed, moved, 0, mortality[year], 1, path[year + 1], dead, 0);
      deaths[year] = Cohorts.sum(dead, 0, CELLS);
      births[year] =
          (LifeYear.births(path[year], 0, fertility[year])
                  + LifeYear.births(path[year + 1], 0, fertility[year]))
              / 2;
      LifeYear.beBorn(births[year], moved, 0, path[year + 1], 0);
    }
    return new NationalFrame(path, births, deaths);
  }
}
