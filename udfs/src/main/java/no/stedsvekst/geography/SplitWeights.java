package no.stedsvekst.geography;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A14. Shares of a municipality that was split, from the people of what it became: of each part
 * those who live there on the first day, less those whom its whole predecessors brought along.
 */
public final class SplitWeights {
  private SplitWeights() {}

  /**
   * What a municipality became.
   *
   * @param code of it
   * @param persons who live there on 1 January of the year of the split
   * @param brought the people of the municipalities that went into it whole: on 1 January of the
   *     year before, and their growth in that year
   */
  public record Part(String code, double persons, double brought) {}

  /**
   * The share of each part; none at all where a number is missing or nobody is left of a part: a
   * share that is not known is not guessed.
   */
  public static Map<String, Double> of(List<Part> parts) {
    Map<String, Double> shares = new TreeMap<>();
    double sum = 0;
    for (Part part : parts) {
      double own = part.persons() - part.brought();
      if (!(own > 0)) {
        return Map.of();
      }
      shares.put(part.code(), own);
      sum += own;
    }
    double all = sum;
    shares.replaceAll((code, own) -> own / all);
    return shares;
  }
}
