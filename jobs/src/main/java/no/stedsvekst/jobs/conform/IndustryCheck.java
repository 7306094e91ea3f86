package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Jobs of an industry that is not in the table of industries. They count among all jobs and in no
 * category, which is told.
 */
final class IndustryCheck {
  private static final String TOTAL = "total";

  private IndustryCheck() {}

  /**
   * The rows of jobs that are of none.
   *
   * @param industries the landed ones, or those that stand in for them
   */
  static Findings findings(Dataset<Row> jobs, Dataset<Row> industries) {
    Dataset<Row> compared =
        jobs.join(
            broadcast(industries.select(col("code").as("known"))),
            col("industry").equalTo(col("known")),
            "left");
    return RowCheck.findings(
        compared,
        List.of(
            new RowCheck(
                "of an industry that the table industry does not have",
                col("known").isNull().and(col("industry").notEqual(TOTAL)),
                List.of("municipality", "year", "industry", "jobs"))));
  }
}
