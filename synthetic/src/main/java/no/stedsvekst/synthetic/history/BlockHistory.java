package no.stedsvekst.synthetic.history;

import java.util.List;
import no.stedsvekst.synthetic.country.BlockGeography;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Parameters;

/** All years of a block, by the municipalities that its places are in each year. */
public final class BlockHistory {
  private final Parameters parameters;
  private final BlockGeography home;
  private final State last;
  private final List<BlockYear> years;
  private final int firstPlace;
  private final Codes codes;

  public BlockHistory(
      Parameters parameters, BlockGeography home, State last, List<BlockYear> years) {
    this.parameters = parameters;
    this.home = home;
    this.last = last;
    this.years = years;
    this.firstPlace = parameters.firstOf(home.block());
    this.codes = new Codes(parameters);
  }

  public Parameters parameters() {
    return parameters;
  }

  public BlockGeography home() {
    return home;
  }

  public Codes codes() {
    return codes;
  }

  /** The municipalities of any year, in the order of their codes. */
  public List<Codes.Unit> units() {
    return codes.units(firstPlace, parameters.endOf(home.block()));
  }

  /** A place in a year. */
  public PlaceYear of(int place, int year) {
    return years.get(year - parameters.firstYear()).of(place - firstPlace);
  }

  /** A municipality in a year. */
  public PlaceYear of(Codes.Unit unit, int year) {
    PlaceYear all = of(unit.firstPlace(), year);
    for (int place = unit.firstPlace() + 1; place < unit.firstPlace() + unit.places(); place++) {
      all = all.plus(of(place, year));
    }
    return all;
  }

  /** The people of a municipality after the last year, by sex and age. */
  public int[] peopleAfter(Codes.Unit unit) {
    int[] people = last.people()[unit.firstPlace() - firstPlace].clone();
    for (int next = 1; next < unit.places(); next++) {
      int[] more = last.people()[unit.firstPlace() + next - firstPlace];
      for (int cell = 0; cell < people.length; cell++) {
        people[cell] += more[cell];
      }
    }
    return people;
  }
}
