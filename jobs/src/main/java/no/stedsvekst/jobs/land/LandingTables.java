package no.stedsvekst.jobs.land;

import java.util.List;

/** The tables that users land, in the order in which a reader meets them. */
public final class LandingTables {
  /** Stands in {@code commuting.work} for the shelf, abroad and the unknown. */
  public static final String OUTSIDE = "outside";

  /** All of them. */
  public static final List<LandingTable> ALL =
      List.of(
          PlaceTables.MUNICIPALITY,
          PlaceTables.CODE_CHANGE,
          PlaceTables.MUNICIPALITY_GROUP,
          PeopleTables.POPULATION,
          PeopleTables.VITAL,
          PeopleTables.MIGRATION_AGE,
          WorkTables.JOBS,
          WorkTables.EMPLOYMENT,
          WorkTables.COMMUTING,
          NationTables.EMPLOYMENT_RATE,
          NationTables.DEATH_PROBABILITY,
          NationTables.FERTILITY_RATE,
          WorkTables.INDUSTRY,
          NationTables.NATIONAL_PROJECTION,
          NationTables.NATIONAL_FLOW,
          PlaceTables.COVARIATE,
          PlaceTables.REFERENCE_PROJECTION,
          ReachTables.SMALL_AREA,
          ReachTables.SERVICE_POINT,
          ReachTables.TRAVEL_TIME,
          TradeTables.EXPORT,
          TradeTables.IO_ACCOUNT,
          TradeTables.IO_FLOW,
          TradeTables.IO_MULTIPLIER,
          TradeTables.EXPORT_SHOCK,
          SurveyTables.SURVEY_RESPONSE,
          SurveyTables.SURVEY_FRAME,
          PlaceOfWorkTables.INDUSTRY_GROUP,
          PlaceOfWorkTables.ESTABLISHMENT_SIZE,
          PlaceOfWorkTables.EMPLOYED_OCCUPATION,
          PlaceOfWorkTables.ESTABLISHMENT,
          PlaceOfWorkTables.RELOCATION,
          PlaceOfWorkTables.DWELLING,
          IndicatorTables.INDICATOR,
          IndicatorTables.INDICATOR_VALUE,
          IndicatorTables.INDICATOR_TARGET,
          IndicatorTables.RANKING);

  private LandingTables() {}
}
