package no.stedsvekst.jobs.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaLog$;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Metadata$;
import org.apache.spark.sql.delta.constraints.Constraint;
import org.apache.spark.sql.delta.constraints.Constraints;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The first write of a table: one commit that makes the table as its specification says and holds
 * its rows. Delta's public builder makes an empty table, and the rows would be a second commit.
 */
final class FirstWrite {
  /** What keeps the tables open to every reader of Delta; how long a log is, upkeep says. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "delta.minReaderVersion", "1",
          "delta.enableDeletionVectors", "false",
          "delta.enableExpiredLogCleanup", "false");

  private FirstWrite() {}

  /**
   * Makes a table of rows that have its columns.
   *
   * @param slice a condition in SQL that every row must meet; empty for none
   */
  static void of(
      SparkSession spark, Path folder, TableSpec table, Dataset<Row> rows, String slice) {
    OptimisticTransaction transaction =
        DeltaLog$.MODULE$
            .forTable(classic(spark), folder)
            .startTransaction(Option.empty(), Option.empty());
    transaction.updateMetadataForNewTable(metadata(table));
    Seq<FileAction> files = transaction.writeFiles(rows, Option.empty(), within(spark, slice));
    Seq<String> parted = seq(table.partition());
    transaction.commit(
        CollectionConverters.asScala(
                CollectionConverters.asJava(files).stream()
                    .<org.apache.spark.sql.delta.actions.Action>map(file -> file)
                    .toList())
            .toSeq(),
        new DeltaOperations.Write(
            SaveMode.ErrorIfExists,
            Option.apply(parted),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty(),
            Option.empty()));
  }

  private static Metadata metadata(TableSpec table) {
    return new Metadata(
        Metadata$.MODULE$.apply$default$1(),
        null,
        table.grain(),
        Metadata$.MODULE$.apply$default$4(),
        table.schema().json(),
        seq(table.partition()),
        scala.collection.immutable.Map$.MODULE$.from(
            CollectionConverters.asScala(properties(table))),
        Option.apply(System.currentTimeMillis()));
  }

  private static Map<String, String> properties(TableSpec table) {
    Map<String, String> properties = new LinkedHashMap<>(PROPERTIES);
    table
        .constraints()
        .forEach((name, condition) -> properties.put("delta.constraints." + name, condition));
    properties.put("delta.dataSkippingStatsColumns", String.join(",", skippedBy(table)));
    return properties;
  }

  /**
   * The columns by which readers skip files: those that rows are found by, down to the year. What
   * stands after it in a key, as sex and age, tells the rows of one unit and year apart, and no
   * file lacks any of it. Statistics of other columns only cost time; of flags Delta keeps none.
   */
  static List<String> skippedBy(TableSpec table) {
    List<String> key = table.key();
    int year = key.indexOf("year");
    List<String> flags =
        table.columns().stream()
            .filter(column -> column.type() == ColumnType.BOOLEAN)
            .map(ColumnSpec::name)
            .toList();
    return key.subList(0, year < 0 ? key.size() : year + 1).stream()
        .filter(name -> !table.partition().contains(name) && !flags.contains(name))
        .toList();
  }

  private static Seq<Constraint> within(SparkSession spark, String slice) {
    if (slice.isEmpty()) {
      return seq(List.of());
    }
    try {
      return seq(
          List.of(
              new Constraints.Check(
                  "slice", classic(spark).sessionState().sqlParser().parseExpression(slice))));
    } catch (ParseException e) {
      throw new IllegalArgumentException("no condition: " + slice, e);
    }
  }

  private static <T> Seq<T> seq(List<T> items) {
    return CollectionConverters.asScala(items).toSeq();
  }

  private static org.apache.spark.sql.classic.SparkSession classic(SparkSession spark) {
    return (org.apache.spark.sql.classic.SparkSession) spark;
  }
}
