package no.stedsvekst.jobs.query;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * How a word that has been begun may go on: a table, a column of the tables named, a word of SQL.
 */
final class CompletedNames {
  private static final List<String> WORDS =
      List.of(
          "select",
          "from",
          "where",
          "group by",
          "order by",
          "having",
          "join",
          "left join",
          "on",
          "using",
          "with",
          "as",
          "and",
          "or",
          "not",
          "in",
          "is null",
          "between",
          "like",
          "case",
          "when",
          "then",
          "else",
          "end",
          "distinct",
          "limit",
          "union all",
          "count(*)",
          "sum(",
          "avg(",
          "min(",
          "max(",
          "round(",
          "over (",
          "partition by",
          "show tables in",
          "describe",
          "explain",
          "use");

  private final QueryTables tables;

  CompletedNames(QueryTables tables) {
    this.tables = tables;
  }

  /**
   * The words that a begun one may become, sorted.
   *
   * @param statement as far as it is written, which may name tables
   * @param begun the word, with what stands before a dot in it
   */
  List<String> of(String statement, String begun) {
    String start = begun.toLowerCase(Locale.ROOT);
    int dot = start.lastIndexOf('.');
    String before = start.substring(0, dot + 1);
    Stream<String> columns = columns(statement).map(column -> begun.substring(0, dot + 1) + column);
    Stream<String> candidates =
        dot < 0
            ? Stream.concat(columns, Stream.concat(layers(), WORDS.stream()))
            : QueryTables.schemas().contains(before.substring(0, dot))
                ? tables.names().stream()
                : columns;
    return List.copyOf(
        candidates
            .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(start))
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
  }

  private static Stream<String> layers() {
    return QueryTables.schemas().stream().map(layer -> layer + ".");
  }

  /** Of the tables that the statement names. */
  private Stream<String> columns(String statement) {
    List<String> words = List.of(statement.toLowerCase(Locale.ROOT).split("[^a-z0-9_.]+", -1));
    return tables.all().stream()
        .filter(
            table ->
                words.contains(table.fullName())
                    || words.contains(table.fullName().replace("gold.", "")))
        .map(TableSpec::columnNames)
        .flatMap(List::stream);
  }
}
