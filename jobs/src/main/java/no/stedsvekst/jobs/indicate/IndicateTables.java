package no.stedsvekst.jobs.indicate;

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

/** What {@code indicate} writes. */
public final class IndicateTables {
  private static final String PERIOD = "A year, or first and last as in 2009-2021";
  private static final String REASON =
      "Why there is no value: base (nothing to share by) or missing_member; empty where there is one";

  /** Indicators of every unit. */
  public static final TableSpec INDICATOR_VALUE =
      stamped(
              "indicator_value",
              "One row per preset, level, unit, year and indicator.",
              "level",
              "unit",
              "year",
              "indicator")
          .column("indicator", TEXT, "As in silver.indicator, or a shipped one")
          .column("value", DOUBLE, "Scale times numerator over denominator, or as landed")
          .column("numerator", DOUBLE, "Its sum of measures; empty where values are landed")
          .column("denominator", DOUBLE, "Likewise; 1 where there is none")
          .column("rank", INTEGER, "Place in the level and year by its direction, 1 the best")
          .column("n_ranked", LONG, "How many units of the level have a value in the year")
          .column("reason", TEXT, REASON)
          .build();

  /** How indicators stand to what plans want. */
  public static final TableSpec INDICATOR_TARGET =
      stamped(
              "indicator_target",
              "One row per preset, plan, indicator, level, unit, rule and year.",
              "plan",
              "indicator",
              "level",
              "unit",
              "rule",
              "year")
          .column("plan", TEXT, "Name of the plan, as landed")
          .column("indicator", TEXT, "As in gold.indicator_value")
          .column("rule", TEXT, "at_least, at_most, rise or fall; target_rule in gold.dim_code")
          .column("value", DOUBLE, "As in gold.indicator_value")
          .column("target", DOUBLE, "Of target_year; empty for rise and fall")
          .required("target_year", INTEGER, "Whose goal is in force: the next one, else the last")
          .column("distance", DOUBLE, "How much better than wanted; below 0 how much worse")
          .required(
              "status",
              TEXT,
              "met, near (within the tolerance), missed or no_data; target_status in gold.dim_code")
          .column(
              "trend", TEXT, "better, worse or flat, by the slope; target_trend in gold.dim_code")
          .column("slope", DOUBLE, "Change a year: Theil-Sen over the last five values")
          .column("forecast", DOUBLE, "The value of target_year")
          .column("forecast_status", TEXT, "The status that it would have")
          .column(
              "forecast_method",
              TEXT,
              "projection (of people and jobs) or trend, as in gold.dim_code")
          .column("required_change", DOUBLE, "What it takes a year to reach the target")
          .constraint("status_is_known", "status in ('met', 'near', 'missed', 'no_data')")
          .build();

  /** What places live of. */
  public static final TableSpec INDUSTRY_STRUCTURE =
      stamped(
              "industry_structure",
              "One row per preset, level, unit, year, scheme, base and group of industries.",
              "level",
              "unit",
              "year",
              "scheme",
              "base",
              "group_code")
          .column("scheme", TEXT, "Grouping of industries, landed or shipped")
          .column("base", TEXT, "Share of all jobs (all), or of private ones (private)")
          .column("group_code", TEXT, "The group; unmapped: industries of none")
          .column("jobs", DOUBLE, "In the fourth quarter")
          .column("share", DOUBLE, "Of the base; over groups they add up to 1")
          .column("location_quotient", DOUBLE, "Share over the nation's; empty where that is 0")
          .column("growth", DOUBLE, "Since the year before; empty where there were none")
          .column("relative_growth", DOUBLE, "Growth less that of the group in the nation")
          .column("contribution", DOUBLE, "Change over all jobs of the base the year before")
          .constraint("base_is_known", "base in ('all', 'private')")
          .build();

  /** With whom places share their workers. */
  public static final TableSpec COMMUTING_PARTNER =
      stamped(
              "commuting_partner",
              "One row per preset, level, unit, year and other unit with which it shares workers.",
              "level",
              "unit",
              "year",
              "partner")
          .column("partner", TEXT, "Another unit of the level, or outside")
          .column("out", DOUBLE, "Residents of the unit who work in the other")
          .column("in", DOUBLE, "Residents of the other who work in the unit; unknown of outside")
          .column("net", DOUBLE, "out less in")
          .column("share_of_employed", DOUBLE, "out over all employed residents of the unit")
          .column("share_of_deficit", DOUBLE, "net over the jobs it lacks; empty if it lacks none")
          .column("rank", INTEGER, "Place by out, 1 the most; outside has none")
          .build();

  /** Jobs against those of a base year. */
  public static final TableSpec JOB_INDEX =
      stamped(
              "job_index",
              "One row per preset, level, unit, base year, year and sector.",
              "level",
              "unit",
              "base_year",
              "year",
              "sector")
          .column("base_year", INTEGER, "Year against whose jobs they are held")
          .column("sector", TEXT, "all, private or public")
          .column("index", DOUBLE, "Jobs over those of the base year, of municipalities with both")
          .column("relative_growth", DOUBLE, "index less the nation's")
          .required("crosses_break", BOOLEAN, "Whether the register changed between the two years")
          .build();

  /** What residents work with. */
  public static final TableSpec OCCUPATION_GROWTH =
      stamped(
              "occupation_growth",
              "One row per preset, level, unit, period and occupation.",
              "level",
              "unit",
              "period",
              "occupation")
          .column("occupation", TEXT, "As landed, or all")
          .column("employed_start", DOUBLE, "Residents aged 20-66 in it in the first year")
          .column("employed_end", DOUBLE, "Those in the last year")
          .column("growth", DOUBLE, "Of these since those; empty where there were none")
          .column("relative_growth", DOUBLE, "Growth less that of all occupations of the unit")
          .build();

  /** Composite rankings. */
  public static final TableSpec RANKING =
      stamped(
              "ranking",
              "One row per preset, scheme, edition, area, level and unit.",
              "scheme",
              "edition",
              "area",
              "level",
              "unit")
          .column("scheme", TEXT, "Name of the ranking, as landed")
          .column("edition", INTEGER, "Year in which it is told")
          .column("area", TEXT, "Part of the ranking, or total")
          .column("score", DOUBLE, "From 0 to 100, the best 100; empty where too little is known")
          .column("rank", INTEGER, "Place among the units of the level, 1 the best")
          .column("rank_in_county", INTEGER, "Place of a municipality in its county")
          .column("rank_low", INTEGER, "Best place of 90 % of the weights that might have been")
          .column("rank_high", INTEGER, "Worst place of these 90 %")
          .column("p_top10", DOUBLE, "How often among the ten best")
          .column(
              "is_small", BOOLEAN, "Whether fewer than 2 000 live there: it is ranked all the same")
          .column("reason", TEXT, REASON)
          .build();

  /** Workplaces that moved, added up. */
  public static final TableSpec RELOCATION =
      stamped(
              "relocation",
              "One row per preset, level, unit, period, industry and whether on paper.",
              "level",
              "unit",
              "period",
              "industry",
              "paper")
          .column("industry", TEXT, "Code, as in jobs, or all")
          .column("paper", BOOLEAN, "Moves of labour hire, and those from or to outside")
          .column("moved_in", LONG, "Workplaces that came")
          .column("moved_out", LONG, "Workplaces that left")
          .column("jobs_in", DOUBLE, "Persons who work in those that came")
          .column("jobs_out", DOUBLE, "Persons who work in those that left")
          .column("net_jobs", DOUBLE, "jobs_in less jobs_out")
          .column("rate", DOUBLE, "Mean over the years of net jobs over private jobs before")
          .build();

  /** Workplaces that moved, by whence and whither. */
  public static final TableSpec RELOCATION_FLOW =
      stamped(
              "relocation_flow",
              "One row per preset, level, unit that they left, unit to which they came, and period.",
              "level",
              "from_unit",
              "to_unit",
              "period")
          .column("from_unit", TEXT, "Where they were; outside, or elsewhere than in any unit")
          .column("to_unit", TEXT, "Where they are now, likewise")
          .column("establishments", LONG, "How many moved")
          .column("jobs", DOUBLE, "Persons who work in them")
          .build();

  /** Lines through places. */
  public static final TableSpec RELATION =
      stamped(
              "relation",
              "One row per preset, relation, level, subset of units and period.",
              "relation",
              "level",
              "subset",
              "period")
          .column(
              "relation",
              TEXT,
              "basis_regional: growth of jobs of regional industries on that of basic ones, both beyond the nation's; relocation: business attractiveness on moves; housing: attractiveness on dwellings")
          .column(
              "subset",
              TEXT,
              "all, or high_expected: more migrants expected than in the nation; of basis_regional the scheme of industry groups")
          .column("n", LONG, "Units that have both")
          .column("intercept", DOUBLE, "Where the line is at nothing")
          .column("slope", DOUBLE, "Change of the explained number per unit of the explaining")
          .column("std_error", DOUBLE, "Of the slope, all units spread alike")
          .column("r_squared", DOUBLE, "Share of the variation that the line explains")
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(
          INDICATOR_VALUE,
          INDICATOR_TARGET,
          INDUSTRY_STRUCTURE,
          COMMUTING_PARTNER,
          JOB_INDEX,
          OCCUPATION_GROWTH,
          RANKING,
          RELOCATION,
          RELOCATION_FLOW,
          RELATION);

  private IndicateTables() {}

  private static TableSpec.Builder stamped(String name, String grain, String... key) {
    List<String> whole = new ArrayList<>(List.of("preset"));
    whole.addAll(List.of(key));
    TableSpec.Builder table =
        TableSpec.in(Layer.GOLD, name)
            .grain(grain)
            .key(whole.toArray(String[]::new))
            .column("preset", TEXT, "Set of model parameters, as in gold.panel");
    if (whole.contains("level")) {
      table.column("level", TEXT, "As in gold.panel");
    }
    if (whole.contains("unit")) {
      table.column("unit", TEXT, "The unit, as in gold.panel");
    }
    if (whole.contains("year")) {
      table.column("year", INTEGER, "Calendar year; of jobs its fourth quarter");
    }
    if (whole.contains("period")) {
      table.column("period", TEXT, PERIOD);
    }
    return table
        .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that computed it, as in ops.run")
        .written(WriteMode.REPLACE_SLICE)
        .partedBy("preset");
  }
}
