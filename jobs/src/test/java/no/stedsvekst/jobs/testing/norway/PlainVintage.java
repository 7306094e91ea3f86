package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures brought to the codes of one year by following the changes year by year, in plain loops.
 * It shares nothing with the pipeline, which is checked against it.
 */
public final class PlainVintage {
  /** A share of one unit that belongs to another from 1 January of a year. */
  public record Change(String from, String to, int year, double weight) {}

  /** A unit in a year. */
  public record UnitYear(String code, int year) {}

  /** Home and work in a year. */
  public record PairYear(String home, String work, int year) {}

  private final Map<Integer, Map<String, List<Change>>> changes = new HashMap<>();
  private final int vintage;

  /** Changes after the vintage are none of its business. */
  public PlainVintage(List<Change> changes, int vintage) {
    this.vintage = vintage;
    for (Change change : changes) {
      this.changes
          .computeIfAbsent(change.year(), year -> new HashMap<>())
          .computeIfAbsent(change.from(), code -> new ArrayList<>())
          .add(change);
    }
  }

  /** The changes of a landed {@code code_change} file. */
  public static List<Change> landed(Path file) {
    List<Change> changes = new ArrayList<>();
    CsvRow.each(
        file,
        row ->
            changes.add(
                new Change(
                    row.text("from_code"),
                    row.text("to_code"),
                    row.whole("year"),
                    row.number("weight"))));
    return changes;
  }

  /** The shares of a unit of that year, by the code of the vintage in which they end. */
  public Map<String, Double> weights(String code, int year) {
    Map<String, Double> shares = Map.of(code, 1.0);
    for (int next = year + 1; next <= vintage; next++) {
      shares = step(shares, changes.getOrDefault(next, Map.of()));
    }
    return shares;
  }

  /** All changes of a year at once: what a code has just become is not changed again. */
  private static Map<String, Double> step(
      Map<String, Double> shares, Map<String, List<Change>> changes) {
    Map<String, Double> next = new TreeMap<>();
    shares.forEach(
        (code, share) -> {
          for (Change change : changes.getOrDefault(code, List.of(new Change(code, code, 0, 1)))) {
            next.merge(change.to(), share * change.weight(), Double::sum);
          }
        });
    return next;
  }

  /** Values of units, in the codes of the vintage; later years are left out. */
  public Map<UnitYear, Double> units(Map<UnitYear, Double> values) {
    Map<UnitYear, Double> sums = new HashMap<>();
    values.forEach(
        (unit, value) -> {
          if (unit.year() <= vintage) {
            weights(unit.code(), unit.year())
                .forEach(
                    (code, weight) ->
                        sums.merge(new UnitYear(code, unit.year()), weight * value, Double::sum));
          }
        });
    return sums;
  }

  /** Values of pairs: both ends are split, so that the weights of the two are multiplied. */
  public Map<PairYear, Double> pairs(Map<PairYear, Double> values) {
    Map<PairYear, Double> sums = new HashMap<>();
    values.forEach(
        (pair, value) -> {
          if (pair.year() <= vintage) {
            Map<String, Double> works = weights(pair.work(), pair.year());
            weights(pair.home(), pair.year())
                .forEach(
                    (home, share) ->
                        works.forEach(
                            (work, weight) ->
                                sums.merge(
                                    new PairYear(home, work, pair.year()),
                                    share * weight * value,
                                    Double::sum)));
          }
        });
    return sums;
  }
}
