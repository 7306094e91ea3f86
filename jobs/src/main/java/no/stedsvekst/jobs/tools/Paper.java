package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is written down while a number of one place and year is reckoned, a line a step. */
final class Paper {
  private final PresetTables tables;
  private final String place;
  private final int year;
  private final Listing listing = new Listing("what", "how", "value");

  Paper(PresetTables tables, String place, int year) {
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

  Listing listing() {
    return listing;
  }

  void say(String what, String how, double value) {
    // 0 is added so that nothing is told as less than nothing.
    listing.add(what, how, "%.10g".formatted(value + 0.0));
  }

  /** The rows of a year, of those landed nearest to it; of two equally near the earlier. */
  Dataset<Row> nearest(Dataset<Row> rows, int wanted) {
    List<Row> years =
        rows.select("year")
            .distinct()
            .orderBy(abs(col("year").minus(wanted)), col("year"))
            .takeAsList(1);
    if (years.isEmpty()) {
      throw Refusals.noYear(wanted, List.of());
    }
    return rows.filter(col("year").equalTo(years.get(0).getInt(0)));
  }

  /** A number a municipality. */
  Dataset<Row> totals(TableSpec table, String measure, int of) {
    return tables
        .read(table)
        .filter(col("year").equalTo(of).and(col(measure).isNotNull()))
        .groupBy("municipality")
        .agg(sum(measure).cast("double").as("number"));
  }

  /** The place's own of these numbers. */
  double here(Dataset<Row> totals) {
    return totals
        .filter(col("municipality").equalTo(place))
        .select("number")
        .collectAsList()
        .stream()
        .map(row -> row.getDouble(0))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownNumber("a number", place, year));
  }

  /** Two numbers of the municipalities that have both. */
  static Map<String, double[]> pairs(
      Dataset<Row> rows, List<String> codes, String one, String other) {
    Map<String, double[]> pairs = new HashMap<>();
    rows.filter(col("municipality").isin(codes.toArray()))
        .select("municipality", one, other)
        .collectAsList()
        .forEach(
            row -> pairs.put(row.getString(0), new double[] {row.getDouble(1), row.getDouble(2)}));
    return pairs;
  }

  /** Those of a municipality; refused where they are not known. */
  double[] known(Map<String, double[]> pairs, String code) {
    double[] pair = pairs.get(code);
    if (pair == null) {
      throw Refusals.unknownNumber("a number", code, year);
    }
    return pair;
  }

  /** The place's number in a year. */
  double one(Dataset<Row> rows, String column, int of, String measure) {
    return rows
        .filter(col(column).equalTo(place).and(col("year").equalTo(of)))
        .select(col(measure).cast("double"))
        .collectAsList()
        .stream()
        .filter(row -> !row.isNullAt(0))
        .map(row -> row.getDouble(0))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownNumber(measure, place, of));
  }

  /** The place's number in the panel. */
  double inPanel(String column) {
    return one(tables.municipalities(), "unit", year, column);
  }
}
