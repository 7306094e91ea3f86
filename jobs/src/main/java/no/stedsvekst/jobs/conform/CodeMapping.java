package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.land.KnownCodes;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where every code of every table goes, at the grain of code and year, whatever the tables' rows.
 *
 * @param places table, code, as_of, is_unit, target, weight: a split code stands once for each
 *     part. Beside them what is known of the target: whether anything was moved to it, how many
 *     members it has, whether one is missing
 */
record CodeMapping(Dataset<Row> places) {
  private static final String[] CODE = {"code"};
  private static final String[] TARGET_YEAR = {"target", AS_OF};
  private static final String[] UNIT = {"table", "target", AS_OF};

  /**
   * Places the codes of all tables.
   *
   * @param codeYears as {@link CodeYears} makes them
   * @param kept keeps what is read several times
   */
  static CodeMapping of(
      Dataset<Row> codeYears, KnownCodes codes, CodePaths paths, Materialized kept) {
    Dataset<Row> spans = kept.keep(codes.spans());
    Dataset<Row> known =
        codeYears
            .join(broadcast(spans), CODE, "left")
            .withColumn("holds", coalesce(holds(), lit(false)))
            .withColumn("is_current", coalesce(col("is_current"), lit(false)))
            .drop("first", "end");
    // A series may be landed in the codes of the vintage throughout. Then no code has moved, not
    // even one that held in both years.
    Dataset<Row> series =
        known
            .groupBy("table", AS_OF)
            .agg(not(bool_and(col("is_current")).and(bool_or(not(col("holds"))))).as("is_of_year"));
    Dataset<Row> followed =
        known
            .join(broadcast(series), new String[] {"table", AS_OF})
            .withColumn("is_followed", col("holds").and(col("is_of_year")));
    Dataset<Row> placed = kept.keep(led(followed, paths));
    Dataset<Row> units =
        placed
            .groupBy("table", "target", AS_OF)
            .agg(
                bool_or(col("is_led")).as("is_affected"),
                bool_or(not(col("holds"))).and(bool_or(col("is_led"))).as("is_mixed"),
                count_if(col("is_unit")).as("members_seen"),
                bool_or(col("has_total")).and(bool_or(col("has_parts"))).as("is_collapsed"));
    Dataset<Row> targets =
        spans.filter("is_current").select(col("code").as("target"), lit(true).as("is_arrived"));
    return new CodeMapping(
        kept.keep(
            placed
                .join(broadcast(targets), new String[] {"target"}, "left")
                .join(units.join(broadcast(members(spans, paths)), TARGET_YEAR, "left"), UNIT)
                .withColumn(
                    "is_incomplete",
                    not(isSparse())
                        .and(col("is_affected"))
                        .and(col("members_seen").lt(coalesce(col("members"), lit(0L)))))));
  }

  /** What makes it impossible to say where the codes of a table go. */
  List<String> findings(int vintage) {
    List<RowCheck> checks =
        List.of(
            new RowCheck(
                "whose code is neither of that year nor of " + vintage,
                not(col("holds")).and(not(col("is_current"))),
                List.of("code", AS_OF)),
            new RowCheck(
                "whose code leads to none of %d: code_change lacks a row".formatted(vintage),
                col("holds").and(col("is_arrived").isNull()),
                List.of("code", AS_OF, "target")),
            new RowCheck(
                "both in the code of that year and in that of %d, which would count twice"
                    .formatted(vintage),
                col("is_mixed"),
                List.of("code", AS_OF, "target")));
    List<Row> counts =
        places
            .groupBy("table")
            .agg(
                count_if(checks.get(0).isBad()),
                count_if(checks.get(1).isBad()),
                count_if(checks.get(2).isBad()))
            .orderBy("table")
            .collectAsList();
    List<String> findings = new ArrayList<>();
    for (Row row : counts) {
      Dataset<Row> table =
          places.filter(col("table").equalTo(row.getString(0))).orderBy("code", AS_OF, "target");
      for (int index = 0; index < checks.size(); index++) {
        if (row.getLong(index + 1) > 0) {
          findings.add(
              row.getString(0)
                  + " has "
                  + checks.get(index).finding(table, row.getLong(index + 1)));
        }
      }
    }
    return findings;
  }

  /**
   * Of one table, only what is not simply itself, and what it meets.
   *
   * @param isUnit of the codes by which the table is (home), or of others (work)
   */
  Dataset<Row> moves(String table, boolean isUnit) {
    return places
        .filter(
            col("is_affected").and(col("table").equalTo(table)).and(col("is_unit").equalTo(isUnit)))
        .select("code", AS_OF, "target", "weight", "members_seen", "is_collapsed", "is_incomplete");
  }

  /** The municipality-years that are left out: a member of a merged unit was not landed. */
  Dataset<Row> incomplete() {
    return places
        .filter(col("is_incomplete").and(col("is_unit")))
        .select("table", "target", AS_OF)
        .distinct();
  }

  /** Export, answers and the like are not of every municipality: none is missing. */
  private static Column isSparse() {
    return col("table")
        .isin(
            LandingTables.ALL.stream()
                .filter(LandingTable::mayLackPlaces)
                .map(LandingTable::name)
                .toArray());
  }

  private static Column holds() {
    return col("first").leq(col(AS_OF)).and(col("end").gt(col(AS_OF)));
  }

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

  /** How many codes of a year make up a target to which any code leads. */
  private static Dataset<Row> members(Dataset<Row> spans, CodePaths paths) {
    Dataset<Row> led =
        paths.table().join(broadcast(spans), CODE).filter(holds()).select("target", AS_OF, "code");
    Dataset<Row> selves =
        led.select(col("target"), col(AS_OF), col("target").as("code"))
            .distinct()
            .join(broadcast(spans), CODE)
            .filter(holds())
            .select("target", AS_OF, "code")
            .join(
                broadcast(paths.table().select("code", AS_OF)),
                new String[] {"code", AS_OF},
                "left_anti")
            .select("target", AS_OF, "code");
    return led.union(selves).groupBy("target", AS_OF).agg(count(lit(1)).as("members"));
  }
}
