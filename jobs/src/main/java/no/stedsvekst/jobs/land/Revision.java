package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a new load of a table changes in the one before.
 *
 * @param added rows with a key that is new
 * @param removed rows whose key is gone
 * @param changed rows of the same key with another value
 * @param largest the largest change of a number, in words; empty where none changed
 */
record Revision(long added, long removed, long changed, String largest) {
  private static final String OLD = "old_";

  /** Compares two loads, typed. */
  static Revision between(LandingTable table, Dataset<Row> before, Dataset<Row> now) {
    List<String> values =
        table.columnNames().stream().filter(name -> !table.key().contains(name)).toList();
    Dataset<Row> old = before;
    for (String name : table.columnNames()) {
      old = old.withColumnRenamed(name, OLD + name);
    }
    Column isSameKey = allSame(table.key());
    Column isAdded = col(OLD + table.key().get(0)).isNull();
    Column isRemoved = col(table.key().get(0)).isNull();
    Column isBoth = not(isAdded).and(not(isRemoved));
    Column size = lit(null).cast(DataTypes.DoubleType);
    Column words = lit(null).cast(DataTypes.StringType);
    for (LandingTable.Column column : numbers(table)) {
      Column change = abs(col(column.name()).minus(col(OLD + column.name()))).cast("double");
      Column isLarger = change.gt(coalesce(size, lit(0.0)));
      words = when(isLarger, inWords(table, column.name())).otherwise(words);
      size = when(isLarger, change).otherwise(size);
    }
    Row row =
        now.join(old, isSameKey, "full_outer")
            .select(
                isAdded.as("added"),
                isRemoved.as("removed"),
                isBoth.and(not(allSame(values))).as("changed"),
                when(isBoth, struct(size.as("size"), words.as("words"))).as("largest"))
            .agg(
                count_if(col("added")),
                count_if(col("removed")),
                count_if(col("changed")),
                max_by(col("largest.words"), col("largest.size")))
            .head();
    return new Revision(
        row.getLong(0), row.getLong(1), row.getLong(2), row.isNullAt(3) ? "" : row.getString(3));
  }

  /** For the ledger. */
  String sentence(String name) {
    return "%s revised: %d rows added, %d removed, %d changed%s"
        .formatted(
            name, added, removed, changed, largest.isEmpty() ? "" : "; the largest " + largest);
  }

  /** For the ledger's numbers. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("rows_added", (double) added);
    metrics.put("rows_removed", (double) removed);
    metrics.put("rows_changed", (double) changed);
    return metrics;
  }

  /** {@code persons of 0301 2021 M 33: 100 to 120}. */
  private static Column inWords(LandingTable table, String column) {
    List<Column> parts = new ArrayList<>();
    parts.add(lit(column + " of"));
    table.key().forEach(name -> parts.add(col(name).cast("string")));
    Column place = concat_ws(" ", parts.toArray(Column[]::new));
    Column change = concat_ws(" to ", col(OLD + column).cast("string"), col(column).cast("string"));
    return concat_ws(": ", place, change);
  }

  private static List<LandingTable.Column> numbers(LandingTable table) {
    return table.columns().stream()
        .filter(column -> !table.key().contains(column.name()))
        .filter(
            column ->
                !column.type().word().toLowerCase(Locale.ROOT).matches("text|boolean|timestamp"))
        .toList();
  }

  private static Column allSame(List<String> names) {
    return names.stream()
        .map(name -> col(name).eqNullSafe(col(OLD + name)))
        .reduce(Column::and)
        .orElse(lit(true));
  }
}
