package no.stedsvekst.jobs.lake;

import java.util.List;
import java.util.TreeMap;

/** The table section of {@code data-lake-layout.md}, from the specifications. */
public final class LayoutPage {
  private LayoutPage() {}

  /** The section: a heading a table, its grain, its key, its columns. */
  public static String tables(List<TableSpec> tables) {
    StringBuilder page = new StringBuilder();
    tables.forEach(table -> append(page, table));
    return page.toString();
  }

  private static void append(StringBuilder page, TableSpec table) {
    page.append("### ").append(table.fullName()).append("\n\n").append(table.grain()).append('\n');
    page.append("Key: ").append(String.join(", ", table.key())).append(". Written: ");
    page.append(table.writeMode().sentence());
    if (!table.partition().isEmpty()) {
      page.append("; files by ").append(String.join(", ", table.partition()));
    }
    page.append(".\n\n");
    if (table.layer() == Layer.BRONZE || table.layer() == Layer.QUARANTINE) {
      // What the cells mean stands at the silver table.
      page.append("Columns: ").append(String.join(", ", table.columnNames())).append(".\n\n");
      return;
    }
    page.append("| column | type | | meaning |\n|---|---|---|---|\n");
    for (ColumnSpec column : table.columns()) {
      String presence = column.isRequired() ? "always" : "";
      page.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(column.name(), column.type().word(), presence, column.told()));
    }
    if (!table.constraints().isEmpty()) {
      page.append("\nChecked at every write: ");
      page.append(
          String.join(
              ", ",
              new TreeMap<>(table.constraints())
                  .entrySet().stream().map(e -> e.getKey() + " `" + e.getValue() + "`").toList()));
      page.append(".\n");
    }
    page.append('\n');
  }
}
