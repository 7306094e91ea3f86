package no.stedsvekst.growth;

/**
 * A1. Commuting-weighted relative growth (VRA) of one place, as sums that can be added in any
 * order.
 *
 * <p>The sums are taken over the place's commuting flows: employed residents times the relative
 * growth where they work, apart for those who work at home (own) and elsewhere (neighbour), and how
 * many flows lead to a workplace whose growth is unknown. Growth outside the map is 0: such a flow
 * adds nothing, and only the employed residents that the sums are divided by know of it.
 *
 * @param own employed residents who work in the place, times its relative growth
 * @param neighbour the same over all other workplaces
 * @param ownUnknown flows within the place while its growth is unknown: 0 or 1
 * @param neighbourUnknown flows to other workplaces of unknown growth
 */
public record CommutingSums(double own, double neighbour, long ownUnknown, long neighbourUnknown) {

  /** The sums over no flow at all. */
  public static final CommutingSums NONE = new CommutingSums(0, 0, 0, 0);

  /** With one more flow. A flow of nobody says nothing, whatever the growth at its end. */
  public CommutingSums plus(boolean isOwn, double employed, Double relativeGrowth) {
    if (employed == 0) {
      return this;
    }
    double effect = relativeGrowth == null ? 0 : effect(employed, relativeGrowth);
    long unknown = relativeGrowth == null ? 1 : 0;
    return plus(
        isOwn
            ? new CommutingSums(effect, 0, unknown, 0)
            : new CommutingSums(0, effect, 0, unknown));
  }

  /** What a flow adds to a sum: those who go, times the growth that they meet. */
  public static double effect(double employed, double relativeGrowth) {
    return employed * relativeGrowth;
  }

  /** The sums over these flows and those of {@code other}. */
  public CommutingSums plus(CommutingSums other) {
    return new CommutingSums(
        own + other.own,
        neighbour + other.neighbour,
        ownUnknown + other.ownUnknown,
        neighbourUnknown + other.neighbourUnknown);
  }

  /** The part of VRA that comes from jobs in the place itself. */
  public Double ownPart(Double employedResidents) {
    return perResident(own, ownUnknown, employedResidents);
  }

  /** The part of VRA that comes from jobs elsewhere. */
  public Double neighbourPart(Double employedResidents) {
    return perResident(neighbour, neighbourUnknown, employedResidents);
  }

  /** VRA: own and neighbour part together; {@code null} where either is. */
  public Double total(Double employedResidents) {
    Double ownPart = ownPart(employedResidents);
    Double neighbourPart = neighbourPart(employedResidents);
    return ownPart == null || neighbourPart == null
        ? null
        : Double.valueOf(ownPart + neighbourPart);
  }

  /**
   * A weighted sum over the employed residents it was weighted with.
   *
   * @param unknown how many flows of the sum lead to a place of unknown growth
   * @return {@code null} where a growth is unknown or nobody is employed
   */
  public static Double perResident(double weightedSum, long unknown, Double employedResidents) {
    if (unknown > 0 || employedResidents == null || employedResidents == 0) {
      return null;
    }
    return weightedSum / employedResidents;
  }
}
