package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;

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
 * @param employment residents who work
 * @param vintage the year of the municipality codes
 */
record SilverInputs(
    Dataset<Row> municipalities,
    Dataset<Row> population,
    Dataset<Row> vital,
    Dataset<Row> jobs,
    Dataset<Row> commuting,
    Dataset<Row> employment,
    int vintage) {

  /** Reads them. */
  static SilverInputs of(JobContext context) {
    Dataset<Row> municipalities = context.read(SilverTables.MUNICIPALITY);
    Row facts = municipalities.agg(first("vintage")).head();
    Dataset<Row> withFractions =
        municipalities
            .withColumn("centrality", col("centrality_index").divide(1000))
            .withColumn("centrality_jobs", col("centrality_jobs").divide(1000));
    return new SilverInputs(
        withFractions,
        context.read(SilverTables.POPULATION),
        context.read(SilverTables.VITAL),
        context.read(SilverTables.JOBS),
        context.read(SilverTables.COMMUTING),
        context.read(SilverTables.EMPLOYMENT),
        facts.getInt(0));
  }
}
