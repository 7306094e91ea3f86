package no.stedsvekst.jobs.report;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Rows as the pages read them: tables by columns, in JSON. */
final class PackedRows {
  private static final Map<String, String> WHOLE = Map.of("ignoreNullFields", "false");
  private static final double SMALL = 10;
  private static final String ALL = "all";

  private PackedRows() {}

  /**
   * A row a value of the key, with all others as one text, in the order of their columns.
   *
   * @param key what is told apart
   * @param text the column of the text
   */
  static Dataset<Row> by(String key, Dataset<Row> rows, String text) {
    return rows.groupBy(key)
        .agg(all(rows, key))
        .select(col(key), json(struct(lists(rows, key))).as(text));
  }

  /** All rows as one text, for what is of the whole site. */
  static Dataset<Row> whole(Dataset<Row> rows, String text) {
    return rows.agg(all(rows, "")).select(json(struct(lists(rows, ""))).as(text));
  }

  private static Column all(Dataset<Row> rows, String key) {
    return sort_array(
            collect_list(
                struct(
                    columns(rows, key)
                        .map(name -> cell(rows.schema().apply(name)))
                        .toArray(Column[]::new))))
        .as(ALL);
  }

  private static Column[] lists(Dataset<Row> rows, String key) {
    return columns(rows, key)
        .map(name -> transform(col(ALL), row -> row.getField(name)).as(name))
        .toArray(Column[]::new);
  }

  private static Stream<String> columns(Dataset<Row> rows, String key) {
    return Arrays.stream(rows.columns()).filter(name -> !name.equals(key));
  }

  /** A table without rows. */
  static String empty(Dataset<Row> rows, String key) {
    return columns(rows, key)
        .map(name -> "\"%s\":[]".formatted(name))
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** A whole number is written without its point and zero: a tenth of a page less. */
  static Column json(Column value) {
    // A text may end in as much: only what begins after a bracket, a comma or a colon is a number.
    return regexp_replace(to_json(value, WHOLE), "(?<=[\\[,:])(-?[0-9]+)\\.0(?=[,\\]}])", "$1");
  }

  /** Numbers are as exact as anyone may show them, so that pages stay small. */
  static Column cell(StructField field) {
    Column value = col(field.name());
    if (!field.dataType().equals(DataTypes.DoubleType)) {
      return value.as(field.name());
    }
    Column known = when(isnan(value), lit(null)).otherwise(value);
    return when(abs(known).lt(SMALL), round(known, 7))
        .otherwise(coalesce(round(known, 3), known))
        .as(field.name());
  }
}
