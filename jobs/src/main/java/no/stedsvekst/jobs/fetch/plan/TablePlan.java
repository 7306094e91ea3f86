package no.stedsvekst.jobs.fetch.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.stat.DataSet;

/**
 * What is asked of a table.
 *
 * @param source what it fills
 * @param updated when its figures were last changed
 * @param queries one after the other
 * @param halvedFirst the variables that are halved first where a query turns out to be too large
 * @param absent municipalities and years of which the table has no code
 */
public record TablePlan(
    Source source,
    String updated,
    List<Query> queries,
    List<String> halvedFirst,
    List<String> absent) {

  /**
   * The plan of a table.
   *
   * @param described all of its variables and their values
   * @param mostCells in a query
   * @param problems gets told what is missing, where nothing is returned
   */
  public static Optional<TablePlan> of(
      Source source, DataSet described, Places places, long mostCells, List<String> problems) {
    return Selection.of(source, described, places, problems)
        .map(selection -> of(source, described.updated(), selection, mostCells));
  }

  private static TablePlan of(Source source, String updated, Selection selection, long mostCells) {
    List<String> years = new ArrayList<>();
    for (String code : selection.time().codes()) {
      int year = Years.of(code).orElse(-1);
      if (year > 0 && source.has(year)) {
        years.add(code);
      }
    }
    List<String> halvedFirst = selection.halvedFirst();
    List<Query> queries = new Chunks(mostCells, halvedFirst).of(years, selection::query);
    return new TablePlan(source, updated, queries, halvedFirst, selection.absent());
  }

  /** How many cells are asked for. */
  public long cells() {
    return queries.stream().mapToLong(Query::cells).sum();
  }
}
