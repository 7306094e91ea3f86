package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The silver tables that the panel is made of.
 *
 * @param municipalities with centrality as a fraction
 * @param population persons by sex and age
 * @param vital net migration of a year
 * @param jobs by industry
 * @param commuting employed by home and work
 * @param vintage the year of the municipality codes
 * @param isJobsIndexMissing whether the jobs-only index was not landed for all
 */
record SilverInputs(
    Dataset<Row> municipalities,
    Dataset<Row> population,
    Dataset<Row> vital,
    Dataset<Row> jobs,
    Dataset<Row> commuting,
    int vintage,
    boolean isJobsIndexMissing) {

  /** Reads them. */
  static SilverInputs of(JobContext context) {
    Dataset<Row> municipalities = context.read(SilverTables.MUNICIPALITY);
    Row facts =
        municipalities
            .agg(
                first("vintage"),
                bool_or(col("centrality_jobs").isNull()),
                bool_or(col("centrality_index").isNotNull()))
            .head();
    boolean isJobsIndexMissing = facts.getBoolean(1);
    Dataset<Row> withFractions =
        municipalities
            .withColumn("centrality", col("centrality_index").divide(1000))
            // One blank, and the whole index stands in for all: a mixed column compares nothing.
            .withColumn(
                "centrality_jobs",
                when(lit(isJobsIndexMissing), col("centrality_index"))
                    .otherwise(col("centrality_jobs"))
                    .divide(1000));
    return new SilverInputs(
        withFractions,
        context.read(SilverTables.POPULATION),
        context.read(SilverTables.VITAL),
        context.read(SilverTables.JOBS),
        context.read(SilverTables.COMMUTING),
        facts.getInt(0),
        isJobsIndexMissing && facts.getBoolean(2));
  }
}
