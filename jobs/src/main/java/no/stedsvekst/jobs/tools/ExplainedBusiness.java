package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The change of private jobs, and what nation, industries and residents leave of it. */
final class ExplainedBusiness {
  private final Paper paper;
  private final int year;
  private final Preset preset;

  ExplainedBusiness(Paper paper) {
    this.paper = paper;
    this.year = paper.year();
    this.preset = paper.tables().preset();
  }

  double attractiveness() {
    Dataset<Row> jobs = privateJobs();
    Map<String, double[]> nation = new HashMap<>();
    double now = 0;
    double before = 0;
    for (Row row : byIndustry(jobs).collectAsList()) {
      nation.put(row.getString(0), new double[] {row.getDouble(2), row.getDouble(3)});
      now += row.getDouble(2);
      before += row.getDouble(3);
    }
    double growth = now / before - 1;
    paper.say("private jobs of the nation", "Σ silver.jobs of " + year, now);
    paper.say("private jobs of the nation before", "Σ silver.jobs of " + (year - 1), before);
    paper.say("growth of the nation", "jobs / jobs before − 1", growth);
    double own = 0;
    double ownBefore = 0;
    double sensitive = 0;
    double industries = 0;
    List<Row> here =
        byIndustry(jobs.filter(col("municipality").equalTo(paper.place())))
            .orderBy("industry")
            .collectAsList();
    for (Row row : here) {
      double[] all = nation.get(row.getString(0));
      double grown = all[1] == 0 ? 0 : all[0] / all[1] - 1;
      double effect = row.getDouble(3) * (grown - growth);
      paper.say(
          "industry " + row.getString(0),
          "%.0f × (%.6f − %.6f)".formatted(row.getDouble(3), grown, growth),
          effect);
      industries += effect;
      own += row.getDouble(2);
      ownBefore += row.getDouble(3);
      sensitive += row.getBoolean(1) ? row.getDouble(3) : 0;
    }
    paper.say("private jobs", "silver.jobs of " + year, own);
    paper.say("private jobs before", "silver.jobs of " + (year - 1), ownBefore);
    paper.say("industry", "Σ of the industries", industries);
    double national = ownBefore * growth;
    paper.say("national", "private jobs before × growth of the nation", national);
    double population = sensitive * faster() * preset.populationScale();
    paper.say(
        "population",
        "%.0f jobs that follow residents × growth beyond the nation's × %s"
            .formatted(sensitive, preset.populationScale()),
        population);
    return own - ownBefore - national - industries - population;
  }

  /** Growth of the population beyond the nation's, in the mean of the years before. */
  private double faster() {
    double sum = 0;
    for (int lag = 1; lag <= preset.populationWindow(); lag++) {
      int january = year - lag;
      Dataset<Row> both =
          paper
              .totals(SilverTables.POPULATION, "persons", january)
              .join(
                  paper
                      .totals(SilverTables.POPULATION, "persons", january + 1)
                      .withColumnRenamed("number", "next"),
                  "municipality");
      double[] own =
          paper.known(Paper.pairs(both, List.of(paper.place()), "next", "number"), paper.place());
      Row nation = both.agg(sum("next"), sum("number")).head();
      double beyond = own[0] / own[1] - nation.getDouble(0) / nation.getDouble(1);
      paper.say(
          "growth of residents in " + january,
          "%.0f / %.0f − %.0f / %.0f"
              .formatted(own[0], own[1], nation.getDouble(0), nation.getDouble(1)),
          beyond);
      sum += beyond;
    }
    double mean = sum / preset.populationWindow();
    paper.say("growth beyond the nation's", "mean of these years", mean);
    return mean;
  }

  /** Of the municipalities that have jobs of any kind in both years. */
  private Dataset<Row> privateJobs() {
    Dataset<Row> known =
        paper
            .totals(SilverTables.JOBS, "jobs", year)
            .join(paper.totals(SilverTables.JOBS, "jobs", year - 1), "municipality")
            .select("municipality");
    Dataset<Row> industries =
        paper
            .tables()
            .read(DimensionTables.INDUSTRY)
            .select(
                col("code").as("industry"),
                col("sector"),
                col("population_sensitive").as("is_sensitive"));
    return paper
        .tables()
        .read(SilverTables.JOBS)
        .filter(col("year").isin(year, year - 1))
        .join(known, "municipality")
        .join(industries, new String[] {"industry"}, "left")
        .filter(coalesce(col("sector"), lit("private")).equalTo("private"));
  }

  /** industry, whether it follows the residents, jobs now and before. */
  private Dataset<Row> byIndustry(Dataset<Row> jobs) {
    return jobs.groupBy("industry")
        .agg(coalesce(bool_or(col("is_sensitive")), lit(false)), jobsOf(year), jobsOf(year - 1));
  }

  private static Column jobsOf(int quarter) {
    return sum(when(col("year").equalTo(quarter), col("jobs").cast("double")).otherwise(0.0));
  }
}
