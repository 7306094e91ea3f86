package no.stedsvekst.jobs.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * What a BI tool must be told of tables: which hold facts, which dimensions stand around them, what
 * joins them, and what may be summed. The specifications say it; nothing is added here.
 *
 * @param tables all tables
 */
record StarModel(List<TableSpec> tables) {

  /**
   * A column of a table and the one of another that has each of its values once.
   *
   * @param from the table that refers
   * @param column its column
   * @param to the table referred to
   * @param key the column there
   */
  record Link(TableSpec from, ColumnSpec column, TableSpec to, String key) {
    /** What the column says of: {@code home} of {@code home_code}. */
    String role() {
      return column.name().replaceAll("_code$", "");
    }
  }

  /** Tables that refer to others and that no other refers to, with anything to sum or without. */
  List<TableSpec> facts() {
    List<TableSpec> named =
        tables.stream().flatMap(table -> links(table).stream()).map(Link::to).toList();
    return tables.stream()
        .filter(table -> !links(table).isEmpty() && !named.contains(table))
        .toList();
  }

  /** Whether it says only which of a dimension's rows belong to which others of it. */
  boolean isBridge(TableSpec table) {
    List<TableSpec> ends =
        links(table).stream()
            .filter(link -> table.key().contains(link.column().name()))
            .map(Link::to)
            .toList();
    return ends.size() == table.key().size()
        && ends.size() > 1
        && ends.stream().distinct().count() == 1;
  }

  /** Tables that a fact refers to, in the order of the data. */
  List<TableSpec> dimensions() {
    List<String> named =
        facts().stream().flatMap(fact -> links(fact).stream()).map(l -> l.to().fullName()).toList();
    return tables.stream().filter(table -> named.contains(table.fullName())).toList();
  }

  /** The columns that may be summed. */
  List<ColumnSpec> measures(TableSpec table) {
    return table.columns().stream()
        .filter(column -> column.additivity() != Additivity.NONE)
        .toList();
  }

  /** The columns that are a sum over a sum. */
  List<ColumnSpec> ratios(TableSpec table) {
    return table.columns().stream().filter(column -> column.ratio().isPresent()).toList();
  }

  /** Whether it is of a day, so that years in sight would count the same again. */
  boolean isOfADay(TableSpec table, ColumnSpec measure) {
    String counted = measure.ratio().map(ColumnSpec.Ratio::numerator).orElse(measure.name());
    return table.columns().stream()
        .anyMatch(
            column -> column.name().equals(counted) && column.additivity() == Additivity.STOCK);
  }

  /** What a table refers to, where that has one row for each value. */
  List<Link> links(TableSpec table) {
    List<Link> links = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      column
          .reference()
          .flatMap(reference -> named(reference.table()))
          .filter(to -> to.key().equals(List.of(column.reference().get().column())))
          .ifPresent(to -> links.add(new Link(table, column, to, to.key().get(0))));
    }
    return links;
  }

  private Optional<TableSpec> named(String fullName) {
    return tables.stream().filter(table -> table.fullName().equals(fullName)).findFirst();
  }
}
