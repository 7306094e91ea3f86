package no.stedsvekst.jobs.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.TableSpec;

/** Who uses which table, as far as the program knows: its own readers, and those it writes for. */
final class TableUses {
  static final String ANSWERS = "answers";

  private final List<TableReader> readers;

  /**
   * Collects them.
   *
   * @param program jobs, and what else the program itself asks
   * @param star of which Superset and Power BI are told
   */
  TableUses(List<TableReader> program, StarModel star) {
    readers = new ArrayList<>(program);
    List<Answers> answers = Answers.all();
    for (int number = 1; number <= answers.size(); number++) {
      readers.add(TableReader.ofStatement(ANSWERS, "" + number, answers.get(number - 1).sql()));
    }
    for (TableSpec fact : star.facts()) {
      List<String> tables = new ArrayList<>(List.of(fact.fullName()));
      star.links(fact).forEach(link -> tables.add(link.to().fullName()));
      readers.add(new TableReader("charts of the dashboard of Superset", fact.name(), tables));
      readers.add(new TableReader("facts of the model of Power BI", fact.name(), tables));
    }
  }

  /** The readers of a table, by kind. */
  Map<String, List<String>> of(TableSpec table) {
    Map<String, List<String>> uses = new LinkedHashMap<>();
    for (TableReader reader : readers) {
      if (reader.tables().contains(table.fullName())) {
        uses.computeIfAbsent(reader.kind(), kind -> new ArrayList<>()).add(reader.name());
      }
    }
    return uses;
  }
}
