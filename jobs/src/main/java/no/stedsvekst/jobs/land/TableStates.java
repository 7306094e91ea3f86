package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.bit_count;
import static org.apache.spark.sql.functions.bit_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one pass over a table counts, a state a year: states of years add up to the table's.
 *
 * @param years the state of each year; 0 stands for a table without years
 */
record TableStates(NavigableMap<Integer, State> years) {
  private static final int WORD = 64;
  private static final String BAD = "bad_";
  private static final String RULE = "rule_";
  private static final String TOTAL = "total_";

  /**
   * Counts of a year.
   *
   * @param rows all rows
   * @param bad rows that each row check found
   * @param brokenGroups groups that break each group rule
   * @param copies rows beyond the first of their key
   * @param totals the sum of each count column
   */
  record State(
      long rows, List<Long> bad, List<Long> brokenGroups, long copies, List<Double> totals) {

    State plus(State other) {
      return new State(
          rows + other.rows,
          added(bad, other.bad, Long::sum),
          added(brokenGroups, other.brokenGroups, Long::sum),
          copies + other.copies,
          added(totals, other.totals, Double::sum));
    }

    private static <T> List<T> added(List<T> one, List<T> other, BinaryOperator<T> sum) {
      return IntStream.range(0, one.size())
          .mapToObj(index -> sum.apply(one.get(index), other.get(index)))
          .toList();
    }
  }

  /** Counts them: one scan, and a shuffle of what is left a group. */
  static TableStates of(LandingTable table, Dataset<Row> values, List<RowCheck> checks) {
    List<String> sums = new ArrayList<>(List.of("rows", "copies"));
    IntStream.range(0, table.groupRules().size()).forEach(index -> sums.add(RULE + index));
    table.counts().forEach(name -> sums.add(TOTAL + name));
    List<Column> added = new ArrayList<>(sums.stream().map(name -> sum(name).as(name)).toList());
    for (int word = 0; word < words(checks.size()); word++) {
      added.add(bit_or(col(BAD + word)).as(BAD + word));
    }
    List<Row> rows = byYear(table, groups(table, values, checks), added);
    List<Integer> found =
        IntStream.range(0, checks.size())
            .filter(check -> rows.stream().anyMatch(row -> hasFound(row, check)))
            .boxed()
            .toList();
    Map<Integer, List<Long>> bad = bad(table, values, checks, found);
    NavigableMap<Integer, State> years = new TreeMap<>();
    for (Row row : rows) {
      State state = state(table, row, bad.getOrDefault(year(row), none(checks)));
      years.merge(year(row), state, State::plus);
    }
    return new TableStates(years);
  }

  private static List<Row> byYear(LandingTable table, Dataset<Row> rows, List<Column> aggregates) {
    Column year = table.isYearly() ? col("year") : lit(0);
    return rows.groupBy(year.as("year_of_state"))
        .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
        .collectAsList();
  }

  private static int year(Row row) {
    return row.isNullAt(0) ? 0 : row.getInt(0);
  }

  private static int words(int bits) {
    return (bits + WORD - 1) / WORD;
  }

  private static boolean hasFound(Row row, int check) {
    return (row.<Long>getAs(BAD + check / WORD) >>> check % WORD & 1) == 1;
  }

  private static List<Long> none(List<RowCheck> checks) {
    return Collections.nCopies(checks.size(), 0L);
  }

  /**
   * How many rows of a year each check found: a pass of its own over the rows, for those alone that
   * have found any. Counted along with all else, two dozen counts a group are most of what is
   * carried.
   */
  private static Map<Integer, List<Long>> bad(
      LandingTable table, Dataset<Row> values, List<RowCheck> checks, List<Integer> found) {
    Map<Integer, List<Long>> years = new HashMap<>();
    if (found.isEmpty()) {
      return years;
    }
    List<Column> counts =
        found.stream().map(check -> count_if(checks.get(check).isBad()).as(BAD + check)).toList();
    for (Row row : byYear(table, values, counts)) {
      List<Long> counted = new ArrayList<>(none(checks));
      found.forEach(check -> counted.set(check, row.getAs(BAD + check)));
      years.merge(year(row), counted, (one, other) -> State.added(one, other, Long::sum));
    }
    return years;
  }

  /**
   * A row a group: its rows, copies, a bit for each check that found something, whether a rule is
   * broken, its sums.
   */
  static Dataset<Row> groups(LandingTable table, Dataset<Row> values, List<RowCheck> checks) {
    List<Column> states = new ArrayList<>();
    states.add(count(lit(1)).minus(distinctKeys(table)).as("copies"));
    for (int word = 0; word < words(checks.size()); word++) {
      Column bits = lit(0L);
      for (int bit = 0; bit < WORD && word * WORD + bit < checks.size(); bit++) {
        Column isBad = checks.get(word * WORD + bit).isBad();
        bits = bits.bitwiseOR(when(isBad, 1L << bit).otherwise(0L));
      }
      states.add(bit_or(bits).as(BAD + word));
    }
    int rule = 0;
    for (String sql : table.groupRules().values()) {
      states.add(not(expr(sql)).cast("long").as(RULE + rule++));
    }
    for (String name : table.counts()) {
      states.add(sum(name).as(TOTAL + name));
    }
    if (table.isYearly() && !table.group().contains("year")) {
      // An answer has a year, and is told apart without it.
      states.add(max("year").as("year"));
    }
    return values
        .groupBy(columns(table.group()))
        .agg(count(lit(1)).as("rows"), states.toArray(Column[]::new));
  }

  /** Whether anything is wrong with a group of {@link #groups}. */
  static Column isBad(LandingTable table, List<RowCheck> checks) {
    Column isBad = col("copies").gt(0);
    for (int word = 0; word < words(checks.size()); word++) {
      isBad = isBad.or(col(BAD + word).notEqual(0));
    }
    for (int index = 0; index < table.groupRules().size(); index++) {
      isBad = isBad.or(col(RULE + index).gt(0));
    }
    return isBad;
  }

  /** The state of the whole table. */
  State whole() {
    return years.values().stream()
        .reduce(State::plus)
        .orElse(new State(0, List.of(), List.of(), 0, List.of()));
  }

  private static Column distinctKeys(LandingTable table) {
    List<String> rest = table.key().stream().filter(name -> !table.group().contains(name)).toList();
    if (rest.isEmpty()) {
      return lit(1L);
    }
    if (table.cell().isEmpty()) {
      Column[] columns = columns(rest);
      return count_distinct(columns[0], Stream.of(columns).skip(1).toArray(Column[]::new));
    }
    // A bit a place: no group need be kept apart in memory to see that a place is taken twice.
    Column distinct = lit(0L);
    for (int word = 0; word * WORD < table.cells(); word++) {
      String bit =
          "case when (%1$s) between %2$d and %3$d then shiftleft(1L, (%1$s) - %2$d) else 0L end"
              .formatted(table.cell().orElseThrow(), word * WORD, word * WORD + WORD - 1);
      distinct = distinct.plus(bit_count(bit_or(expr(bit))));
    }
    return distinct;
  }

  private static State state(LandingTable table, Row row, List<Long> bad) {
    return new State(
        row.getAs("rows"),
        bad,
        IntStream.range(0, table.groupRules().size())
            .mapToObj(i -> row.<Long>getAs(RULE + i))
            .toList(),
        row.getAs("copies"),
        table.counts().stream()
            .map(name -> Objects.requireNonNullElse(row.<Double>getAs(TOTAL + name), 0.0))
            .toList());
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
