package no.stedsvekst.jobs.lake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * What a table of an earlier release lacks: columns and conditions that its specification has
 * gained or changed. Columns are empty in the rows that are there.
 *
 * @param folder of the table
 * @param table as it is specified now
 * @param stored the names of its columns, as they are
 * @param properties of the table, as they are
 */
record TableUpgrade(
    String folder, TableSpec table, Set<String> stored, Map<String, String> properties) {
  private static final String CONSTRAINT = "delta.constraints.";

  /** Brings it up to its specification; a table that is so already costs nothing. */
  void follow(SparkSession spark) {
    addColumns(spark);
    followConstraints(spark);
  }

  private void addColumns(SparkSession spark) {
    List<String> lacking =
        table.columns().stream()
            .filter(column -> !stored.contains(column.name()))
            .map(
                column ->
                    "`%s` %s COMMENT '%s'"
                        .formatted(
                            column.name(),
                            column.type().sparkType().sql(),
                            column.told().replace("\\", "\\\\").replace("'", "\\'")))
            .toList();
    if (!lacking.isEmpty()) {
      alter(spark, "ADD COLUMNS (%s)".formatted(String.join(", ", lacking)));
    }
  }

  /** Adds the conditions that are new and replaces those that are others now. */
  private void followConstraints(SparkSession spark) {
    table
        .constraints()
        .forEach(
            (name, condition) -> {
              String before = properties.get(CONSTRAINT + name.toLowerCase(Locale.ROOT));
              if (before != null && !before.equals(condition)) {
                alter(spark, "DROP CONSTRAINT " + name);
              }
              if (!condition.equals(before)) {
                alter(spark, "ADD CONSTRAINT %s CHECK (%s)".formatted(name, condition));
              }
            });
  }

  private void alter(SparkSession spark, String change) {
    spark.sql("ALTER TABLE delta.`%s` %s".formatted(folder, change));
  }
}
