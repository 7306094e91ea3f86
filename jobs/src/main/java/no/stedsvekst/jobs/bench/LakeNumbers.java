package no.stedsvekst.jobs.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;

/**
 * The numbers of a table of the lake, by key. What differs in sex, age group or term stands in one
 * array, so that a million rows by twenty-four groups fit into memory.
 */
final class LakeNumbers {
  private final ComparedTable table;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final List<double[]> numbers = new ArrayList<>();
  private double[] scales = {};

  private LakeNumbers(ComparedTable table) {
    this.table = table;
  }

  static LakeNumbers of(ComparedTable table, Lake lake) {
    LakeNumbers all = new LakeNumbers(table);
    table.rows().of(lake, all::add);
    all.scale();
    return all;
  }

  private void add(Function<String, Object> row) {
    int place = rows.computeIfAbsent(joined(table.key(), row), key -> numbers.size());
    int group = groups.computeIfAbsent(joined(table.across(), row), key -> groups.size());
    if (place == numbers.size()) {
      numbers.add(new double[0]);
    }
    int width = table.values().size();
    double[] known = numbers.get(place);
    if (known.length < (group + 1) * width) {
      double[] wider = Arrays.copyOf(known, groups.size() * width);
      Arrays.fill(wider, known.length, wider.length, Double.NaN);
      numbers.set(place, wider);
      known = wider;
    }
    for (int value = 0; value < width; value++) {
      Object number = row.apply(table.values().get(value));
      known[group * width + value] = number == null ? Double.NaN : ((Number) number).doubleValue();
    }
  }

  /** Of each column the mean size, or 1 where it is larger. */
  private void scale() {
    int columns = columns();
    double[] sums = new double[columns];
    long[] counts = new long[columns];
    for (double[] row : numbers) {
      for (int column = 0; column < row.length; column++) {
        if (!Double.isNaN(row[column])) {
          sums[column] += Math.abs(row[column]);
          counts[column]++;
        }
      }
    }
    scales = new double[columns];
    for (int column = 0; column < columns; column++) {
      scales[column] = counts[column] == 0 ? 1 : Math.min(1, sums[column] / counts[column]);
    }
  }

  /** The parts of a key as text. */
  static String joined(List<String> columns, Function<String, Object> row) {
    return columns.stream()
        .map(column -> String.valueOf(row.apply(column)))
        .collect(Collectors.joining("|"));
  }

  /** How many rows there are, each of all groups. */
  int rows() {
    return numbers.size();
  }

  /** How many groups. */
  int groups() {
    return groups.size();
  }

  /** The place of a row, null where there is none. */
  Integer row(String key) {
    return rows.get(key);
  }

  /** The place of a group, null where there is none. */
  Integer group(String key) {
    return groups.get(key);
  }

  /** A number; not one where it is empty. */
  double number(int row, int group, int value) {
    double[] known = numbers.get(row);
    int column = group * table.values().size() + value;
    return column < known.length ? known[column] : Double.NaN;
  }

  /** Below which size of a number a difference is held against this, as near 0 all digits go. */
  double scale(int group, int value) {
    return scales[group * table.values().size() + value];
  }

  /** The key of a place, for messages. */
  String key(int row, int group) {
    return keyOf(rows, row) + (table.across().isEmpty() ? "" : "|" + keyOf(groups, group));
  }

  private static String keyOf(Map<String, Integer> places, int place) {
    return places.entrySet().stream()
        .filter(each -> each.getValue() == place)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private int columns() {
    return groups.size() * table.values().size();
  }
}
