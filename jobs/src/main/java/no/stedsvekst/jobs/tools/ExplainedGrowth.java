package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The growth of jobs beyond the nation's, and what the residents meet of it. */
final class ExplainedGrowth {
  private static final String OUTSIDE = "outside";

  private final Paper paper;
  private final int year;

  ExplainedGrowth(Paper paper) {
    this.paper = paper;
    this.year = paper.year();
  }

  double relativeGrowth() {
    Map<String, double[]> jobs = jobs(List.of(paper.place()));
    paper.say(
        "jobs", "silver.jobs, fourth quarter of " + year, paper.known(jobs, paper.place())[0]);
    paper.say(
        "jobs before",
        "silver.jobs, fourth quarter of " + (year - 1),
        paper.known(jobs, paper.place())[1]);
    double nation = nationalGrowth();
    return paper.known(jobs, paper.place())[1] == 0 ? 0 : grown(jobs, paper.place()) - nation;
  }

  double vra() {
    double nation = nationalGrowth();
    Dataset<Row> commuting = paper.tables().read(SilverTables.COMMUTING);
    int shareYear = paper.tables().shareYear(year, commuting);
    double employed =
        paper.one(
            paper.tables().read(SilverTables.EMPLOYMENT),
            "municipality",
            shareYear,
            "employed_residents");
    paper.say("employed residents", "silver.employment of " + shareYear, employed);
    // As many as there are places to which people of this one commute.
    List<Row> flows =
        commuting
            .filter(col("year").equalTo(shareYear).and(col("home").equalTo(paper.place())))
            .select(col("work"), col("employed").cast("double"))
            .orderBy(col("employed").desc(), col("work"))
            .collectAsList();
    Map<String, double[]> jobs = jobs(flows.stream().map(row -> row.getString(0)).toList());
    double sum = 0;
    for (Row flow : flows) {
      String work = flow.getString(0);
      double going = flow.getDouble(1);
      if (work.equals(OUTSIDE)) {
        paper.say(work, "%.0f work off the map".formatted(going), 0);
      } else if (paper.known(jobs, work)[1] == 0) {
        paper.say(work, "%.0f work where there were no jobs before".formatted(going), 0);
      } else {
        double effect = going / employed * (grown(jobs, work) - nation);
        sum += effect;
        paper.say(
            work,
            "%.0f / %.0f × (%.0f / %.0f − 1 − %.6f)"
                .formatted(
                    going,
                    employed,
                    paper.known(jobs, work)[0],
                    paper.known(jobs, work)[1],
                    nation),
            effect);
      }
    }
    return sum;
  }

  private double nationalGrowth() {
    Row nation = jobs().agg(sum("number"), sum("before")).head();
    double growth = nation.getDouble(0) / nation.getDouble(1) - 1;
    paper.say("jobs of the nation", "Σ silver.jobs of " + year, nation.getDouble(0));
    paper.say("jobs of the nation before", "Σ silver.jobs of " + (year - 1), nation.getDouble(1));
    paper.say("growth of the nation", "jobs / jobs before − 1", growth);
    return growth;
  }

  /** Where jobs are known in both years. */
  private Dataset<Row> jobs() {
    return paper
        .totals(SilverTables.JOBS, "jobs", year)
        .join(
            paper.totals(SilverTables.JOBS, "jobs", year - 1).withColumnRenamed("number", "before"),
            "municipality");
  }

  private Map<String, double[]> jobs(List<String> codes) {
    return Paper.pairs(jobs(), codes, "number", "before");
  }

  private static double grown(Map<String, double[]> jobs, String code) {
    return jobs.get(code)[0] / jobs.get(code)[1] - 1;
  }
}
