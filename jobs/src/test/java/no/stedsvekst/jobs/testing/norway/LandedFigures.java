package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;
import no.stedsvekst.jobs.testing.norway.PlainVintage.PairYear;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;

/** The rows of a landing folder of official figures, read without the pipeline. */
public final class LandedFigures {
  private final Path folder;

  public LandedFigures(Path folder) {
    this.folder = folder;
  }

  /** A column of a table, added up by municipality and year as the codes were landed. */
  public Map<UnitYear, Double> units(String table, String column) {
    Map<UnitYear, Double> sums = new HashMap<>();
    each(
        table,
        row ->
            sums.merge(
                new UnitYear(row.text("municipality"), row.whole("year")),
                row.number(column),
                Double::sum));
    return sums;
  }

  /** The commuters. */
  public Map<PairYear, Double> pairs() {
    Map<PairYear, Double> pairs = new HashMap<>();
    each(
        "commuting",
        row ->
            pairs.merge(
                new PairYear(row.text("home"), row.text("work"), row.whole("year")),
                row.number("employed"),
                Double::sum));
    return pairs;
  }

  /** The codes that hold in a year. */
  public Set<String> codesOf(int year) {
    Set<String> codes = new TreeSet<>();
    each(
        "municipality",
        row -> {
          boolean hasEnded = !row.text("valid_to").isEmpty() && row.whole("valid_to") <= year;
          if (row.whole("valid_from") <= year && !hasEnded) {
            codes.add(row.text("code"));
          }
        });
    return codes;
  }

  /** The changes of codes. */
  public List<Change> changes() {
    return PlainVintage.landed(folder.resolve("code_change.csv"));
  }

  /** Any table, row by row. */
  public void each(String table, Consumer<CsvRow> use) {
    CsvRow.each(folder.resolve(table + ".csv"), use);
  }

  /** Commuters by where they live. */
  public static Map<UnitYear, Double> rows(Map<PairYear, Double> pairs) {
    Map<UnitYear, Double> sums = new HashMap<>();
    pairs.forEach(
        (pair, value) -> sums.merge(new UnitYear(pair.home(), pair.year()), value, Double::sum));
    return sums;
  }

  /** Commuters by where they work. */
  public static Map<UnitYear, Double> columns(Map<PairYear, Double> pairs) {
    Map<UnitYear, Double> sums = new HashMap<>();
    pairs.forEach(
        (pair, value) -> sums.merge(new UnitYear(pair.work(), pair.year()), value, Double::sum));
    return sums;
  }

  /** The nation's sum of each year. */
  public static Map<Integer, Double> nation(Map<UnitYear, Double> values) {
    Map<Integer, Double> sums = new TreeMap<>();
    values.forEach((unit, value) -> sums.merge(unit.year(), value, Double::sum));
    return sums;
  }
}
