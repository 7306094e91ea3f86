package no.stedsvekst.jobs.indicate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The periods that are told: all years, the last ten, and what a user names within them.
 *
 * @param all of them
 * @param years of which something is known
 */
record Spans(Set<YearRange> all, List<Integer> years) {
  private static final StructType SCHEMA =
      StructType.fromDDL("period string, first int, last int, length int");

  /**
   * Of years of which something is known.
   *
   * @param years ascending
   * @param named by the user
   */
  static Spans of(List<Integer> years, List<YearRange> named) {
    Set<YearRange> spans = new LinkedHashSet<>();
    if (!years.isEmpty()) {
      int last = years.get(years.size() - 1);
      spans.add(new YearRange(years.get(0), last));
      if (years.contains(last - 9)) {
        spans.add(new YearRange(last - 9, last));
      }
      named.stream()
          .filter(span -> years.contains(span.first()) && years.contains(span.last()))
          .forEach(spans::add);
    }
    return new Spans(spans, List.copyOf(years));
  }

  /** With each year by itself. */
  Spans andYears(List<Integer> years) {
    Set<YearRange> both = new LinkedHashSet<>(all);
    years.forEach(year -> both.add(new YearRange(year, year)));
    return new Spans(both, this.years);
  }

  /** A row a period; its length is the years of which something is known, as others may lack. */
  Dataset<Row> table(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (YearRange span : all) {
      rows.add(
          RowFactory.create(
              span.toString(),
              span.first(),
              span.last(),
              (int)
                  years.stream()
                      .filter(year -> year >= span.first() && year <= span.last())
                      .count()));
    }
    return spark.createDataFrame(rows, SCHEMA);
  }
}
