package no.stedsvekst.jobs.lake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Metadata$;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What a table is made with, in Delta's terms: all that its specification says of it. */
final class NewTable {
  /** What keeps the tables open to every reader of Delta; how long a log is, upkeep says. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "delta.minReaderVersion", "1",
          "delta.enableDeletionVectors", "false",
          "delta.enableExpiredLogCleanup", "false");

  private NewTable() {}

  static Metadata metadata(TableSpec table) {
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

  private static Seq<String> seq(List<String> items) {
    return CollectionConverters.asScala(items).toSeq();
  }
}
