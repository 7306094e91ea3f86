package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What must hold of any decomposition, whatever was landed. */
final class AttractChecks {
  /** How far the same sum in another order may be off, as a share of the stock it belongs to. */
  private static final double ROUNDING = 1e-9;

  private static final List<String> UNIT_YEAR = List.of("level", "unit", "year");

  private AttractChecks() {}

  /** What must hold of persons by component of every unit and year. */
  static List<RowCheck> ofPopulation(PopulationComponents components) {
    Column all = added(components.names());
    Column change = col("population_next").minus(col("population"));
    Column moved = added(components.migrationNames());
    return List.of(
        new RowCheck(
            "whose components do not add up to the change of the population",
            isOff(all.minus(change), col("population")),
            UNIT_YEAR),
        new RowCheck(
            "whose components of migration do not add up to net migration",
            isOff(moved.minus(col("net_migration")), col("population")),
            UNIT_YEAR));
  }

  /** Findings about rates beyond the nation's: over all units of a level they must be 0. */
  static Findings ofRelativeRates(Dataset<Row> yearly) {
    Dataset<Row> sums =
        yearly
            .filter(
                col("level")
                    .equalTo(Levels.MUNICIPALITY)
                    .or(col("level").isin(Levels.WHOLE.toArray())))
            .filter(col("relative_rate").isNotNull())
            .groupBy("level", "year", "component")
            .agg(
                sum(col("population").multiply(col("relative_rate"))).as("persons"),
                sum("population").as("population"));
    return RowCheck.findings(
        sums,
        List.of(
            new RowCheck(
                "in which persons beyond the nation's do not add up to 0",
                isOff(col("persons"), col("population")),
                List.of("level", "year", "component", "persons"))));
  }

  /** What must hold of jobs by component of every unit and year. */
  static List<RowCheck> ofJobs() {
    return List.of(
        new RowCheck(
            "whose components do not add up to the change of private jobs",
            isOff(added(JobComponents.PRIVATE).minus(col("private_change")), col("base")),
            UNIT_YEAR));
  }

  /** Findings about the effect of industries: in every year it is nobody's in sum. */
  static Findings ofIndustryEffects(Dataset<Row> annual) {
    Dataset<Row> nation =
        annual
            .filter(col("level").equalTo(Levels.MUNICIPALITY))
            .groupBy("year")
            .agg(sum("industry").as("industry"), sum("base").as("base"));
    return RowCheck.findings(
        nation,
        List.of(
            new RowCheck(
                "in which industry effects do not add up to 0",
                isOff(col("industry"), col("base")),
                List.of("year", "industry"))));
  }

  /**
   * Findings about contributions of industries, against the industry effect.
   *
   * @param contributions rows of level, unit, period, industry, jobs
   * @param decomposition rows of level, unit, period, component, jobs
   */
  static Findings ofIndustries(Dataset<Row> contributions, Dataset<Row> decomposition) {
    String[] key = {"level", "unit", "period"};
    // The effect on the country is 0 made of large numbers: it is off by their rounding.
    Dataset<Row> effects =
        decomposition
            .groupBy("level", "unit", "period")
            .agg(
                sum(when(col("component").equalTo("industry"), col("jobs"))).as("effect"),
                sum(abs(col("jobs"))).as("size"))
            .filter(col("effect").isNotNull());
    Dataset<Row> both =
        contributions
            .groupBy("level", "unit", "period")
            .agg(sum("jobs").as("by_industry"))
            .join(effects, key);
    return RowCheck.findings(
        both,
        List.of(
            new RowCheck(
                "whose industries do not add up to the industry effect",
                isOff(col("by_industry").minus(col("effect")), col("size")),
                List.of("level", "unit", "period", "by_industry", "effect"))));
  }

  private static Column added(List<String> names) {
    return names.stream().map(functions::col).reduce(Column::plus).orElse(lit(0.0));
  }

  private static Column isOff(Column difference, Column stock) {
    return when(abs(difference).gt(greatest(lit(1.0), abs(stock)).multiply(ROUNDING)), true)
        .otherwise(false);
  }
}
