package no.stedsvekst.synthetic.people;

import java.util.EnumMap;
import java.util.Map;
import no.stedsvekst.synthetic.country.PlaceKind;

/** Who moves, by sex and age on 31 December, in each kind of place. */
public final class Movers {
  private static final Map<PlaceKind, Movers> OF = new EnumMap<>(PlaceKind.class);

  /** How net migration beyond the model's variables spreads over the age groups. */
  static final double[] REST = {0.12, 0.12, 0.38, 0.20, 0.08, 0.05, 0.05};

  static {
    OF.put(PlaceKind.CITY, new Movers(22, -0.0020, -0.0010, 0.0060, -0.0030, 0, 0, 0));
    OF.put(PlaceKind.TOWN, new Movers(24, 0.0005, 0, -0.0010, 0.0005, 0, 0, 0));
    OF.put(PlaceKind.PERIPHERY, new Movers(26, 0.0010, 0.0005, -0.0050, 0.0020, 0, 0.0005, 0.0010));
  }

  private final double[] leaving = new double[Cells.COUNT];
  private final double[] arriving = new double[Cells.COUNT];
  private final double[] exchange;

  /**
   * Movers of a kind of place.
   *
   * @param peak the age at which most arrive
   * @param exchange net migration of each age group a year, which adds up to nothing
   */
  private Movers(double peak, double... exchange) {
    this.exchange = exchange;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      int age = cell % Cells.AGES;
      leaving[cell] = 0.012 + 0.035 * StrictMath.exp(-age / 6.0) + 0.12 * bell(age, 23, 6);
      arriving[cell] = 0.010 + 0.25 * StrictMath.exp(-age / 6.0) + bell(age, peak, 6);
      arriving[cell] *= age > 75 ? StrictMath.exp(-(age - 75) / 6.0) : 1;
    }
  }

  public static Movers of(PlaceKind kind) {
    return OF.get(kind);
  }

  /** The share of those who are there that leaves within a year. */
  double[] leaving() {
    return leaving;
  }

  /** How those who come spread over sex and age. */
  public double[] arriving() {
    return arriving;
  }

  /** What an age group gains or loses a year to other kinds of places, as a rate. */
  double exchange(int group) {
    return exchange[group];
  }

  private static double bell(double age, double peak, double width) {
    double away = (age - peak) / width;
    return StrictMath.exp(-away * away);
  }
}
