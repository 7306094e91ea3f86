package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B7. Workplaces that moved, one by one and added up. */
final class Moves {
  /** Municipalities that are in no group of a user's set. */
  private static final String ELSEWHERE = "elsewhere";

  private static final String IS_SPLIT = "is_apportioned";
  private static final String IS_EVENT = "is_event";

  private Moves() {}

  /**
   * A row a move: id, year, from, to, industry, jobs. How many are left out is told in a line.
   *
   * @param snapshots id, year, municipality, industry, jobs on 1 January
   * @param events id, year, from, to, industry, jobs
   * @param kept holds what is counted and passed on
   */
  static Dataset<Row> told(
      Optional<Dataset<Row>> snapshots,
      Optional<Dataset<Row>> events,
      Materialized kept,
      Consumer<String> note) {
    Dataset<Row> all = kept.keep(all(snapshots, events));
    Row out =
        all.agg(
                count_if(col(IS_SPLIT).and(col(IS_EVENT))),
                count_if(col(IS_SPLIT).and(col(IS_EVENT).unary_$bang())),
                count_if(isUncounted()))
            .head();
    if (out.getLong(0) > 0) {
      note.accept(
          "rows of relocation left out: %d, as a municipality of theirs was split and its part is unknown"
              .formatted(out.getLong(0)));
    }
    if (out.getLong(1) > 0) {
      note.accept(
          "moves between days of establishment left out: %d, as a municipality of theirs was split and its part is unknown"
              .formatted(out.getLong(1)));
    }
    if (out.getLong(2) > 0) {
      note.accept(
          "moves between days of establishment left out: %d, as there are no jobs of either day"
              .formatted(out.getLong(2)));
    }
    return all.filter(col(IS_SPLIT).or(isUncounted()).unary_$bang()).drop(IS_SPLIT, IS_EVENT);
  }

  private static Column isUncounted() {
    return col("jobs").isNull().and(col(IS_SPLIT).unary_$bang());
  }

  /** Those too that cannot be counted. */
  private static Dataset<Row> all(Optional<Dataset<Row>> snapshots, Optional<Dataset<Row>> events) {
    Optional<Dataset<Row>> told =
        events.map(
            rows ->
                rows.withColumn(IS_EVENT, lit(true))
                    .filter(col("from").notEqual(col("to")).or(col(IS_SPLIT)))
                    .select(columns()));
    Optional<Dataset<Row>> found =
        snapshots.map(
            rows -> {
              Dataset<Row> moved = between(rows);
              // Of an id and year the event says it, even that it stayed.
              return events.isEmpty()
                  ? moved
                  : moved.join(
                      events.get().select("id", "year"), new String[] {"id", "year"}, "left_anti");
            });
    return told.map(rows -> found.map(rows::unionByName).orElse(rows))
        .orElseGet(found::orElseThrow);
  }

  private static Column[] columns() {
    return Stream.of("id", "year", "from", "to", "industry", "jobs", IS_SPLIT, IS_EVENT)
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private static Dataset<Row> between(Dataset<Row> rows) {
    Dataset<Row> after =
        rows.select(
            col("id"),
            col("year").minus(1).as("year"),
            col("municipality").as("to"),
            col("jobs").as("jobs_after"),
            col(IS_SPLIT).as("is_split_after"));
    return rows.withColumnRenamed("municipality", "from")
        .join(after, new String[] {"id", "year"})
        // Of a split municipality a change of code is no move: it is counted, and left out.
        .filter("`from` <> `to`")
        .withColumn("jobs", call_function("jobs_of_move", col("jobs"), col("jobs_after")))
        .withColumn(IS_SPLIT, col(IS_SPLIT).or(col("is_split_after")))
        .withColumn(IS_EVENT, lit(false))
        .select(columns());
  }

  /**
   * The moves at every level: level, from_unit, to_unit, year, industry, paper, jobs.
   *
   * @param paperIndustries whose moves change a register and no place
   */
  static Dataset<Row> leveled(
      Dataset<Row> moves, Dataset<Row> members, List<String> paperIndustries) {
    Dataset<Row> levels = members.select("level").distinct();
    return moves
        .crossJoin(broadcast(levels))
        .join(
            broadcast(members.toDF("level", "from_unit", "from")),
            new String[] {"level", "from"},
            "left")
        .join(
            broadcast(members.toDF("level", "to_unit", "to")), new String[] {"level", "to"}, "left")
        .withColumn("from_unit", unit("from"))
        .withColumn("to_unit", unit("to"))
        .filter("from_unit <> to_unit")
        .withColumn(
            "paper",
            col("industry")
                .isin(paperIndustries.toArray())
                .or(col("from").equalTo(LandingTables.OUTSIDE))
                .or(col("to").equalTo(LandingTables.OUTSIDE)));
  }

  private static Column unit(String end) {
    return coalesce(
        col(end + "_unit"),
        when(col(end).equalTo(LandingTables.OUTSIDE), LandingTables.OUTSIDE).otherwise(ELSEWHERE));
  }

  /** A row a level, from, to and period. */
  static Dataset<Row> flows(Dataset<Row> leveled, Dataset<Row> spans) {
    return leveled
        .join(broadcast(spans), col("year").between(col("first"), col("last")))
        .groupBy("level", "from_unit", "to_unit", "period")
        .agg(count(lit(1)).as("establishments"), sum("jobs").as("jobs"));
  }

  /** A row a level, unit, year, industry or all, and paper. */
  static Dataset<Row> yearly(Dataset<Row> leveled, Dataset<Row> privateJobs) {
    Dataset<Row> sides = side(leveled, "to_unit", 1).union(side(leveled, "from_unit", 0));
    Dataset<Row> before =
        privateJobs.select(
            col("level"),
            col("unit"),
            col("year").plus(1).as("year"),
            col(Facts.PRIVATE_JOBS).as("private_jobs"));
    return sides
        .withColumn("industry", explode(array(col("industry"), lit("all"))))
        .groupBy("level", "unit", "year", "industry", "paper")
        .agg(
            sum("came").as("moved_in"),
            sum(lit(1L).minus(col("came"))).as("moved_out"),
            sum(col("jobs").multiply(col("came"))).as("jobs_in"),
            sum(col("jobs").multiply(lit(1L).minus(col("came")))).as("jobs_out"))
        .withColumn("net_jobs", col("jobs_in").minus(col("jobs_out")))
        .join(before, new String[] {"level", "unit", "year"}, "left")
        .withColumn("rate", call_function("relocation_rate", col("net_jobs"), col("private_jobs")));
  }

  private static Dataset<Row> side(Dataset<Row> leveled, String unit, long came) {
    return leveled.select(
        col("level"),
        col(unit).as("unit"),
        col("year"),
        col("industry"),
        col("paper"),
        col("jobs"),
        lit(came).as("came"));
  }

  /** The same over periods; a year without a move has a rate of 0. */
  static Dataset<Row> over(Dataset<Row> yearly, Dataset<Row> spans) {
    return yearly
        .join(broadcast(spans), col("year").between(col("first"), col("last")))
        .groupBy("level", "unit", "period", "industry", "paper")
        .agg(
            sum("moved_in").as("moved_in"),
            sum("moved_out").as("moved_out"),
            sum("jobs_in").as("jobs_in"),
            sum("jobs_out").as("jobs_out"),
            sum("net_jobs").as("net_jobs"),
            when(count("rate").equalTo(count(lit(1))), sum("rate").divide(first("length")))
                .as("rate"));
  }
}
