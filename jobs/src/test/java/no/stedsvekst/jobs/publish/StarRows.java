package no.stedsvekst.jobs.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * The rows of tables as anything but Spark reads them, and what is wrong with them. Rows are maps,
 * so that a test can break one.
 */
final class StarRows {
  private static final String YEAR = "year";

  private final Map<String, List<Map<String, Object>>> tables = new HashMap<>();

  /** The tables of a lake, those that the program writes and that are there. */
  static StarRows of(Lake lake, List<TableSpec> specs) {
    StarRows rows = new StarRows();
    for (TableSpec table : specs) {
      if (lake.has(table)) {
        List<Map<String, Object>> all = new ArrayList<>();
        PlainRows plain = PlainRows.of(lake, table);
        plain.forEach(row -> all.add(cells(plain.columns(), row)));
        rows.tables.put(table.fullName(), all);
      }
    }
    return rows;
  }

  private static Map<String, Object> cells(List<String> columns, PlainRow row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    columns.forEach(column -> cells.put(column, row.get(column)));
    return cells;
  }

  /** With other rows of a table. */
  StarRows with(TableSpec table, List<Map<String, Object>> rows) {
    StarRows other = new StarRows();
    other.tables.putAll(tables);
    other.tables.put(table.fullName(), rows);
    return other;
  }

  List<Map<String, Object>> of(TableSpec table) {
    return tables.get(table.fullName());
  }

  /** Keys that two rows have, values that a dimension lacks, required cells that are empty. */
  List<String> faults(List<TableSpec> specs) {
    List<String> faults = new ArrayList<>();
    for (TableSpec table : specs) {
      Set<List<Object>> keys = new HashSet<>();
      for (Map<String, Object> row : of(table)) {
        List<Object> key = new ArrayList<>();
        table.key().forEach(column -> key.add(row.get(column)));
        if (!keys.add(key)) {
          faults.add("%s has %s twice".formatted(table.fullName(), key));
        }
      }
      for (ColumnSpec column : table.columns()) {
        faults.addAll(faults(table, column));
      }
    }
    return faults;
  }

  private List<String> faults(TableSpec table, ColumnSpec column) {
    Set<String> faults = new HashSet<>();
    Set<Object> known = new HashSet<>();
    column
        .reference()
        .ifPresent(
            found -> tables.get(found.table()).forEach(row -> known.add(row.get(found.column()))));
    for (Map<String, Object> row : of(table)) {
      Object value = row.get(column.name());
      String name = table.fullName() + "." + column.name();
      if (value == null && column.isRequired()) {
        faults.add(name + " is empty");
      }
      if (value != null && column.reference().isPresent() && !known.contains(value)) {
        faults.add("%s %s is not in %s".formatted(name, value, column.reference().get()));
      }
    }
    return List.copyOf(faults);
  }

  /** The plain sums of every additive column by year (0 where a table has none), by its name. */
  Map<String, Map<Integer, Double>> sums(List<TableSpec> specs) {
    Map<String, Map<Integer, Double>> sums = new TreeMap<>();
    for (TableSpec table : specs) {
      for (ColumnSpec column : table.columns()) {
        if (column.additivity() != Additivity.NONE) {
          sums.put(table.name() + "." + column.name(), sums(table, column.name()));
        }
      }
    }
    return sums;
  }

  Map<Integer, Double> sums(TableSpec table, String column) {
    Map<Integer, Double> byYear = new TreeMap<>();
    for (Map<String, Object> row : of(table)) {
      if (row.get(column) instanceof Number number) {
        byYear.merge((Integer) row.getOrDefault(YEAR, 0), number.doubleValue(), Double::sum);
      }
    }
    return byYear;
  }
}
