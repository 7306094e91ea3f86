package no.stedsvekst.jobs.ripple;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where the jobs of each industry are: the key by which export and supplies are given out. An
 * industry that has no jobs anywhere is given out by all jobs, so that nothing is lost.
 *
 * @param places jobs_year, region, municipality, supplier, industry (the same, or each that there
 *     is where the supplier has no jobs), jobs, in_region, in_nation, and all jobs of region and
 *     nation
 */
record JobsAtWork(Dataset<Row> places) {

  /**
   * Of the jobs of some years.
   *
   * @param jobs municipality, year, industry, jobs
   * @param regions municipality, region
   * @param industries supplier: all that may be asked for
   */
  static JobsAtWork of(Dataset<Row> jobs, Dataset<Row> regions, Dataset<Row> industries) {
    Dataset<Row> known =
        jobs.select(
                col("municipality"),
                col("year").as("jobs_year"),
                col("industry").as("supplier"),
                col("industry"),
                col("jobs"))
            .filter("jobs > 0");
    Dataset<Row> all = known.groupBy("jobs_year", "municipality").agg(sum("jobs").as("jobs"));
    Dataset<Row> missing =
        all.select("jobs_year")
            .distinct()
            .crossJoin(industries)
            .join(
                known.select("jobs_year", "supplier").distinct(),
                new String[] {"jobs_year", "supplier"},
                "left_anti");
    Dataset<Row> ofMissing =
        known
            .drop("supplier")
            .join(broadcast(missing), new String[] {"jobs_year"})
            .select("municipality", "jobs_year", "supplier", "industry", "jobs");
    Dataset<Row> each =
        known.union(ofMissing).join(broadcast(regions), new String[] {"municipality"});
    Dataset<Row> inRegion =
        each.groupBy("jobs_year", "region", "supplier").agg(sum("jobs").as("in_region"));
    Dataset<Row> inNation = each.groupBy("jobs_year", "supplier").agg(sum("jobs").as("in_nation"));
    Dataset<Row> ofRegion =
        all.join(broadcast(regions), new String[] {"municipality"})
            .groupBy("jobs_year", "region")
            .agg(sum("jobs").as("of_region"));
    Dataset<Row> ofNation = ofRegion.groupBy("jobs_year").agg(sum("of_region").as("of_nation"));
    return new JobsAtWork(
        each.join(broadcast(inRegion), new String[] {"jobs_year", "region", "supplier"})
            .join(broadcast(inNation), new String[] {"jobs_year", "supplier"})
            .join(broadcast(ofRegion), new String[] {"jobs_year", "region"})
            .join(broadcast(ofNation), new String[] {"jobs_year"}));
  }
}
