package no.stedsvekst.jobs.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.jobs.access.AccessTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.refusal.Refusals;

/** The numbers of one place and year, and of all others beside it, as the lake has them. */
final class PlaceNumbers {
  private final PresetTables tables;
  private final String place;
  private final int year;
  private final Map<List<Object>, Map<String, Double>> totals = new HashMap<>();

  /** People of a municipality on a 1 January, of a sex and a single year of age. */
  record People(String municipality, int year, String sex, int age, double persons) {}

  PlaceNumbers(PresetTables tables, String place, int year) {
    this.tables = tables;
    this.place = place;
    this.year = year;
  }

  PresetTables tables() {
    return tables;
  }

  String place() {
    return place;
  }

  int year() {
    return year;
  }

  /** The rows of a year, of those landed nearest to it; of two equally near the earlier. */
  PlainRows nearest(PlainRows rows, int wanted) {
    int found =
        PresetTables.yearsOf(rows).stream()
            .min(Comparator.comparingInt(each -> Math.abs(each - wanted)))
            .orElseThrow(() -> Refusals.noYear(wanted, List.of()));
    return rows.where("year", found);
  }

  /** A number a municipality. */
  Map<String, Double> totals(TableSpec table, String measure, int of) {
    return totals.computeIfAbsent(
        List.of(table.fullName(), measure, of),
        key -> {
          Map<String, Double> sums = new TreeMap<>();
          tables
              .read(table)
              .select("municipality", measure)
              .where("year", of)
              .forEach(
                  row -> {
                    if (!row.isEmpty(measure)) {
                      sums.merge(row.text("municipality"), row.number(measure), Double::sum);
                    }
                    return true;
                  });
          return sums;
        });
  }

  /** Two numbers of the municipalities that have both. */
  static Map<String, double[]> pairs(Map<String, Double> one, Map<String, Double> other) {
    Map<String, double[]> pairs = new TreeMap<>();
    one.forEach(
        (code, number) -> {
          if (other.containsKey(code)) {
            pairs.put(code, new double[] {number, other.get(code)});
          }
        });
    return pairs;
  }

  /** The sums of the first and of the second numbers. */
  static double[] sums(Map<String, double[]> pairs) {
    double[] sums = new double[2];
    pairs
        .values()
        .forEach(
            pair -> {
              sums[0] += pair[0];
              sums[1] += pair[1];
            });
    return sums;
  }

  /** Those of a municipality; refused where they are not known. */
  double[] known(Map<String, double[]> pairs, String code) {
    double[] pair = pairs.get(code);
    if (pair == null) {
      throw Refusals.unknownNumber("a number", code, year);
    }
    return pair;
  }

  /** What a kernel gave; refused where it could not be computed. */
  double known(String measure, Double value) {
    if (value == null) {
      throw Refusals.unknownNumber(measure, place, year);
    }
    return value;
  }

  /** The place's number in a year. */
  double one(PlainRows rows, String column, int of, String measure) {
    return one(
        rows.select(measure).where(column, place).where("year", of).list().stream(), measure, of);
  }

  /** The place's number in the period that is the year. */
  double ofPeriod(PlainRows rows, String measure) {
    return one(
        rows
            .select(measure)
            .where("unit", place)
            .where("period", String.valueOf(year))
            .list()
            .stream(),
        measure,
        year);
  }

  /** The place's number in the panel. */
  double inPanel(String column) {
    return one(ofPanel(tables.municipalities(), place, year), column, year);
  }

  /** What the preset has of the place in a table of units. */
  PlainRows ofLevel(TableSpec table, String level) {
    return tables.ofPreset(table).where("level", level).where("unit", place);
  }

  /** What the lake has of its centrality by travel times, on the network of today. */
  double inCentrality(String column) {
    PlainRows rows =
        tables.ofPreset(AccessTables.CENTRALITY).where("network", ReachTables.BASE).select(column);
    return one(rows.where("municipality", place).list().stream(), column, year);
  }

  /** The rows of a place and year in the panel of municipalities. */
  static Stream<PlainRow> ofPanel(List<PlainRow> panel, String place, int year) {
    return panel.stream()
        .filter(row -> row.text("unit").equals(place) && row.integer("year") == year);
  }

  private double one(Stream<PlainRow> rows, String measure, int of) {
    return rows.filter(row -> !row.isEmpty(measure))
        .mapToDouble(row -> row.number(measure))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownNumber(measure, place, of));
  }

  /** The people of years, where their age is told to the year. */
  List<People> people(Object... years) {
    List<People> people = new ArrayList<>();
    tables
        .read(SilverTables.POPULATION)
        .select("municipality", "year", "sex", "age", "persons")
        .where("year", years)
        .forEach(
            row -> {
              OptionalInt age = age(row.text("age"));
              if (age.isPresent() && !row.isEmpty("persons")) {
                people.add(
                    new People(
                        row.text("municipality"),
                        row.integer("year"),
                        row.text("sex"),
                        age.getAsInt(),
                        row.number("persons")));
              }
              return true;
            });
    return people;
  }

  /** The place's rows of a year; none where the table was never landed. */
  List<PlainRow> rows(TableSpec table, int of) {
    return tables
        .readWhereThere(table)
        .map(rows -> rows.where("municipality", place).where("year", of).list())
        .orElse(List.of());
  }

  /** A single year of age; empty where it is another class. */
  static OptionalInt age(String text) {
    return text != null && text.matches("\\d{1,3}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
