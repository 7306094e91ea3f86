package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import no.stedsvekst.jobs.land.LandingTable.Reference;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The values that columns of a table may have, as they stand in other tables of the landing folder.
 * Where the other table is not among the files its earlier load counts, and nothing is held against
 * it; where it never was, what is shipped stands in.
 */
record KnownValues(Map<Reference, Dataset<Row>> values) {
  /** Of a table that refers to none. */
  static final KnownValues NONE = new KnownValues(Map.of());

  /**
   * What the landing folder knows of the values of a table.
   *
   * @param isLoaded whether a table of a name was landed before
   */
  static KnownValues in(
      SparkSession spark,
      List<LandingSource> landed,
      Predicate<String> isLoaded,
      LandingTable table) {
    Map<Reference, Dataset<Row>> values = new HashMap<>();
    for (Reference reference : table.references()) {
      Optional<Dataset<Row>> there =
          typed(spark, landed, reference.table())
              .map(
                  rows ->
                      values(
                          reference.among().isEmpty() ? rows : rows.filter(reference.among()),
                          reference.values()));
      boolean isShipped = !reference.shipped().isEmpty() && !isLoaded.test(reference.table());
      if (there.isPresent() || isShipped) {
        Dataset<Row> known =
            there
                .orElseGet(() -> table(spark, reference.shipped()))
                .union(table(spark, reference.besides()));
        values.put(
            reference,
            typed(spark, landed, reference.alsoIn())
                .map(rows -> known.union(values(rows, reference.alsoValues())))
                .orElse(known)
                .distinct());
      }
    }
    return new KnownValues(values);
  }

  private static Optional<Dataset<Row>> typed(
      SparkSession spark, List<LandingSource> landed, String name) {
    return landed.stream()
        .filter(source -> source.table().name().equals(name))
        .findFirst()
        .flatMap(source -> Gate.typed(spark, landed, source.table()));
  }

  private static Dataset<Row> values(Dataset<Row> rows, String sql) {
    return rows.selectExpr(sql + " as value").filter("value is not null").distinct();
  }

  private static Dataset<Row> table(SparkSession spark, List<String> values) {
    return spark.createDataset(values, Encoders.STRING()).toDF("value");
  }

  /** Marks each row with whether its values are known. */
  Dataset<Row> mark(LandingTable table, Dataset<Row> rows) {
    Dataset<Row> marked = rows;
    for (Reference reference : table.references()) {
      Dataset<Row> known = values.get(reference);
      String mark = mark(table, reference);
      String value = mark + "_of";
      marked =
          known == null
              ? marked.withColumn(mark, lit(true))
              : marked
                  .withColumn(value, expr(reference.value()))
                  .join(
                      broadcast(known.toDF(value).withColumn(mark, lit(true))),
                      new String[] {value},
                      "left")
                  .drop(value);
    }
    return marked;
  }

  /** Whether a value of a marked row stands nowhere. */
  static Column isUnknown(LandingTable table, Reference reference) {
    Column isUnknown =
        col(reference.column()).isNotNull().and(col(mark(table, reference)).isNull());
    return reference.where().isEmpty() ? isUnknown : isUnknown.and(expr(reference.where()));
  }

  /** A column may refer to several tables. */
  private static String mark(LandingTable table, Reference reference) {
    return "%s_is_known_%d".formatted(reference.column(), table.references().indexOf(reference));
  }
}
