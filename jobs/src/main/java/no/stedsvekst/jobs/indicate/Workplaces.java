package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.ReachTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B1, B2. Jobs in large workplaces, in the largest of a unit, and in nodes. */
public final class Workplaces {
  /** Jobs in workplaces of at least 100; no expression has names with such a sign. */
  public static final String FROM_100 = "#workplaces_100";

  /** The same of 250. */
  public static final String FROM_250 = "#workplaces_250";

  /** Jobs in the largest workplace. */
  public static final String LARGEST = "#largest_workplace";

  /** Jobs in small areas that are nodes. */
  public static final String IN_NODES = "#jobs_in_nodes";

  private Workplaces() {}

  /** What adds up: code, year, measure, value. */
  static List<Dataset<Row>> counted(IndicateInputs inputs) {
    List<Dataset<Row>> parts = new ArrayList<>();
    inputs
        .landed(PlaceOfWorkTables.ESTABLISHMENT_SIZE)
        .ifPresent(
            rows ->
                parts.add(
                    Facts.unpivoted(
                        rows.groupBy(col("municipality").as("code"), col("year"))
                            .agg(
                                sum(when(col("size_min").geq(100), col("jobs")).otherwise(0.0))
                                    .as("hundred"),
                                sum(when(col("size_min").geq(250), col("jobs")).otherwise(0.0))
                                    .as("more")),
                        Map.of(FROM_100, col("hundred"), FROM_250, col("more")))));
    inputs
        .landed(ReachTables.SMALL_AREA)
        .ifPresent(
            rows ->
                parts.add(
                    Facts.unpivoted(
                        // On 1 January they have the jobs of the fourth quarter before.
                        rows.groupBy(
                                col("municipality").as("code"), col("year").minus(1).as("year"))
                            .agg(
                                // Of areas of which it is not said whether they are nodes it is
                                // not known where the jobs are.
                                when(
                                        count("in_node").equalTo(count(lit(1))),
                                        sum(when(col("in_node"), col("jobs")).otherwise(0.0)))
                                    .as("nodes")),
                        Map.of(IN_NODES, col("nodes")))));
    return parts;
  }

  /**
   * The largest of each unit, on the 1 January after the fourth quarter: as facts of levels, among
   * those whose jobs are known.
   */
  static Optional<Dataset<Row>> largest(IndicateInputs inputs) {
    return inputs
        .landed(PlaceOfWorkTables.ESTABLISHMENT)
        .map(
            rows ->
                rows.filter("jobs is not null")
                    .withColumnRenamed("municipality", "code")
                    .join(broadcast(inputs.members()), "code")
                    .groupBy(col("level"), col("unit"), col("year").minus(1).as("year"))
                    .agg(max("jobs").as("value"))
                    .select(
                        col("level"),
                        col("unit"),
                        col("year"),
                        lit(LARGEST).as("measure"),
                        col("value")));
  }
}
