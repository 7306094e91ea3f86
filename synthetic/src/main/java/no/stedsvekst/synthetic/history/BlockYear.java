package no.stedsvekst.synthetic.history;

import java.io.Serializable;
import java.util.Arrays;
import no.stedsvekst.synthetic.people.PeopleYear;

/**
 * A block of places in a year, packed: small numbers take a byte.
 *
 * @param year the flow year
 * @param bytes one place after the other
 * @param ends where each place ends
 * @param sums what the nation needs for the next year
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record BlockYear(int year, byte[] bytes, int[] ends, NationalTotals sums)
    implements Serializable {

  /** What is known of a place in the year. */
  PlaceYear of(int index) {
    int[] numbers = new int[PlaceYear.NUMBERS];
    int at = index == 0 ? 0 : ends[index - 1];
    for (int next = 0; next < numbers.length; next++) {
      int number = 0;
      int shift = 0;
      while (bytes[at] < 0) {
        number |= (bytes[at++] & 0x7f) << shift;
        shift += 7;
      }
      numbers[next] = number | bytes[at++] << shift;
    }
    return new PlaceYear(numbers);
  }

  /** Packs one place after the other. */
  static final class Builder {
    private final int year;
    private final int[] ends;
    private byte[] bytes = new byte[1 << 12];
    private int place;
    private int at;

    Builder(int year, int places) {
      this.year = year;
      this.ends = new int[places];
    }

    void add(PeopleYear people, State state, int index) {
      all(state.people()[index]);
      all(people.arrivals());
      all(people.departures());
      all(state.jobs()[index]);
      number(state.employed()[index]);
      number(people.births());
      number(people.deaths());
      ends[place++] = at;
    }

    BlockYear build(NationalTotals sums) {
      return new BlockYear(year, Arrays.copyOf(bytes, at), ends, sums);
    }

    private void all(int[] numbers) {
      for (int number : numbers) {
        number(number);
      }
    }

    private void number(int number) {
      if (at + 5 > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      int rest = number;
      while (rest > 0x7f) {
        bytes[at++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[at++] = (byte) rest;
    }
  }
}
