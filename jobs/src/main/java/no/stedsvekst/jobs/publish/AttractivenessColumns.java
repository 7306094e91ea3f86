package no.stedsvekst.jobs.publish;

import java.util.List;

/** The columns of {@code gold.attractiveness} that the star takes over, with what they mean. */
final class AttractivenessColumns {
  /** Persons and jobs. */
  static final List<String[]> MEASURES =
      List.of(
          column("actual", "Net migration, where what is expected is known"),
          column("expected", "Net migration that the model expects"),
          column("attractiveness", "actual less expected, persons"),
          column("business_actual", "Change of private jobs, where what is expected is known"),
          column("business_expected", "The change that nation, industries and people explain"),
          column("business_attractiveness", "business_actual less business_expected, jobs"));

  /** Shares. */
  static final List<String[]> RATES =
      List.of(
          column("attractiveness_rate", "Sum of the annual shares of the population"),
          column("shrunken_rate", "The same as far as it is no luck"),
          column("shrunken_low", "Lower end of its 80 % interval"),
          column("shrunken_high", "Upper end of its 80 % interval"),
          column("business_attractiveness_rate", "Share of the private jobs before the years"),
          column("business_shrunken_rate", "Sum of annual shares, as far as it is no luck"),
          column("business_shrunken_low", "Lower end of its 80 % interval"),
          column("business_shrunken_high", "Upper end of its 80 % interval"),
          column("combined_rate", "attractiveness_rate, and what jobs beyond expectation bring"));

  /** Places in the order of units. */
  static final List<String[]> RANKS =
      List.of(
          column(
              "rank",
              "Place by shrunken_rate among the units of the level, 1 the highest; where luck is large, a rank near either end lies outside its interval"),
          column("rank_low", "Best place of its 80 % interval"),
          column("rank_high", "Worst place of its 80 % interval"),
          column("business_rank", "Place by business_shrunken_rate, 1 the highest"),
          column("business_rank_low", "Best place of its 80 % interval"),
          column("business_rank_high", "Worst place of its 80 % interval"));

  private AttractivenessColumns() {}

  private static String[] column(String name, String comment) {
    return new String[] {name, comment};
  }
}
