package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.KnownCodes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where every code of a table goes, at the grain of code and year, whatever the table's rows.
 *
 * @param places code, as_of, target, weight: a split code stands once for each part. Beside them
 *     what is known of the target: whether anything was moved to it, whether a member is missing
 */
record Placement(Dataset<Row> places) {
  private static final String[] CODE_YEAR = {"code", AS_OF};
  private static final String[] TARGET_YEAR = {"target", AS_OF};

  /**
   * Places the codes of a table.
   *
   * @param codeYears as {@link CodeYears} makes them
   * @param lives code and year, for every year in which a code holds
   */
  static Placement of(
      Dataset<Row> codeYears, KnownCodes codes, CodePaths paths, Dataset<Row> lives) {
    Dataset<Row> holding = lives.withColumnRenamed("year", AS_OF);
    Dataset<Row> current = codes.current();
    Dataset<Row> known =
        marked(marked(codeYears, holding, CODE_YEAR, "holds"), current, CODE, "is_current");
    // A series may be landed in the codes of the vintage throughout. Then no code has moved, not
    // even one that held in both years.
    Dataset<Row> series =
        known
            .groupBy(AS_OF)
            .agg(not(bool_and(col("is_current")).and(bool_or(not(col("holds"))))).as("is_of_year"));
    Dataset<Row> followed =
        known
            .join(broadcast(series), AS_OF)
            .withColumn("is_followed", col("holds").and(col("is_of_year")));
    Dataset<Row> placed = led(followed, paths);
    Dataset<Row> units =
        placed
            .groupBy("target", AS_OF)
            .agg(
                bool_or(col("is_led")).as("is_affected"),
                bool_or(not(col("holds"))).and(bool_or(col("is_led"))).as("is_mixed"),
                count_if(col("is_unit")).as("members_seen"),
                bool_or(col("has_total")).and(bool_or(col("has_parts"))).as("is_collapsed"));
    Dataset<Row> whole = units.join(members(holding, paths), TARGET_YEAR, "left");
    Dataset<Row> targets = current.withColumnRenamed("code", "target");
    return new Placement(
        marked(placed, targets, new String[] {"target"}, "is_arrived")
            .join(whole, TARGET_YEAR)
            .withColumn(
                "is_incomplete",
                col("is_affected").and(col("members_seen").lt(coalesce(col("members"), lit(0L))))));
  }

  /** What makes it impossible to say where a code goes. */
  List<String> findings(int vintage) {
    return RowCheck.findings(
        places,
        List.of(
            new RowCheck(
                "whose code is neither of that year nor of " + vintage,
                not(col("holds")).and(not(col("is_current"))),
                List.of("code", AS_OF)),
            new RowCheck(
                "whose code leads to none of %d: code_change lacks a row".formatted(vintage),
                col("holds").and(not(col("is_arrived"))),
                List.of("code", AS_OF, "target")),
            new RowCheck(
                "both in the code of that year and in that of %d, which would count twice"
                    .formatted(vintage),
                col("is_mixed"),
                List.of("code", AS_OF, "target"))));
  }

  /** Only what is not simply itself, and what it meets. */
  Dataset<Row> moves() {
    return places
        .filter(col("is_affected"))
        .select("code", AS_OF, "target", "weight", "members_seen", "is_collapsed", "is_incomplete");
  }

  /** The municipality-years that are left out: a member of a merged unit was not landed. */
  Dataset<Row> incomplete() {
    return places.filter(col("is_incomplete")).select("target", AS_OF).distinct();
  }

  private static final String[] CODE = {"code"};

  private static Dataset<Row> led(Dataset<Row> followed, CodePaths paths) {
    Dataset<Row> leads =
        paths.table().toDF(AS_OF, "code", "leads_to", "share").withColumn("is_followed", lit(true));
    Column isLed = col("leads_to").isNotNull();
    return followed
        .join(broadcast(leads), new String[] {"code", AS_OF, "is_followed"}, "left")
        .withColumn("is_led", isLed)
        .withColumn("target", when(isLed, col("leads_to")).otherwise(col("code")))
        .withColumn("weight", when(isLed, col("share")).otherwise(1.0))
        .drop("leads_to", "share");
  }

  /** How many codes of a year lead to a target that any code leads to. */
  private static Dataset<Row> members(Dataset<Row> holding, CodePaths paths) {
    Dataset<Row> all =
        holding
            .join(broadcast(paths.table()), CODE_YEAR, "left")
            .select(
                coalesce(col("target"), col("code")).as("target"),
                col(AS_OF),
                col("target").isNotNull().as("is_led"));
    return all.groupBy(TARGET_YEAR[0], TARGET_YEAR[1])
        .agg(count_if(lit(true)).as("members"), bool_or(col("is_led")).as("any"))
        .filter("any")
        .drop("any");
  }

  private static Dataset<Row> marked(
      Dataset<Row> rows, Dataset<Row> others, String[] key, String mark) {
    return rows.join(broadcast(others.withColumn(mark, lit(true))), key, "left")
        .withColumn(mark, coalesce(col(mark), lit(false)));
  }
}
