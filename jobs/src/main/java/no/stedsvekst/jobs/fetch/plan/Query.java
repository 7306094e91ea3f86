package no.stedsvekst.jobs.fetch.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a table that is asked for at once: every variable with the codes of its values.
 *
 * @param table its number
 * @param values codes by variable, each once: the same code twice is answered with an empty 500
 */
public record Query(String table, Map<String, List<String>> values) {
  /** A query; codes that stand there twice are asked for once. */
  public Query {
    Map<String, List<String>> once = new LinkedHashMap<>();
    values.forEach(
        (variable, codes) -> once.put(variable, List.copyOf(new LinkedHashSet<>(codes))));
    values = once;
  }

  /** How many cells the answer has, empty ones included. */
  public long cells() {
    return values.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
  }

  /**
   * The two halves of it, by a variable that can be halved.
   *
   * @param first the variables that are halved before others
   */
  public List<Query> halves(List<String> first) {
    String halved =
        Stream.concat(first.stream(), values.keySet().stream().sorted(byLength()))
            .filter(variable -> values.getOrDefault(variable, List.of()).size() > 1)
            .findFirst()
            .orElse(null);
    if (halved == null) {
      return List.of(this);
    }
    List<String> codes = values.get(halved);
    List<Query> halves = new ArrayList<>();
    int middle = (codes.size() + 1) / 2;
    halves.add(with(halved, codes.subList(0, middle)));
    halves.add(with(halved, codes.subList(middle, codes.size())));
    return halves;
  }

  private Comparator<String> byLength() {
    return Comparator.comparingInt((String variable) -> values.get(variable).size()).reversed();
  }

  private Query with(String variable, List<String> codes) {
    Map<String, List<String>> part = new LinkedHashMap<>(values);
    part.put(variable, codes);
    return new Query(table, part);
  }

  /** How many values of which variables, for people. */
  public String inWords() {
    return values.entrySet().stream()
        .map(
            entry ->
                entry.getValue().size() == 1
                    ? entry.getKey() + " " + entry.getValue().get(0)
                    : "%d of %s".formatted(entry.getValue().size(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }
}
