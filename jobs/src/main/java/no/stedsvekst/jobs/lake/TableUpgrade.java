package no.stedsvekst.jobs.lake;

import java.util.List;
import java.util.Locale;
import no.stedsvekst.jobs.refusal.LakeRefusals;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What a table of an earlier release lacks: columns and conditions that its specification has
 * gained or changed. Columns are empty in the rows that are there.
 *
 * @param folder of the table
 * @param table as it is specified now
 * @param stored as it is
 */
record TableUpgrade(String folder, TableSpec table, DeltaSnapshot stored) {
  private static final String CONSTRAINT = "delta.constraints.";

  /** Brings it up to its specification; a table that is so already costs nothing. */
  void follow(SparkSession spark) {
    refuseOtherTypes();
    addColumns(spark);
    followConstraints(spark);
  }

  /** Files of both types would be a table that nobody can read. */
  private void refuseOtherTypes() {
    StructType there = (StructType) DataType.fromJson(stored.schema());
    for (ColumnSpec column : table.columns()) {
      DataType now = column.type().sparkType();
      if (stored.columns().contains(column.name())) {
        DataType before = there.apply(column.name()).dataType();
        if (!before.equals(now)) {
          throw LakeRefusals.columnIsOfAnotherType(
              table.fullName(), column.name(), before.sql(), now.sql(), folder);
        }
      }
    }
  }

  private void addColumns(SparkSession spark) {
    List<String> lacking =
        table.columns().stream()
            .filter(column -> !stored.columns().contains(column.name()))
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
              String before = stored.properties().get(CONSTRAINT + name.toLowerCase(Locale.ROOT));
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
