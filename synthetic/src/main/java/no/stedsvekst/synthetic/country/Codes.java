package no.stedsvekst.synthetic.country;

import java.util.ArrayList;
import java.util.List;

/**
 * The municipality codes of the places. Without code changes each place has one; with them two
 * places become one municipality, and a municipality of two places becomes two.
 */
public final class Codes {
  public static final int OPEN = Integer.MAX_VALUE;

  private static final int FIRST_CODE = 101;

  /** Places by what befalls them; those before keep their code. */
  private static final int MERGED = 2;

  private static final int SPLIT = 4;

  private final Parameters parameters;
  private final int width;
  private final int mergerYear;
  private final int splitYear;

  public Codes(Parameters parameters) {
    this.parameters = parameters;
    int last = FIRST_CODE + parameters.places() - 1 + (parameters.hasCodeChanges() ? 2 : 0);
    this.width = Math.max(4, Integer.toString(last).length());
    int length = parameters.lastYear() - parameters.firstYear();
    this.mergerYear = parameters.firstYear() + (2 * length + 2) / 3;
    this.splitYear = parameters.firstYear() + (length + 1) / 3;
  }

  /**
   * A municipality.
   *
   * @param code its code
   * @param places its first place and, where it has two, the next
   * @param from the first year in which it is there
   * @param to the first year in which it is no longer, or {@link #OPEN}
   */
  public record Unit(String code, int firstPlace, int places, int from, int to) {
    public boolean isIn(int year) {
      return from <= year && year < to;
    }
  }

  /**
   * A change: the new code holds from the year on.
   *
   * @param place the place that changes code
   * @param isWhole whether all of the old municipality does
   */
  public record Change(String from, String to, int year, int place, boolean isWhole) {}

  /** All municipalities of a stretch of places, in the order of their codes. */
  public List<Unit> units(int firstPlace, int endPlace) {
    int always = parameters.firstYear() - 10;
    List<Unit> units = new ArrayList<>();
    for (int place = firstPlace; place < endPlace; place++) {
      boolean isMerged = parameters.hasCodeChanges() && place / 2 * 2 == MERGED;
      boolean isSplit = parameters.hasCodeChanges() && place / 2 * 2 == SPLIT;
      if (isSplit && place == SPLIT) {
        units.add(new Unit(numbered(SPLIT + 1), SPLIT, 2, always, splitYear));
      }
      int from = isSplit ? splitYear : always;
      units.add(new Unit(ownCode(place), place, 1, from, isMerged ? mergerYear : OPEN));
      if (isMerged && place == MERGED + 1) {
        units.add(new Unit(numbered(MERGED + 2), MERGED, 2, mergerYear, OPEN));
      }
    }
    return units;
  }

  /** The code of a place in a year. */
  public String of(int place, int year) {
    if (parameters.hasCodeChanges() && place / 2 * 2 == MERGED && year >= mergerYear) {
      return numbered(MERGED + 2);
    }
    if (parameters.hasCodeChanges() && place / 2 * 2 == SPLIT && year < splitYear) {
      return numbered(SPLIT + 1);
    }
    return ownCode(place);
  }

  /** The changes whose places lie in a stretch; blocks are large enough to hold all or none. */
  public List<Change> changes(int firstPlace) {
    if (!parameters.hasCodeChanges() || firstPlace > 0) {
      return List.of();
    }
    return List.of(
        new Change(numbered(SPLIT + 1), ownCode(SPLIT), splitYear, SPLIT, false),
        new Change(numbered(SPLIT + 1), ownCode(SPLIT + 1), splitYear, SPLIT + 1, false),
        new Change(ownCode(MERGED), numbered(MERGED + 2), mergerYear, MERGED, true),
        new Change(ownCode(MERGED + 1), numbered(MERGED + 2), mergerYear, MERGED + 1, true));
  }

  /** In the order of the places: the code after a merger follows, that before a split precedes. */
  private String ownCode(int place) {
    int skipped = 0;
    if (parameters.hasCodeChanges()) {
      skipped = place >= SPLIT ? 2 : 0;
    }
    return numbered(place + skipped);
  }

  private String numbered(int index) {
    String digits = Integer.toString(FIRST_CODE + index);
    return "0".repeat(width - digits.length()) + digits;
  }
}
