package no.stedsvekst.story;

/**
 * A7. What a sentence about a place is made of; whatever is not known is null.
 *
 * @param name of the place
 * @param level municipality, region, county or country
 * @param size how many live there
 * @param drivers why they became more or fewer
 * @param standing its place among the units of its level
 * @param future how many are projected
 */
public record PlaceFacts(
    String name, String level, Size size, Drivers drivers, Standing standing, Future future) {

  /**
   * Residents now and before.
   *
   * @param year of the 1 January
   * @param population on that day
   * @param yearBefore of an earlier 1 January
   * @param before the population on that day
   */
  public record Size(Integer year, Double population, Integer yearBefore, Double before) {}

  /**
   * Persons over some years.
   *
   * @param first flow year
   * @param last flow year
   * @param birthsAndDeaths births less deaths
   * @param netMigration in- less out-migrants
   * @param attractiveness net migration beyond what the model expects
   */
  public record Drivers(
      Integer first,
      Integer last,
      Double birthsAndDeaths,
      Double netMigration,
      Double attractiveness) {}

  /**
   * The order of units by attractiveness.
   *
   * @param rank 1 the highest
   * @param low the best rank of its interval
   * @param high the worst rank of its interval
   * @param ranked how many units have a rank
   * @param notJudged why there is no order: few_units or no_spread
   */
  public record Standing(Integer rank, Integer low, Integer high, Long ranked, String notJudged) {}

  /**
   * A projection.
   *
   * @param year of its last 1 January
   * @param population projected then
   * @param low lower end of its interval
   * @param high upper end of its interval
   */
  public record Future(Integer year, Double population, Double low, Double high) {}
}
