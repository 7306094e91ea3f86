package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The supply of workers that ageing brings, beyond the nation's. */
final class ExplainedSupply {
  private static final int FIRST = 14;
  private static final int LAST = 74;

  private final Paper paper;
  private final int year;
  private final Preset preset;
  private final ByAge employed;
  private final ByAge dying;

  ExplainedSupply(Paper paper) {
    this.paper = paper;
    this.year = paper.year();
    this.preset = paper.tables().preset();
    this.employed =
        ByAge.of(
            paper.nearest(
                paper.tables().read(SilverTables.of(NationTables.EMPLOYMENT_RATE)), year - 1),
            "rate");
    this.dying = ByAge.ofDeaths(paper);
  }

  double beyondTheNation() {
    Dataset<Row> below = below();
    Dataset<Row> people =
        paper
            .tables()
            .read(SilverTables.POPULATION)
            .filter(col("year").equalTo(year))
            .withColumn("age", col("age").try_cast("int"))
            .filter(col("age").between(FIRST, LAST))
            .join(below, "municipality");
    double own = supply(people.filter(col("municipality").equalTo(paper.place())), true);
    paper.say("more who would work", "Σ of the lines", own);
    double ofPlace = paper.here(below);
    String what = preset.supplyDenominator().equals("jobs") ? "jobs" : "employed residents";
    paper.say(what, "fourth quarter of " + (year - 1), ofPlace);
    double nation = supply(people, false);
    double ofNation = below.agg(sum("number")).head().getDouble(0);
    paper.say("more who would work in the nation", "the same of all municipalities", nation);
    paper.say(what + " of the nation", "fourth quarter of " + (year - 1), ofNation);
    paper.say("of the nation", "more who would work / " + what, nation / ofNation);
    return own / ofPlace - nation / ofNation;
  }

  private Dataset<Row> below() {
    boolean isJobs = preset.supplyDenominator().equals("jobs");
    TableSpec table = isJobs ? SilverTables.JOBS : SilverTables.EMPLOYMENT;
    return paper.totals(table, isJobs ? "jobs" : "employed_residents", year - 1);
  }

  /** Of as many rows as there are ages. */
  private double supply(Dataset<Row> people, boolean isTold) {
    double all = 0;
    for (Row row :
        people
            .groupBy("sex", "age")
            .agg(sum("persons").cast("double"))
            .orderBy("sex", "age")
            .collectAsList()) {
      String sex = row.getString(0);
      int age = row.getInt(1);
      double now = age == FIRST ? 0 : employed.of(sex, age);
      double next = age == LAST ? 0 : employed.of(sex, age + 1);
      double lost = dying.of(sex, age) * (preset.deathTerm().equals("all") ? 1 : next);
      double more = row.getDouble(2) * (next - now - lost);
      all += more;
      if (isTold) {
        paper.say(
            sex + " " + age,
            "%.0f × (%.6f − %.6f − %.6f)".formatted(row.getDouble(2), next, now, lost),
            more);
      }
    }
    return all;
  }
}
