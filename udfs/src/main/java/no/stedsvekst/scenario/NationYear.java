package no.stedsvekst.scenario;

import java.io.Serializable;

/**
 * A12. What the nation settles for all places in one projected year.
 *
 * @param year the flow year
 * @param yearsOn 1 in the first projected year
 * @param mortality probability of dying by cell
 * @param fertility children by age of the woman
 * @param supply what a person of a cell adds to those who work
 * @param employment share of a cell who work
 * @param outlook growth of each industry; empty where jobs are not projected
 * @param industries jobs of the nation by industry at the end of the year
 * @param jobGrowth of all jobs
 * @param births of the nation
 * @param deaths of the nation
 * @param netMigration of the nation
 * @param migrationRate the same as a share of the people on 1 January
 * @param people of the nation by cell when the year has ended
 */
public record NationYear(
    int year,
    int yearsOn,
    double[] mortality,
    double[] fertility,
    double[] supply,
    double[] employment,
    double[] outlook,
    double[] industries,
    double jobGrowth,
    double births,
    double deaths,
    double netMigration,
    double migrationRate,
    double[] people)
    implements Serializable {

  /** Whether jobs are projected, and what follows from them. */
  public boolean hasJobs() {
    return outlook.length > 0;
  }

  /** Births less deaths as a share of the people on 1 January. */
  public double naturalRate() {
    double start = Cohorts.sum(people, 0, people.length) - births + deaths - netMigration;
    return (births - deaths) / start;
  }
}
