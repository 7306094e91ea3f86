package no.stedsvekst.jobs.attract;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code attract} writes. */
public final class AttractTables {
  private static final String PERIOD =
      "A flow year, or first and last as in 2003-2021: the last ten years, and all; they overlap";

  /** How attractive every unit has been, and how sure that is. */
  public static final TableSpec ATTRACTIVENESS =
      attractiveness(
              stamped(
                  "attractiveness",
                  "One row per preset, level, unit and period.",
                  "unit",
                  "period"))
          .build();

  /** Births and deaths against the nation's rates. */
  public static final TableSpec VITAL_RATIO =
      stamped("vital_ratio", "One row per preset, level and unit: the last ten flow years.", "unit")
          .column("fertility_ratio", DOUBLE, "Births over those expected by the nation's rates")
          .column(
              "fertility_ratio_shrunken",
              DOUBLE,
              "The same drawn towards 1, the more so the fewer were expected")
          .column("mortality_ratio", DOUBLE, "Deaths over those expected by the nation's rates")
          .column("mortality_ratio_shrunken", DOUBLE, "The same drawn towards 1")
          .column("period", TEXT, "First and last of these years")
          .build();

  /** Why a population changed. */
  public static final TableSpec POPULATION_DECOMPOSITION =
      stamped(
              "population_decomposition",
              "One row per preset, level, unit, period and component of population change.",
              "unit",
              "period",
              "component")
          .column(
              "component",
              TEXT,
              "Components add up to the change, deaths negative; aggregation_gap stands beside them")
          .column("persons", DOUBLE, "Persons over the period")
          .column("rate", DOUBLE, "Sum of the annual shares of the population on 1 January")
          .column(
              "relative_rate",
              DOUBLE,
              "Sum of these shares less the nation's, that of all units of the level")
          .column("annual_rate", DOUBLE, "Mean of the annual shares")
          .column("annual_relative_rate", DOUBLE, "Mean of them less the nation's")
          .build();

  /** Why jobs changed. */
  public static final TableSpec JOB_DECOMPOSITION =
      stamped(
              "job_decomposition",
              "One row per preset, level, unit, period and component of job change.",
              "unit",
              "period",
              "component")
          .column(
              "component",
              TEXT,
              "national, industry, population and attractiveness of private jobs; public sectors")
          .column("jobs", DOUBLE, "Jobs over the period")
          .column(
              "rate",
              DOUBLE,
              "Share of the private jobs, or the sector's, in the fourth quarter before the period")
          .column("relative_rate", DOUBLE, "That share less the nation's")
          .column("annual_rate", DOUBLE, "rate over the number of years")
          .column("annual_relative_rate", DOUBLE, "relative_rate over the number of years")
          .column("contribution", DOUBLE, "Share of all jobs before the period, less the nation's")
          .build();

  /** What each industry adds to the industry effect. */
  public static final TableSpec JOB_INDUSTRY_CONTRIBUTION =
      stamped(
              "job_industry_contribution",
              "One row per preset, level, unit, period and private industry.",
              "unit",
              "period",
              "industry")
          .column("industry", TEXT, "Code, as in gold.dim_industry")
          .column(
              "jobs",
              DOUBLE,
              "Jobs for having more or less of the industry than the nation; sums to industry")
          .build();

  /** The population without what set a unit apart. */
  public static final TableSpec GROWTH_PATH =
      stamped(
              "growth_path",
              "One row per preset, level, unit, period of years and step.",
              "unit",
              "period",
              "step")
          .column(
              "step",
              TEXT,
              "actual, then each driver with those before it removed; two parts of own_growth")
          .column("population", DOUBLE, "On 1 January after the period, had it been so")
          .column(
              "share",
              DOUBLE,
              "The driver's part of the gap, attractiveness left out; over all steps 1")
          .column("shapley_share", DOUBLE, "The same in the mean over all orders of removal")
          .column("part_of", TEXT, "The step that this one is a part of; its shares stand apart")
          .column("part_share", DOUBLE, "What it has of the share of part_of")
          .column("part_shapley_share", DOUBLE, "What it has of the shapley_share of part_of")
          .build();

  /** What else goes with attractiveness. */
  public static final TableSpec ATTRACTIVENESS_COVARIATE =
      stamped(
              "attractiveness_covariate",
              "One row per preset, level and landed covariate that 20 units have, over the last ten flow years.",
              "covariate")
          .column("covariate", TEXT, "Its name, as in silver.covariate")
          .column("nobs", LONG, "Units that have both")
          .column("estimate", DOUBLE, "Change of the mean annual attractiveness rate per unit")
          .column("std_error", DOUBLE, "Robust, HC1")
          .column("r_squared", DOUBLE, "Share of the variation between units that goes with it")
          .column("p_value", DOUBLE, "Probability of such an estimate if there were no relation")
          .column(
              "q_value",
              DOUBLE,
              "Share of false finds to expect among all at least as sure (Benjamini, Hochberg)")
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(
          ATTRACTIVENESS,
          VITAL_RATIO,
          POPULATION_DECOMPOSITION,
          JOB_DECOMPOSITION,
          JOB_INDUSTRY_CONTRIBUTION,
          GROWTH_PATH,
          ATTRACTIVENESS_COVARIATE);

  private AttractTables() {}

  /**
   * A table of presets and levels.
   *
   * @param key what else its rows are told by
   */
  private static TableSpec.Builder stamped(String name, String grain, String... key) {
    List<String> whole = new ArrayList<>(List.of("preset", "level"));
    whole.addAll(List.of(key));
    TableSpec.Builder table =
        TableSpec.in(Layer.GOLD, name)
            .grain(grain)
            .key(whole.toArray(String[]::new))
            .column("preset", TEXT, "Set of model parameters, as in gold.panel")
            .column("level", TEXT, "As in gold.panel");
    if (whole.contains("unit")) {
      table.column("unit", TEXT, "The unit, as in gold.panel");
    }
    if (whole.contains("period")) {
      table.column("period", TEXT, PERIOD);
    }
    return table
        .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
        .required("coef_set_id", TEXT, "The coefficients applied, as in gold.coefficient_set")
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that computed it, as in ops.run")
        .written(WriteMode.REPLACE_SLICE)
        .partedBy("preset");
  }

  private static TableSpec.Builder attractiveness(TableSpec.Builder table) {
    table
        .column("actual", DOUBLE, "Net migration, persons over the period")
        .column("expected", DOUBLE, "Net migration that the model expects")
        .column("attractiveness", DOUBLE, "Actual less expected, persons")
        .column("attractiveness_rate", DOUBLE, "Sum of the annual shares of the population");
    uncertain(table, "");
    table
        .column("business_actual", DOUBLE, "Change of private jobs over the period")
        .column(
            "business_expected", DOUBLE, "The change that nation, industries and people explain")
        .column("business_attractiveness", DOUBLE, "Actual less expected, jobs")
        .column(
            "business_attractiveness_rate",
            DOUBLE,
            "The same as a share of private jobs in the fourth quarter before the period");
    uncertain(table, "business_");
    return table.column(
        "combined_rate",
        DOUBLE,
        "attractiveness_rate, plus what jobs beyond expectation bring in people");
  }

  private static void uncertain(TableSpec.Builder table, String prefix) {
    String whose = prefix.isEmpty() ? "" : "business_";
    table
        .column(
            prefix + "shrunken_rate",
            DOUBLE,
            "Sum of annual rates as far as it is to be believed: drawn towards 0 where luck is large")
        .column(prefix + "shrunken_low", DOUBLE, "Lower end of its 80 % interval")
        .column(prefix + "shrunken_high", DOUBLE, "Upper end of its 80 % interval")
        .column(prefix + "rank", INTEGER, "Place by " + whose + "shrunken_rate, 1 the highest")
        .column(
            prefix + "rank_low",
            INTEGER,
            "Best place of its 80 % interval: a better one in 10 % of draws; as all places are drawn, a rank near either end may lie outside, the more so the larger luck is")
        .column(
            prefix + "rank_high",
            INTEGER,
            "Worst place of its 80 % interval: a worse one in 10 % of draws")
        .column(prefix + "p_top10", DOUBLE, "How often among the ten highest")
        .column(
            prefix + "is_small",
            BOOLEAN,
            "Whether there are too few, below 2 000, to judge by: a lucky year is much of the rate")
        .column(
            prefix + "is_judged",
            BOOLEAN,
            "Whether units of the level are told apart; else the rate is 0, the rest empty")
        .column(
            prefix + "not_judged_reason",
            TEXT,
            "few_units: ten or fewer; no_spread: they differ no more than luck would have them");
  }
}
