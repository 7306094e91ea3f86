package no.stedsvekst.jobs.fetch.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import no.stedsvekst.geography.SplitWeights;
import no.stedsvekst.geography.SplitWeights.Part;
import no.stedsvekst.jobs.fetch.place.Klass.Change;

/** The changes of KLASS as rows of {@code code_change}: renamed codes dropped, splits weighed. */
public final class CodeChanges {
  private final Places places;
  private final ToDoubleBiFunction<String, Integer> people;
  private final ToDoubleBiFunction<String, Integer> growth;
  private final Consumer<String> findings;

  /** By year and old code: where it went. */
  private final Map<Integer, Map<String, NavigableSet<String>>> targets = new TreeMap<>();

  /**
   * The changes of some years.
   *
   * @param changes as KLASS tells them
   * @param firstYear the first year of figures: what changed then or before does not matter
   * @param people of a code on 1 January of a year; NaN where it is not known
   * @param growth of a code in a year; NaN where it is not known
   * @param findings gets told what cannot be settled
   */
  public CodeChanges(
      List<Change> changes,
      int firstYear,
      Places places,
      ToDoubleBiFunction<String, Integer> people,
      ToDoubleBiFunction<String, Integer> growth,
      Consumer<String> findings) {
    this.places = places;
    this.people = people;
    this.growth = growth;
    this.findings = findings;
    for (Change change : changes) {
      if (change.year() > firstYear && !change.from().equals(change.to())) {
        add(change);
      }
    }
  }

  private void add(Change change) {
    if (change.from().isEmpty()) {
      findings.accept(
          "KLASS has %s %s created in %d out of nothing"
              .formatted(change.to(), change.toName(), change.year()));
    } else if (change.to().isEmpty()) {
      findings.accept(
          "KLASS has %s %s ended in %d without a successor"
              .formatted(change.from(), change.fromName(), change.year()));
    } else {
      NavigableSet<String> to =
          targets
              .computeIfAbsent(change.year(), year -> new TreeMap<>())
              .computeIfAbsent(change.from(), from -> new TreeSet<>());
      to.add(change.to());
      if (places.holds(change.from(), change.year())) {
        to.add(change.from());
      }
    }
  }

  /** The rows, by year and old code. */
  public List<SplitChange> rows() {
    List<SplitChange> rows = new ArrayList<>();
    targets.forEach(
        (year, changes) ->
            changes.forEach(
                (from, to) -> {
                  if (to.size() == 1) {
                    rows.add(new SplitChange(from, to.first(), year, OptionalDouble.of(1)));
                  } else {
                    split(rows, year, from, to);
                  }
                }));
    return rows;
  }

  private void split(List<SplitChange> rows, int year, String from, NavigableSet<String> to) {
    List<Part> parts = new ArrayList<>();
    for (String code : to) {
      parts.add(new Part(code, people.applyAsDouble(code, year), brought(code, year)));
    }
    Map<String, Double> weights = SplitWeights.of(parts);
    if (weights.isEmpty()) {
      findings.accept(
          "%s was split into %s in %d and the people of the parts are not known: its weights are left open"
              .formatted(from, String.join(", ", to), year));
    }
    for (String code : to) {
      OptionalDouble weight =
          weights.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(weights.get(code));
      rows.add(new SplitChange(from, code, year, weight));
    }
  }

  /** The people whom a new code has of municipalities that went into it whole. */
  private double brought(String code, int year) {
    double brought = 0;
    for (String old : places.codesOf(year - 1)) {
      NavigableSet<String> to = targets.get(year).get(old);
      boolean isWhole = to == null ? old.equals(code) : to.size() == 1 && to.first().equals(code);
      if (isWhole) {
        brought += people.applyAsDouble(old, year - 1) + growth.applyAsDouble(old, year - 1);
      }
    }
    return brought;
  }

  /** Whether a code became something else in a year, or something else became it. */
  public boolean isTouched(String code, int year) {
    Map<String, NavigableSet<String>> changes = targets.getOrDefault(year, Map.of());
    return changes.containsKey(code) || changes.values().stream().anyMatch(to -> to.contains(code));
  }
}
