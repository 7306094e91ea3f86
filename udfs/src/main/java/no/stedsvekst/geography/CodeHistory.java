package no.stedsvekst.geography;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A14. Municipality vintages: where the inhabitants of a code of one year are found in a later
 * year, followed change by change.
 */
public final class CodeHistory {
  /** How far the shares of one old code may be from one. */
  private static final double TOLERANCE = 1e-6;

  /** By year, then by old code: where it goes. All changes of a year happen at once. */
  private final NavigableMap<Integer, Map<String, List<Share>>> years = new TreeMap<>();

  /**
   * A row of the table of changes: the new code holds from 1 January of the year.
   *
   * @param from the old code
   * @param to the new code
   * @param year the first year of the new code
   * @param weight share of the old unit that goes there, NaN where it is not known
   */
  public record Change(String from, String to, int year, double weight) {}

  /**
   * A part of a unit.
   *
   * @param code where it is now
   * @param weight its share of the unit it was part of
   */
  public record Share(String code, double weight) {}

  /** The history that these changes make. */
  public CodeHistory(Collection<Change> changes) {
    for (Change change : changes) {
      years
          .computeIfAbsent(change.year(), year -> new TreeMap<>())
          .computeIfAbsent(change.from(), code -> new ArrayList<>())
          .add(new Share(change.to(), change.weight()));
    }
  }

  /** What is wrong with the changes, with the codes; nothing where they can be followed. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    years.forEach(
        (year, moves) -> {
          moves.forEach((code, shares) -> addWeightFaults(faults, year, code, shares));
          addChainFaults(faults, year, moves);
        });
    return faults;
  }

  /** The codes that are left behind, wholly or in part, in some year. */
  public Set<String> changedCodes() {
    Set<String> codes = new TreeSet<>();
    years.values().forEach(moves -> codes.addAll(moves.keySet()));
    return codes;
  }

  /**
   * Where a unit of a year is in a later year, by code; the shares add up to one.
   *
   * @param code its code in {@code year}
   * @param year the year of the observation
   * @param vintage the year whose codes are wanted
   */
  public List<Share> carry(String code, int year, int vintage) {
    if (vintage <= year) {
      return List.of(new Share(code, 1));
    }
    Map<String, Double> parts = new TreeMap<>(Map.of(code, 1.0));
    for (Map<String, List<Share>> moves : years.subMap(year, false, vintage, true).values()) {
      parts = moved(parts, moves);
    }
    return parts.entrySet().stream()
        .map(part -> new Share(part.getKey(), part.getValue()))
        .toList();
  }

  private static Map<String, Double> moved(
      Map<String, Double> parts, Map<String, List<Share>> moves) {
    Map<String, Double> moved = new TreeMap<>();
    parts.forEach(
        (code, weight) -> {
          for (Share share : moves.getOrDefault(code, List.of(new Share(code, 1)))) {
            moved.merge(share.code(), weight * share.weight(), Double::sum);
          }
        });
    return moved;
  }

  private static void addWeightFaults(
      List<String> faults, int year, String code, List<Share> shares) {
    List<String> unknown =
        shares.stream().filter(share -> Double.isNaN(share.weight())).map(Share::code).toList();
    double sum = shares.stream().mapToDouble(Share::weight).sum();
    if (!unknown.isEmpty()) {
      faults.add(
          "the change of %s to %s in %d has no weight"
              .formatted(code, String.join(" and ", unknown), year));
    } else if (Math.abs(sum - 1) > TOLERANCE) {
      faults.add(
          "the weights of %s in %d sum to %s, not to 1 (%s)"
              .formatted(code, year, trimmed(sum), listed(shares)));
    }
  }

  /**
   * A code that is left and entered in one year has two meanings in it. Which one is plain only
   * where it keeps a part of itself, or where codes are swapped whole.
   */
  private static void addChainFaults(
      List<String> faults, int year, Map<String, List<Share>> moves) {
    Map<String, Integer> entered = new HashMap<>();
    moves.values().forEach(all -> all.forEach(each -> entered.merge(each.code(), 1, Integer::sum)));
    moves.forEach(
        (code, shares) -> {
          boolean livesOn = shares.stream().anyMatch(share -> share.code().equals(code));
          if (entered.containsKey(code) && !livesOn && !isSwapped(code, moves, entered)) {
            faults.add(
                "%s is left for %s and entered in the same year %d, without a row to itself"
                    .formatted(code, listed(shares), year));
          }
        });
  }

  private static boolean isSwapped(
      String start, Map<String, List<Share>> moves, Map<String, Integer> entered) {
    Set<String> seen = new HashSet<>();
    String code = start;
    while (seen.add(code)) {
      List<Share> shares = moves.getOrDefault(code, List.of());
      if (shares.size() != 1 || entered.get(code) != 1) {
        return false;
      }
      code = shares.get(0).code();
      if (!entered.containsKey(code) || !moves.containsKey(code)) {
        return false;
      }
    }
    return code.equals(start);
  }

  private static String listed(List<Share> shares) {
    return String.join(
        ", ", shares.stream().map(share -> share.code() + " " + trimmed(share.weight())).toList());
  }

  private static String trimmed(double value) {
    String text = "%.6f".formatted(value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
