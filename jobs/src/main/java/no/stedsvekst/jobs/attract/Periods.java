package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The spans of flow years that are told: each year, all of them, the last ten, and what a user
 * names.
 *
 * @param spans first and last year
 */
record Periods(Set<YearRange> spans) {
  private static final int DECADE = 10;

  private static final StructType SCHEMA =
      new StructType()
          .add("period", DataTypes.StringType, false)
          .add("first", DataTypes.IntegerType, false)
          .add("last", DataTypes.IntegerType, false)
          .add("length", DataTypes.IntegerType, false);

  /**
   * Of the years in which something is known.
   *
   * @param years ascending
   * @param named by the user
   */
  static Periods of(List<Integer> years, List<YearRange> named) {
    Set<YearRange> spans = new LinkedHashSet<>();
    years.forEach(year -> spans.add(new YearRange(year, year)));
    if (!years.isEmpty()) {
      spans.add(all(years));
      spans.add(decade(years));
    }
    spans.addAll(named);
    return new Periods(spans);
  }

  /** Both. */
  Periods and(Periods others) {
    Set<YearRange> both = new LinkedHashSet<>(spans);
    both.addAll(others.spans);
    return new Periods(both);
  }

  /** The years up to the last without one missing between. */
  static YearRange all(List<Integer> years) {
    int last = years.get(years.size() - 1);
    int first = last;
    while (years.contains(first - 1)) {
      first--;
    }
    return new YearRange(first, last);
  }

  /** The last ten of them. */
  static YearRange decade(List<Integer> years) {
    YearRange all = all(years);
    return new YearRange(Math.max(all.first(), all.last() - DECADE + 1), all.last());
  }

  /** The spans of more than one year. */
  Periods ofYears() {
    return new Periods(
        new LinkedHashSet<>(spans.stream().filter(span -> span.first() < span.last()).toList()));
  }

  /** Rows of years, each once for every period that it is in: with period, first and length. */
  Dataset<Row> over(Dataset<Row> rows) {
    SparkSession spark = rows.sparkSession();
    List<Row> table = new ArrayList<>();
    for (YearRange span : spans) {
      table.add(
          RowFactory.create(
              span.toString(), span.first(), span.last(), span.last() - span.first() + 1));
    }
    return rows.join(
        broadcast(spark.createDataFrame(table, SCHEMA)),
        col("year").between(col("first"), col("last")));
  }
}
