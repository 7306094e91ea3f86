package no.stedsvekst.synthetic.country;

/**
 * What is lasting and a place's own: the part of the truth that estimates are to find.
 *
 * @param attractiveness what it draws beyond the model, a rate a year
 * @param businessAttractiveness growth of private jobs beyond expectation, a rate a year
 * @param fertility births against the nation's rates
 * @param mortality deaths against the nation's rates
 * @param employment employed residents against the nation's rates
 */
public record Traits(
    double attractiveness,
    double businessAttractiveness,
    double fertility,
    double mortality,
    double employment) {

  public static Traits of(Parameters parameters, int place) {
    HashedRandom dice = HashedRandom.of(parameters.seed(), HashedRandom.Throw.TRAIT, place, 0);
    return new Traits(
        0.002 * dice.normal(0),
        0.007 * dice.normal(1),
        dice.logNormal(2, 0.05),
        dice.logNormal(3, 0.05),
        Math.min(1.1, dice.logNormal(4, 0.03)));
  }
}
