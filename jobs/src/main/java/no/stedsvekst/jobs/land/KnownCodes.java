package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.Optional;
import no.stedsvekst.jobs.land.LandingTable.CodeColumn;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The municipality codes that there are, and the years in which they hold.
 *
 * @param lives code, from and until: a row for each time that a code holds, until exclusive
 * @param vintage the year whose codes are wanted
 */
public record KnownCodes(Dataset<Row> lives, int vintage) {
  private static final int FOREVER = 9999;

  /**
   * Of the landed municipalities and changes. A code that stands only among the changes has held
   * from or until the change.
   *
   * @param municipalities typed
   * @param changes typed; empty where none were landed
   * @param vintage empty for the newest: the last year in which a municipality's row began
   */
  public static KnownCodes of(
      Dataset<Row> municipalities, Optional<Dataset<Row>> changes, Optional<Integer> vintage) {
    Dataset<Row> lives =
        municipalities
            .filter(col("code").isNotNull().and(col("valid_from").isNotNull()))
            .select(
                col("code"),
                col("valid_from").as("from"),
                coalesce(col("valid_to"), lit(FOREVER)).as("until"));
    if (changes.isPresent()) {
      lives = lives.union(ofChanges(changes.get(), lives));
    }
    int year =
        vintage.orElseGet(
            () -> {
              Row last = municipalities.agg(max("valid_from")).head();
              return last.isNullAt(0) ? FOREVER : last.getInt(0);
            });
    return new KnownCodes(lives, year);
  }

  private static Dataset<Row> ofChanges(Dataset<Row> all, Dataset<Row> lives) {
    // A part that stays where it is neither begins nor ends a code.
    Dataset<Row> changes = all.filter(col("from_code").notEqual(col("to_code")));
    Dataset<Row> ends =
        changes.select(col("from_code").as("code"), lit(0).as("from"), col("year").as("until"));
    Dataset<Row> begins =
        changes.select(col("to_code").as("code"), col("year").as("from"), lit(FOREVER).as("until"));
    Dataset<Row> unlisted =
        ends.union(begins).join(lives.select("code"), new String[] {"code"}, "left_anti");
    // One that was made and given up again holds from its beginning to its end.
    return unlisted
        .groupBy("code")
        .agg(max("from").as("from"), min("until").as("until"))
        .select("code", "from", "until");
  }

  /** A code and the first and last year in which it holds, and whether it does in the vintage. */
  public Dataset<Row> spans() {
    return lives
        .groupBy("code")
        .agg(
            min("from").as("first"),
            max("until").as("end"),
            bool_or(holdsIn(vintage)).as("is_current"));
  }

  /** The codes of the vintage. */
  public Dataset<Row> current() {
    return lives.filter(holdsIn(vintage)).select("code").distinct();
  }

  /** Marks each row with the years of the codes that stand in it. */
  static Dataset<Row> mark(LandingTable table, Dataset<Row> rows, Dataset<Row> spans) {
    Dataset<Row> marked = rows;
    for (CodeColumn column : table.codes()) {
      String name = column.name();
      marked =
          marked.join(
              broadcast(spans.toDF(name, name + "_first", name + "_end", name + "_is_current")),
              new String[] {name},
              "left");
    }
    return marked;
  }

  /** Whether a code of a marked row is none at all. */
  static Column isUnknown(CodeColumn column) {
    return col(column.name() + "_first")
        .isNull()
        .and(col(column.name()).notEqual(column.otherWord()));
  }

  /** Whether a code of a marked row does not hold in the year of the row, nor in the vintage. */
  static Column isOfAnotherYear(CodeColumn column) {
    Column isThen =
        col("year")
            .geq(col(column.name() + "_first"))
            .and(col("year").lt(col(column.name() + "_end")));
    return col(column.name() + "_first")
        .isNotNull()
        .and(isThen.unary_$bang())
        .and(col(column.name() + "_is_current").unary_$bang());
  }

  private static Column holdsIn(int year) {
    return col("from").leq(year).and(col("until").gt(year));
  }
}
