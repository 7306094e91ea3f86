package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of small areas, services and the time between them. */
public final class ReachTables {
  /** The network whose times are those of today. */
  public static final String BASE = "base";

  private static final String JOB = "access";

  /** Parts of municipalities. */
  public static final LandingTable SMALL_AREA =
      LandingTable.ofJob(
              JOB, "small_area", "One row per small area and year.", "area", "year", "municipality")
          .always("area", TEXT, "Code of a part of a municipality, as a basic statistical unit")
          .always("year", INTEGER, "Year of the 1 January; jobs are of the fourth quarter before")
          .code("municipality", "The municipality that it lies in, as in a code of that year")
          .count("population", "Residents on that day")
          .count("jobs", "Persons who work there, wherever they live")
          .spare("in_node", BOOLEAN, "Whether it is a place to which growth is to be led")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("population_is_not_negative", "population >= 0")
          .rule("jobs_are_not_negative", "jobs >= 0")
          .together("area", "year")
          .groupRule("area_is_in_one_municipality", "min(municipality) <=> max(municipality)")
          .build();

  /** Where services are. */
  public static final LandingTable SERVICE_POINT =
      LandingTable.ofJob(
              JOB, "service_point", "One row per kind of service and area.", "function", "area")
          .always("function", TEXT, "Kind of service, as in shop or hospital")
          .always("area", TEXT, "The small area that has one or more of the kind")
          .always("weight", DOUBLE, "How much the kind counts beside others, the same in all rows")
          .rule("weight_is_not_negative", "weight >= 0")
          .refers("area", SMALL_AREA, "area")
          .together("function")
          .groupRule("function_has_one_weight", "min(weight) <=> max(weight)")
          .build();

  /** How long it takes to go. */
  public static final LandingTable TRAVEL_TIME =
      LandingTable.ofJob(
              JOB,
              "travel_time",
              "One row per network and pair of small areas.",
              "network",
              "from_area",
              "to_area")
          .always("network", TEXT, "base, or what a road might be: its rows replace those of base")
          .always("from_area", TEXT, "The small area where one sets out")
          .always("to_area", TEXT, "The small area where one arrives")
          .always("minutes", DOUBLE, "By car; pairs beyond 90 minutes may be left out")
          .rule("minutes_are_not_negative", "minutes >= 0")
          .refers("from_area", SMALL_AREA, "area")
          .refers("to_area", SMALL_AREA, "area")
          .build();

  private ReachTables() {}
}
