package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;

import java.util.ArrayList;
import java.util.List;

/**
 * A12. The nation year by year: the frame, the jobs that its people will hold, and the industries
 * they will be in.
 *
 * @param firstYear the first projected flow year
 * @param frame as landed or made, before it is moved to the people there are
 * @param mortality by year and cell
 * @param fertility by year and age
 * @param employment share who work by cell
 * @param outlook growth a year by industry; empty where jobs are not projected
 */
public record NationPath(
    int firstYear,
    NationalFrame frame,
    double[][] mortality,
    double[][] fertility,
    double[] employment,
    double[] outlook) {

  /** What one person of a cell adds to those who work, by the probability of dying. */
  public interface Supply {
    /**
     * Of a person.
     *
     * @param cell by sex and age
     * @param death probability of dying
     */
    double ofPerson(int cell, double death);
  }

  /**
   * The years.
   *
   * @param people of all places on the jump-off
   * @param jobs of all places by industry in the quarter before it
   * @param supply what a person adds to those who work
   */
  public List<NationYear> years(double people, double[] jobs, Supply supply) {
    NationalFrame shifted = frame.startingWith(people);
    double[] working = frame.weighted(employment);
    double[] industries = jobs;
    double all = Cohorts.sum(jobs, 0, jobs.length);
    double perWorking = all / working[0];
    List<NationYear> years = new ArrayList<>();
    for (int on = 1; on <= frame.years(); on++) {
      int index = on - 1;
      double allNow = perWorking * working[on];
      double[] growth = new double[0];
      if (outlook.length > 0) {
        growth = IndustryOutlook.growth(industries, outlook, on, all, allNow);
        industries = grown(industries, growth);
      }
      double[] adds = new double[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        adds[cell] = supply.ofPerson(cell, mortality[index][cell]);
      }
      years.add(
          new NationYear(
              firstYear + index,
              on,
              mortality[index],
              fertility[index],
              adds,
              employment,
              growth,
              industries,
              allNow / all - 1,
              frame.births()[index],
              frame.deaths()[index],
              shifted.netMigration(index),
              shifted.netMigration(index) / shifted.total(index),
              shifted.people()[on]));
      all = allNow;
    }
    return years;
  }

  private static double[] grown(double[] jobs, double[] growth) {
    double[] grown = new double[jobs.length];
    for (int industry = 0; industry < jobs.length; industry++) {
      grown[industry] = jobs[industry] * (1 + growth[industry]);
    }
    return grown;
  }
}
