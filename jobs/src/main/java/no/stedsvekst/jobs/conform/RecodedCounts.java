package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTable.CodeColumn;
import no.stedsvekst.jobs.land.PeopleTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a table of counts in the codes of the vintage: merged units add up, a split one is
 * shared out, flows by the product of both ends.
 */
final class RecodedCounts {
  private final LandingTable table;
  private Dataset<Row> rows;

  private RecodedCounts(LandingTable table, Dataset<Row> dated) {
    this.table = table;
    this.rows = dated.withColumn("share", lit(1.0)).withColumn("is_moved", lit(false));
  }

  /**
   * Carries the rows of a table.
   *
   * @param dated with the year of their codes
   * @param placement where the codes go
   */
  static Dataset<Row> of(LandingTable table, Dataset<Row> dated, CodeMapping placement) {
    RecodedCounts carried = new RecodedCounts(table, dated);
    for (CodeColumn column : table.codes()) {
      boolean isUnit = CodeYears.isOfUnit(table, column);
      Dataset<Row> moves = placement.moves(table.name(), isUnit);
      carried.follow(column.name(), isUnit, table.isOfUnits() ? moves : once(moves));
    }
    if (!table.isOfUnits()) {
      carried.rows =
          carried
              .rows
              .withColumn("members_of_unit", lit(1L))
              .withColumn("is_summed_up", lit(false));
    }
    return carried.added();
  }

  /** A code that stands in two columns, of none of which the table is, leads to the same. */
  private static Dataset<Row> once(Dataset<Row> moves) {
    return moves.dropDuplicates("code", AS_OF, "target");
  }

  /** Rows whose codes are all themselves. */
  static Dataset<Row> unmoved(LandingTable table, Dataset<Row> dated) {
    Dataset<Row> rows = dated.withColumn(SilverTables.APPORTIONED, lit(false));
    return table.equals(PeopleTables.MIGRATION_AGE)
        ? rows.withColumn(SilverTables.INTERNAL_MOVES, lit(false))
        : rows;
  }

  private void follow(String column, boolean isUnit, Dataset<Row> moves) {
    Dataset<Row> places =
        moves.select(
            col("code").as(column),
            col(AS_OF),
            col("target"),
            col("weight"),
            // Who works in a place whose own residents are not known works there all the same.
            (isUnit ? col("is_incomplete") : lit(false)).as("is_dropped"),
            (isUnit ? col("members_seen") : lit(1L)).as("members"),
            (isUnit ? col("is_collapsed") : lit(false)).as("is_total"));
    Dataset<Row> joined =
        rows.join(broadcast(places), new String[] {column, AS_OF}, "left")
            .filter(not(coalesce(col("is_dropped"), lit(false))));
    List<Column> columns = new ArrayList<>();
    for (String name : rows.columns()) {
      columns.add(
          switch (name) {
            case "is_moved" -> col(name).or(col("target").isNotNull()).as(name);
            case "share" -> col(name).multiply(coalesce(col("weight"), lit(1.0))).as(name);
            default ->
                name.equals(column) ? coalesce(col("target"), col(column)).as(name) : col(name);
          });
    }
    if (isUnit) {
      columns.add(coalesce(col("members"), lit(1L)).as("members_of_unit"));
      columns.add(coalesce(col("is_total"), lit(false)).as("is_summed_up"));
    }
    rows = joined.select(columns.toArray(Column[]::new));
  }

  /** Those that moved, and those they meet, are added up; all others pass as they are. */
  private Dataset<Row> added() {
    Dataset<Row> moved = rows.filter("is_moved");
    Column[] key =
        table.key().stream().map(name -> keyOfTotal(name).as(name)).toArray(Column[]::new);
    List<Column> sums = new ArrayList<>();
    sums.add(bool_or(col("share").lt(1.0)).as(SilverTables.APPORTIONED));
    sums.add(bool_or(col("members_of_unit").gt(1)).as(SilverTables.INTERNAL_MOVES));
    for (String name : table.counts()) {
      // A sum in which a part is not known is not known.
      Column whole = count(col(name)).equalTo(count(lit(1)));
      sums.add(when(whole, sum(col(name).multiply(col("share")))).as(name));
    }
    for (LandingTable.Column column : table.columns()) {
      // What is neither key nor count is the same in all parts of what it describes.
      if (!table.key().contains(column.name()) && !column.isCount()) {
        sums.add(max(column.name()).as(column.name()));
      }
    }
    Dataset<Row> added =
        moved.groupBy(key).agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    Dataset<Row> passed =
        unmoved(table, rows.filter(not(col("is_moved"))))
            .withColumn(SilverTables.INTERNAL_MOVES, lit(false));
    Column[] columns =
        SilverTables.of(table).columnNames().stream()
            .filter(name -> !name.equals("vintage") && !name.equals("run_id"))
            .map(name -> col(name))
            .toArray(Column[]::new);
    return passed.select(columns).unionByName(added.select(columns));
  }

  /** Where one member has parts and another only their total, the total is all that is known. */
  private Column keyOfTotal(String name) {
    String word =
        switch (name) {
          case "sex" -> "all";
          case "age" -> table.equals(PeopleTables.POPULATION) ? "all" : null;
          case "industry" -> "total";
          default -> null;
        };
    return word == null ? col(name) : when(col("is_summed_up"), word).otherwise(col(name));
  }
}
