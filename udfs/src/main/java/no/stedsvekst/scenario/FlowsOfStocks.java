package no.stedsvekst.scenario;

/**
 * A12. Births, deaths and net migration of a nation whose people alone are projected: those who are
 * 0 a year later were born, some of the newborn and of all others died, and the rest moved. Births
 * less deaths and net migration make the change by construction.
 *
 * @param births children born alive
 * @param deaths of residents, the newborn among them
 * @param netMigration what is left of the change
 */
public record FlowsOfStocks(double births, double deaths, double netMigration) {

  /**
   * The flows of a year.
   *
   * @param people of the 1 January, by sex and age
   * @param next those of the 1 January after
   * @param probability of death within the year, by sex and age on 1 January
   * @param newborn probability of death before the first birthday, by sex
   */
  public static FlowsOfStocks between(
      double[][] people, double[][] next, double[][] probability, double[] newborn) {
    double births = 0;
    double deaths = 0;
    double change = 0;
    for (int sex = 0; sex < people.length; sex++) {
      // Half of the time before the first birthday lies in the year of birth.
      double born = next[sex][0] / (1 - newborn[sex] / 2);
      births += born;
      deaths += born - next[sex][0];
      for (int age = 0; age < people[sex].length; age++) {
        deaths += people[sex][age] * probability[sex][age];
        change += next[sex][age] - people[sex][age];
      }
    }
    return new FlowsOfStocks(births, deaths, change - births + deaths);
  }
}
