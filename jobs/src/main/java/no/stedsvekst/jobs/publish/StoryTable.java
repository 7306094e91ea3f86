package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;

/** What there is to say of a place, in one row. */
public final class StoryTable {
  /** The scenarios that it tells: those that add up, and what-ifs of the place by itself. */
  public static final List<String> SCENARIOS = scenarios();

  /** The row. */
  public static final TableSpec STORY = story();

  private StoryTable() {}

  private static List<String> scenarios() {
    List<String> all = new ArrayList<>(Mart.SCENARIOS);
    all.addAll(List.of("high", "low"));
    return List.copyOf(all);
  }

  private static TableSpec story() {
    TableSpec.Builder table =
        TableSpec.in(Layer.GOLD, "place_story")
            .grain(
                "One row per municipality, region, county and the country. Levels stand side by side, so nothing here adds up: sums are made of the marts.")
            .key("unit_code")
            .refers("unit_code", TEXT, StarDimensions.UNIT, "The place, as in municipality:0301")
            .required("level", TEXT, "municipality, region, county or country")
            .required("name_no", TEXT, "What it is called in Norwegian")
            .required("name_en", TEXT, "In English; names of places stay Norwegian")
            .column("year", INTEGER, "Year of the newest 1 January with people counted")
            .column("population", DOUBLE, "Residents on that day")
            .column("year_before", INTEGER, "Ten years before, or the first year that is known")
            .column("population_before", DOUBLE, "Residents on 1 January of that year")
            .column("population_change", DOUBLE, "Residents now less those then")
            .column("population_growth", DOUBLE, "That over those then; a fraction")
            .column("jobs_year", INTEGER, "Year of the newest fourth quarter with jobs")
            .column("jobs", DOUBLE, "Persons who work there in that quarter")
            .column("first_year", INTEGER, "First flow year of the drivers: the last ten years")
            .column("last_year", INTEGER, "Last flow year of the drivers")
            .column("births_and_deaths", DOUBLE, "Births less deaths of those years")
            .column("net_migration", DOUBLE, "In- less out-migrants of those years")
            .column("nation_migration", DOUBLE, "Part of it: the nation's rate")
            .column(
                "structure_migration",
                DOUBLE,
                "Part of it: kind structure of part migration in gold.dim_component")
            .column("own_growth_migration", DOUBLE, "Part of it: growth of jobs in the place")
            .column("attractiveness", DOUBLE, "Part of it: what the model does not expect")
            .column("statistical_residual", DOUBLE, "What births, deaths and moves do not explain")
            .column("attractiveness_rate", DOUBLE, "Sum of annual shares of the population")
            .column("shrunken_rate", DOUBLE, "The same as far as it is no luck")
            .column(
                "rank",
                INTEGER,
                "Place by shrunken_rate among the units of its level; where luck is large, one near either end lies outside its interval")
            .column("rank_low", INTEGER, "Best place of its 80 % interval")
            .column("rank_high", INTEGER, "Worst place of its 80 % interval")
            .column("ranked", LONG, "How many units of the level have a rank")
            .column("is_judged", BOOLEAN, "Whether units of the level are told apart")
            .column("not_judged_reason", TEXT, "few_units or no_spread, as in gold.dim_code")
            .column(
                "is_small",
                BOOLEAN,
                "Whether fewer than 2 000 people live there: a lucky year is much of the rate")
            .column("business_attractiveness", DOUBLE, "Jobs beyond expectation in those years")
            .column("business_rank", INTEGER, "Place by the rate of that")
            .column("horizon_year", INTEGER, "2050, or the last 1 January that was projected");
    for (String scenario : SCENARIOS) {
      String besides = Mart.SCENARIOS.contains(scenario) ? "" : ": a what-if of this place alone";
      table.column(
          "projected_" + scenario, DOUBLE, "Residents then in the scenario " + scenario + besides);
    }
    for (String scenario : Mart.SCENARIOS) {
      table.column(
          "rounded_" + scenario,
          LONG,
          "The same as whole persons; municipalities make their region, county and the country");
    }
    return table
        .column("fan_scenario", TEXT, "The scenario around which futures were drawn")
        .column("fan_low", DOUBLE, "Residents then that one draw in ten stays below")
        .column("fan_median", DOUBLE, "Residents then that half of the draws stay below")
        .column("fan_high", DOUBLE, "Residents then that nine draws in ten stay below")
        .column("sentence_no", TEXT, "All this in words, in bokmål")
        .column("sentence_en", TEXT, "All this in words, in English")
        .refers("preset", TEXT, StarDimensions.PRESET, "The one set of parameters of the star")
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that wrote it, as in ops.run")
        .build();
  }
}
