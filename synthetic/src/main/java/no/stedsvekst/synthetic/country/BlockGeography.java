package no.stedsvekst.synthetic.country;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What never changes of a block of places: where its residents may work, and whose news it needs.
 *
 * @param block its number
 * @param destinations of each of its places
 * @param wanted all places that its residents work in, in ascending order
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record BlockGeography(int block, List<Destinations> destinations, int[] wanted)
    implements Serializable {

  public static BlockGeography of(Parameters parameters, int block) {
    List<Destinations> destinations = new ArrayList<>();
    for (int place = parameters.firstOf(block); place < parameters.endOf(block); place++) {
      destinations.add(Destinations.of(parameters, place));
    }
    int[] wanted =
        destinations.stream()
            .flatMapToInt(each -> Arrays.stream(each.places()))
            .sorted()
            .distinct()
            .toArray();
    return new BlockGeography(block, List.copyOf(destinations), wanted);
  }

  /** What it asks of each block, itself among them. */
  public List<Request> requests(Parameters parameters) {
    List<Request> requests = new ArrayList<>();
    int from = 0;
    while (from < wanted.length) {
      int owner = wanted[from] / parameters.blockSize();
      int to = from;
      while (to < wanted.length && wanted[to] < parameters.endOf(owner)) {
        to++;
      }
      requests.add(new Request(owner, block, Arrays.copyOfRange(wanted, from, to)));
      from = to;
    }
    return requests;
  }

  /**
   * Places of one block whose growth another wants to know every year.
   *
   * @param from the block they lie in
   * @param to the block that asks
   * @param places in ascending order
   */
  // Handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Request(int from, int to, int[] places) implements Serializable {}

  /**
   * The growth of the places of a request.
   *
   * @param from the block they lie in
   * @param growth in the order of the request
   */
  // Handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record News(int from, double[] growth) implements Serializable {}
}
