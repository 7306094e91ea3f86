package no.stedsvekst.synthetic.economy;

import java.util.List;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.Traits;

/**
 * Workplaces of the country, one by one. Each year some move: to the one of a few places that they
 * come upon where private jobs grow the most by themselves; and some close for good.
 */
public final class Workplaces {
  private static final double MOVING = 0.06;
  private static final double CLOSING = 0.01;
  private static final int LOOKED_AT = 3;
  private static final int LARGEST_START = 80;

  /** The industries of the workplaces that begin in every place, labour hire among them. */
  private static final List<String> INDUSTRIES =
      List.of(
          "anna_industri",
          "ovrig_verkstedindustri",
          "agentur_og_engros",
          "bygg_og_anlegg",
          "forretningstjenester",
          "utleie_av_arbeidskraft",
          "godstransport",
          "bygg_og_anlegg");

  /** How many begin in every place. */
  public static final int EACH = INDUSTRIES.size();

  private final Parameters parameters;
  private final int places;

  public Workplaces(Parameters parameters, int places) {
    this.parameters = parameters;
    this.places = places;
  }

  /**
   * A workplace on 1 January.
   *
   * @param place where it lies, or {@link #CLOSED}
   * @param jobs in it
   */
  public record Day(int place, int jobs) {
    /** Where what has closed is. */
    public static final int CLOSED = -1;

    /** Whether it is there. */
    public boolean isOpen() {
      return place != CLOSED;
    }
  }

  /** Its industry, for all time. */
  public String industry(int workplace) {
    return INDUSTRIES.get(workplace % EACH);
  }

  /** The 1 Januaries from the first year to the one after the last. */
  public Day[] days(int workplace) {
    Day[] days = new Day[parameters.lastYear() - parameters.firstYear() + 2];
    HashedRandom start = random(workplace, 0);
    days[0] = new Day(workplace / EACH, 1 + (int) (LARGEST_START * start.uniform(0)));
    for (int index = 1; index < days.length; index++) {
      days[index] = next(workplace, parameters.firstYear() + index - 1, days[index - 1]);
    }
    return days;
  }

  private Day next(int workplace, int year, Day before) {
    HashedRandom chance = random(workplace, year);
    if (!before.isOpen() || chance.uniform(0) < CLOSING) {
      return new Day(Day.CLOSED, 0);
    }
    int place = chance.uniform(1) < MOVING ? best(chance) : before.place();
    return new Day(place, Math.max(1, before.jobs() + (int) Math.rint(2 * chance.normal(20))));
  }

  private int best(HashedRandom chance) {
    int best = (int) (places * chance.uniform(2));
    for (int look = 1; look < LOOKED_AT; look++) {
      int other = (int) (places * chance.uniform(2 + look));
      if (pull(other) > pull(best)) {
        best = other;
      }
    }
    return best;
  }

  private double pull(int place) {
    return Traits.of(parameters, place).businessAttractiveness();
  }

  private HashedRandom random(int workplace, int year) {
    return HashedRandom.of(
        parameters.seed(),
        year == 0 ? HashedRandom.Throw.WORKPLACE : HashedRandom.Throw.MOVE,
        workplace,
        year);
  }
}
