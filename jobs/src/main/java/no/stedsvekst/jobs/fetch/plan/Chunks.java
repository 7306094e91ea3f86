package no.stedsvekst.jobs.fetch.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts what is wanted of a table into queries that are as large as is allowed. */
final class Chunks {
  private final long most;
  private final List<String> halvedFirst;

  /**
   * A cut.
   *
   * @param most how many cells a query may have
   * @param halvedFirst variables that are cut, in this order, where a single year is too much
   */
  Chunks(long most, List<String> halvedFirst) {
    this.most = most;
    this.halvedFirst = halvedFirst;
  }

  /**
   * As many years at once as fit.
   *
   * @param years in order
   * @param query of some of them: what is wanted may differ from year to year
   */
  List<Query> of(List<String> years, Function<List<String>, Query> query) {
    List<Query> queries = new ArrayList<>();
    int first = 0;
    while (first < years.size()) {
      int end = first + 1;
      while (end < years.size() && query.apply(years.subList(first, end + 1)).cells() <= most) {
        end++;
      }
      queries.addAll(fitting(query.apply(years.subList(first, end))));
      first = end;
    }
    return queries;
  }

  /** A query, or its parts where it is too large. */
  List<Query> fitting(Query query) {
    if (query.cells() <= most) {
      return List.of(query);
    }
    List<Query> halves = query.halves(halvedFirst);
    if (halves.size() < 2) {
      return halves;
    }
    List<Query> parts = new ArrayList<>();
    halves.forEach(half -> parts.addAll(fitting(half)));
    return parts;
  }
}
