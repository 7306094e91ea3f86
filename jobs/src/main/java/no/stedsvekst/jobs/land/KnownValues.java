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
import no.stedsvekst.jobs.settings.ShippedTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The values that columns of a table may have, as they stand in other tables of the landing folder.
 * Where the other table is not among the files its earlier load counts, and nothing is held against
 * it. Where industries were never landed, those that are shipped stand in.
 */
record KnownValues(Map<Reference, Dataset<Row>> values) {
  /** Of a table that refers to none. */
  static final KnownValues NONE = new KnownValues(Map.of());

  /**
   * What the landing folder knows of the values of a table.
   *
   * @param isLoaded whether a table was landed before
   */
  static KnownValues in(
      SparkSession spark,
      List<LandingSource> landed,
      Predicate<LandingTable> isLoaded,
      LandingTable table) {
    Map<Reference, Dataset<Row>> values = new HashMap<>();
    for (Reference reference : table.references()) {
      Optional<LandingSource> other =
          landed.stream()
              .filter(source -> source.table().name().equals(reference.table()))
              .findFirst();
      other
          .flatMap(source -> Gate.typed(spark, landed, source.table()))
          .or(() -> shipped(spark, isLoaded, reference))
          .ifPresent(rows -> values.put(reference, known(reference, rows)));
    }
    return new KnownValues(values);
  }

  private static Optional<Dataset<Row>> shipped(
      SparkSession spark, Predicate<LandingTable> isLoaded, Reference reference) {
    boolean isShipped =
        reference.table().equals(WorkTables.INDUSTRY.name()) && !isLoaded.test(WorkTables.INDUSTRY);
    return isShipped
        ? Optional.of(
            spark
                .createDataset(
                    ShippedTable.lines("industry").stream().map(line -> line.get("code")).toList(),
                    Encoders.STRING())
                .toDF("code"))
        : Optional.empty();
  }

  private static Dataset<Row> known(Reference reference, Dataset<Row> rows) {
    Dataset<Row> there =
        (reference.among().isEmpty() ? rows : rows.filter(reference.among()))
            .select(reference.values());
    return (reference.besides().isEmpty()
            ? there
            : there.union(
                rows.sparkSession().createDataset(reference.besides(), Encoders.STRING()).toDF()))
        .distinct();
  }

  /** Marks each row with whether its values are known. */
  Dataset<Row> mark(LandingTable table, Dataset<Row> rows) {
    Dataset<Row> marked = rows;
    for (Reference reference : table.references()) {
      Dataset<Row> known = values.get(reference);
      marked =
          known == null
              ? marked.withColumn(mark(reference), lit(true))
              : marked.join(
                  broadcast(known.toDF(reference.column()).withColumn(mark(reference), lit(true))),
                  new String[] {reference.column()},
                  "left");
    }
    return marked;
  }

  /** Whether a value of a marked row stands nowhere. */
  static Column isUnknown(Reference reference) {
    Column isUnknown = col(reference.column()).isNotNull().and(col(mark(reference)).isNull());
    return reference.where().isEmpty() ? isUnknown : isUnknown.and(expr(reference.where()));
  }

  private static String mark(Reference reference) {
    return reference.column() + "_is_known";
  }
}
