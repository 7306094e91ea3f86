package no.stedsvekst.jobs.monitoring;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is other in one version of a table than in another.
 *
 * @param share of a count or an estimate that it must have changed by to be told
 * @param rate of a fraction
 */
record Changes(double share, double rate) {
  /** Sums are added up in another order each time: less than this share is no change. */
  private static final double NOISE = 1e-9;

  /** Nor is less than this of a number near 0, as of attractiveness that is what others leave. */
  private static final double NOISE_OF_COUNTS = 1e-6;

  private static final double NOISE_OF_RATES = 1e-12;

  private static final String OLD = "old_";
  private static final String NEW = "new_";

  static Changes of(Settings settings) {
    return new Changes(
        settings.number("changes.share", 0, 1), settings.number("changes.rate", 0, 1));
  }

  /**
   * Rows of table, level, unit, item, measure, before, after, difference. Keys that only one has
   * are counted, in a row each for those that are new and those that are gone; so are the rows of
   * which any number is another, however little.
   */
  Dataset<Row> between(TrackedTable tracked, Dataset<Row> before, Dataset<Row> now) {
    List<String> key = new ArrayList<>(tracked.items());
    if (tracked.hasUnits()) {
      key.addAll(List.of("level", "unit"));
    }
    Column isSameKey =
        key.stream()
            .map(name -> col(OLD + name).equalTo(col(NEW + name)))
            .reduce(Column::and)
            .orElseThrow();
    Column isAdded = col(OLD + key.get(0)).isNull();
    Column isRemoved = col(NEW + key.get(0)).isNull();
    Column isKept = isAdded.or(isRemoved).unary_$bang();
    List<Column> measured = new ArrayList<>();
    Column isOther = lit(false);
    for (TrackedTable.Measure measure : tracked.measures()) {
      Column old = col(OLD + measure.column()).cast("double");
      Column fresh = col(NEW + measure.column()).cast("double");
      isOther = isOther.or(isOther(measure.kind(), old, fresh));
      measured.add(
          when(
              isKept.and(isWorthARow(measure.kind(), old, fresh)),
              row(
                  level(tracked, "level"),
                  level(tracked, "unit"),
                  concat_ws(
                      " ",
                      tracked.items().stream().map(name -> col(NEW + name)).toArray(Column[]::new)),
                  lit(measure.column()),
                  old,
                  fresh)));
    }
    measured.add(when(isAdded, counted("rows_added")));
    measured.add(when(isRemoved, counted("rows_removed")));
    measured.add(when(isKept.and(isOther), counted("rows_changed")));
    return named(before, OLD, key, tracked)
        .join(named(now, NEW, key, tracked), isSameKey, "full_outer")
        .select(inline(array(measured.toArray(Column[]::new))))
        .filter(col("measure").isNotNull())
        .groupBy("level", "unit", "item", "measure")
        .agg(sum("before").as("before"), sum("after").as("after"))
        .withColumn("table", lit(tracked.table().fullName()))
        .withColumn(
            "difference",
            coalesce(col("after"), lit(0.0)).minus(coalesce(col("before"), lit(0.0))));
  }

  private static Column isOther(TrackedTable.Kind kind, Column old, Column fresh) {
    double least = kind == TrackedTable.Kind.COUNT ? NOISE_OF_COUNTS : NOISE_OF_RATES;
    Column isFar = abs(fresh.minus(old)).gt(abs(old).multiply(NOISE).plus(least));
    return old.isNull().notEqual(fresh.isNull()).or(coalesce(isFar, lit(false)));
  }

  private Column isWorthARow(TrackedTable.Kind kind, Column old, Column fresh) {
    Column change = abs(fresh.minus(old));
    Column isOther =
        switch (kind) {
          case COUNT -> change.geq(1).and(change.gt(abs(old).multiply(share)));
          case RATE -> change.gt(rate);
          case ESTIMATE -> change.gt(abs(old).multiply(share));
        };
    // A number that was not there, or is no longer, is a change however small it is.
    return old.isNull().notEqual(fresh.isNull()).or(coalesce(isOther, lit(false)));
  }

  private static Column level(TrackedTable tracked, String column) {
    return tracked.hasUnits() ? col(NEW + column) : lit("");
  }

  private static Column counted(String measure) {
    return row(lit(""), lit(""), lit(""), lit(measure), lit(null), lit(1.0));
  }

  private static Column row(
      Column level, Column unit, Column item, Column measure, Column before, Column after) {
    return struct(
        level.as("level"),
        unit.as("unit"),
        item.as("item"),
        measure.as("measure"),
        before.cast("double").as("before"),
        after.cast("double").as("after"));
  }

  private static Dataset<Row> named(
      Dataset<Row> rows, String prefix, List<String> key, TrackedTable tracked) {
    return rows.select(
        Stream.concat(key.stream(), tracked.measures().stream().map(TrackedTable.Measure::column))
            .map(name -> col(name).as(prefix + name))
            .toArray(Column[]::new));
  }
}
