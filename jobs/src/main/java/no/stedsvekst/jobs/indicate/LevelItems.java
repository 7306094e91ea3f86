package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of municipalities added up to all levels. */
final class LevelItems {
  private static final String[] UNIT = {"level", "unit"};

  private LevelItems() {}

  /**
   * Items of which a municipality's year has all or none: what has no row is 0. Only of units all
   * of whose members have the year; the country adds those that there are, as shares are of it.
   *
   * @param rows code, year, an item and a number
   * @param members level, unit, code
   */
  static Dataset<Row> whole(Dataset<Row> rows, Dataset<Row> members, String item, String number) {
    Dataset<Row> known =
        counted(rows, members)
            .filter(isWhole("known").or(col("level").equalTo(Levels.COUNTRY)))
            .select("level", "unit", "year");
    return rows.join(broadcast(members), "code")
        .groupBy("level", "unit", "year", item)
        .agg(sum(number).as(number))
        .join(known, new String[] {"level", "unit", "year"}, "left_semi");
  }

  /**
   * Units and years of which every member has a row: level, unit, year.
   *
   * @param rows code, year
   * @param members level, unit, code
   */
  static Dataset<Row> years(Dataset<Row> rows, Dataset<Row> members) {
    return counted(rows, members).filter(isWhole("known")).select("level", "unit", "year");
  }

  private static Dataset<Row> counted(Dataset<Row> rows, Dataset<Row> members) {
    return rows.select("code", "year")
        .distinct()
        .join(broadcast(members), "code")
        .groupBy("level", "unit", "year")
        .agg(count(lit(1)).as("known"))
        .join(broadcast(sizes(members)), UNIT);
  }

  /**
   * Measures, each by itself: null where a member's is missing, in the country too, as numerators
   * and denominators must be of the same places.
   *
   * @param rows code, year, measure, value
   */
  static Dataset<Row> measures(Dataset<Row> rows, Dataset<Row> members) {
    return rows.join(broadcast(members), "code")
        .groupBy("level", "unit", "year", "measure")
        .agg(sum("value").as("sum"), count("value").as("known"))
        .join(broadcast(sizes(members)), UNIT)
        .select(
            col("level"),
            col("unit"),
            col("year"),
            col("measure"),
            when(isWhole("known"), col("sum")).as("value"));
  }

  private static Dataset<Row> sizes(Dataset<Row> members) {
    return members.groupBy("level", "unit").agg(count(lit(1)).as("members"));
  }

  private static Column isWhole(String known) {
    return col(known).equalTo(col("members"));
  }
}
