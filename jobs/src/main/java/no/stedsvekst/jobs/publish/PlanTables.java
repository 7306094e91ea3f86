package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * What planners follow: indicators, goals, workplaces that moved and occupations. Nothing of it
 * adds up over rows, and counts that are small are left out.
 */
public final class PlanTables {
  private static final String SMALL = "; empty where it is small (publish.min_cell)";

  /** Indicators. */
  public static final TableSpec INDICATOR =
      Mart.modelled(
          Mart.ofUnits(
                  "mart_indicator",
                  "One row per municipality, year and indicator; earlier years than the star's stand in gold.indicator_value.",
                  "Calendar year; of jobs its fourth quarter",
                  "indicator_code")
              .refers("indicator_code", TEXT, StarDimensions.INDICATOR, "What is followed")
              .as(
                  IndicateTables.INDICATOR_VALUE,
                  "value",
                  "numerator",
                  "denominator",
                  "rank",
                  "n_ranked",
                  "reason"));

  /** Goals of plans. */
  public static final TableSpec GOAL =
      Mart.modelled(
          Mart.begun(
                  "mart_goal",
                  "One row per plan, indicator, unit of any level, rule and year.",
                  List.of("plan", "indicator_code", "unit_code", "rule", "year"))
              .as(IndicateTables.INDICATOR_TARGET, "plan")
              .refers("indicator_code", TEXT, StarDimensions.INDICATOR, "What is followed")
              .as(
                  IndicateTables.INDICATOR_TARGET,
                  "rule",
                  "year",
                  "value",
                  "target",
                  "target_year",
                  "distance",
                  "status",
                  "trend",
                  "slope",
                  "forecast",
                  "forecast_status",
                  "forecast_method",
                  "required_change"));

  /** Workplaces that moved. */
  public static final TableSpec RELOCATION =
      Mart.modelled(
          Mart.ofUnits(
                  "mart_relocation",
                  "One row per municipality, year and whether on paper: workplaces that moved.",
                  Mart.FLOW,
                  "on_paper")
              .column("on_paper", BOOLEAN, "Moves of labour hire, and those from or to outside")
              .column("moved_in", LONG, "Workplaces that came" + SMALL)
              .column("moved_out", LONG, "Workplaces that left" + SMALL)
              .column("jobs_in", DOUBLE, "Persons in those that came; empty where these are few")
              .column("jobs_out", DOUBLE, "Persons in those that left; empty where these are few")
              .column("net_jobs", DOUBLE, "jobs_in less jobs_out")
              .column("rate", DOUBLE, "net_jobs over private jobs the year before"));

  /** Occupations. */
  public static final TableSpec OCCUPATION =
      Mart.modelled(
          Mart.begun(
                  "mart_occupation",
                  "One row per municipality, period and occupation of its residents, or all.",
                  List.of("unit_code", "period", "occupation"))
              .column("period", TEXT, "First and last year, as in 2015-2023")
              .column("occupation", TEXT, "As landed, or all")
              .column("employed_start", DOUBLE, "Residents aged 20-66 in the first year" + SMALL)
              .column("employed_end", DOUBLE, "Those in the last year" + SMALL)
              .column("growth", DOUBLE, "employed_end over employed_start, less 1")
              .column("relative_growth", DOUBLE, "Growth less that of all occupations"));

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(INDICATOR, GOAL, RELOCATION, OCCUPATION);

  private PlanTables() {}
}
