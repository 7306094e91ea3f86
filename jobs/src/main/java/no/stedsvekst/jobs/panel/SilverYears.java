package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The years that the silver tables cover: some dozens, found in one query for all steps. */
public final class SilverYears {
  private static final List<TableSpec> TABLES =
      List.of(
          SilverTables.POPULATION,
          SilverTables.VITAL,
          SilverTables.JOBS,
          SilverTables.EMPLOYMENT,
          SilverTables.COMMUTING);

  private final Map<String, SortedSet<Integer>> years;

  private SilverYears(Map<String, SortedSet<Integer>> years) {
    this.years = years;
  }

  /** Of the tables as they are now; the job must have declared that it reads them. */
  public static SilverYears of(JobContext context) {
    return context.remembered("years", TABLES, () -> found(TABLES, context::read));
  }

  /**
   * Of tables that have years, at least one, in one query.
   *
   * @param read how a table is read
   */
  public static SilverYears found(
      Collection<TableSpec> tables, Function<TableSpec, Dataset<Row>> read) {
    List<Dataset<Row>> parts = new ArrayList<>();
    Map<String, SortedSet<Integer>> years = new HashMap<>();
    for (TableSpec table : tables) {
      years.put(table.name(), new TreeSet<>());
      parts.add(read.apply(table).select(lit(table.name()).as("table"), col("year")));
    }
    parts.stream()
        .reduce(Dataset::union)
        .orElseThrow()
        .distinct()
        .collectAsList()
        .forEach(row -> years.get(row.getString(0)).add(row.getInt(1)));
    return new SilverYears(years);
  }

  /** The years of a table, ascending. */
  public List<Integer> of(TableSpec table) {
    return List.copyOf(years.get(table.name()));
  }

  /** The years with people and flows before which a table has no row. */
  List<Integer> withoutTheYearBefore(TableSpec table) {
    List<Integer> people = of(SilverTables.POPULATION);
    List<Integer> known = of(table);
    return of(SilverTables.VITAL).stream()
        .filter(people::contains)
        .filter(year -> !known.contains(year - 1))
        .toList();
  }

  /** The years of which any of the tables has rows, ascending. */
  NavigableSet<Integer> ofAll() {
    NavigableSet<Integer> all = new TreeSet<>();
    years.values().forEach(all::addAll);
    return all;
  }

  /** The years of which any of the tables but the commuting matrix has rows. */
  List<Integer> ofStocksAndFlows() {
    SortedSet<Integer> all = new TreeSet<>();
    TABLES.stream()
        .filter(table -> !table.equals(SilverTables.COMMUTING))
        .forEach(table -> all.addAll(years.get(table.name())));
    return List.copyOf(all);
  }
}
