package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.TableSpec;

/** Why places grew, as the model has it. */
public final class DriverTables {
  /** Why people came or went. */
  public static final TableSpec POPULATION_DRIVER =
      Mart.modelled(
          Mart.ofUnits(
                  "mart_population_driver",
                  "One row per municipality, flow year and component of its change of population.",
                  Mart.FLOW,
                  "component_code")
              .refers(
                  "component_code", TEXT, StarDimensions.COMPONENT, "As in population:centrality")
              .flow(
                  "persons", DOUBLE, "Persons, deaths negative: over components the whole change"));

  /** Why jobs came or went. */
  public static final TableSpec JOB_DRIVER =
      Mart.modelled(
          Mart.ofUnits(
                  "mart_job_driver",
                  "One row per municipality, year and component of its change of jobs.",
                  "Year of the fourth quarter, the change since that of the year before",
                  "component_code")
              .refers("component_code", TEXT, StarDimensions.COMPONENT, "As in jobs:industry")
              .flow("jobs", DOUBLE, "Jobs: over components the whole change"));

  /** Attractiveness of municipalities, a year. */
  public static final TableSpec ATTRACTIVENESS_YEAR =
      Mart.modelled(
          attractiveness(
              Mart.ofUnits(
                      "mart_attractiveness_year",
                      "One row per municipality and flow year: net migration against expectation.",
                      Mart.FLOW)
                  .stock("population", DOUBLE, "Residents on its 1 January, where actual is known"),
              true,
              true));

  /** Attractiveness of municipalities, the last ten years. */
  public static final TableSpec ATTRACTIVENESS =
      Mart.modelled(attractiveness(ofDecade("mart_attractiveness", "municipality"), true, false));

  /** Of regions: what a region expects is not the sum of what its municipalities expect. */
  public static final TableSpec ATTRACTIVENESS_REGION =
      Mart.modelled(attractiveness(ofDecade("mart_attractiveness_region", "region"), false, false));

  /** Of counties. */
  public static final TableSpec ATTRACTIVENESS_COUNTY =
      Mart.modelled(attractiveness(ofDecade("mart_attractiveness_county", "county"), false, false));

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(
          POPULATION_DRIVER,
          JOB_DRIVER,
          ATTRACTIVENESS_YEAR,
          ATTRACTIVENESS,
          ATTRACTIVENESS_REGION,
          ATTRACTIVENESS_COUNTY);

  private DriverTables() {}

  private static TableSpec.Builder ofDecade(String name, String level) {
    return Mart.begun(
            name,
            "One row per %s: net migration against expectation in the last ten years."
                .formatted(level),
            List.of("unit_code"))
        .required("first_year", INTEGER, "The first flow year that counts")
        .required("last_year", INTEGER, "The last flow year that counts");
  }

  private static TableSpec.Builder attractiveness(
      TableSpec.Builder table, boolean isOfMunicipalities, boolean isOfAYear) {
    for (String[] measure : AttractivenessColumns.MEASURES) {
      if (isOfMunicipalities) {
        table.flow(measure[0], DOUBLE, measure[1]);
      } else {
        table.column(measure[0], DOUBLE, measure[1] + "; not the sum over municipalities");
      }
    }
    for (String[] rate : AttractivenessColumns.RATES) {
      // Over more years it is a sum of shares, which no two sums make.
      if (isOfAYear && rate[0].equals("attractiveness_rate")) {
        table.ratio(rate[0], "attractiveness", "population", "Share of the population");
      } else {
        table.column(rate[0], DOUBLE, rate[1]);
      }
    }
    AttractivenessColumns.RANKS.forEach(rank -> table.column(rank[0], INTEGER, rank[1]));
    return table
        .column("p_top10", DOUBLE, "How often among the ten highest, of draws")
        .column("is_judged", BOOLEAN, "Whether units of the level are told apart")
        .column("not_judged_reason", TEXT, "few_units or no_spread, as in gold.dim_code")
        .column(
            "is_small",
            BOOLEAN,
            "Whether fewer than 2 000 people live there: a lucky year is much of the rate")
        .column("business_is_judged", BOOLEAN, "Whether they are by business attractiveness")
        .column("business_is_small", BOOLEAN, "Whether there are fewer than 2 000 private jobs");
  }
}
