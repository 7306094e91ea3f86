package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.land.LandingTable.Reference;
import no.stedsvekst.jobs.settings.ShippedTable;

/** What is landed of indicators, plans that want something of them, and rankings. */
public final class IndicatorTables {
  /** The job that reads them. */
  static final String JOB = "indicate";

  private static final String LEVEL =
      "municipality, region, county, centrality_class, country or group:SET";
  private static final String UNIT = "Unit of the level; a municipality in the code of the vintage";
  private static final String LEVEL_IS_KNOWN =
      "level in ('municipality', 'region', 'county', 'centrality_class', 'country')"
          + " or level like 'group:_%'";

  private static final String NAME = "indicator";
  private static final String LEVEL_AND_UNIT = "concat(level, '/', unit)";

  private static final Reference UNIT_OF_A_LEVEL =
      Reference.to(
              "unit",
              PlaceTables.MUNICIPALITY,
              "explode(array(concat('municipality/', code), concat('region/', region),"
                  + " concat('county/', county), concat('centrality_class/', centrality_class),"
                  + " 'country/NO'))")
          .of(LEVEL_AND_UNIT)
          .where("level not like 'group:%'");

  private static final Reference UNIT_OF_A_GROUP =
      Reference.to(
              "unit",
              PlaceTables.MUNICIPALITY_GROUP,
              "concat('group:', group_set, '/', group_code)")
          .of(LEVEL_AND_UNIT)
          .where("level like 'group:%'");

  /** Which indicators there are. */
  public static final LandingTable INDICATOR =
      LandingTable.ofJob(JOB, "indicator", "One row per indicator.", "indicator")
          .always("indicator", TEXT, "Lower-case letters, digits and underscores")
          .always("name_no", TEXT, "What people call it, in Norwegian")
          .always("name_en", TEXT, "In English")
          .expression("numerator", "Sum of measures, as jobs - jobs[-1]; empty: values are landed")
          .expression("denominator", "Likewise; empty: 1")
          .spare("scale", DOUBLE, "By which the ratio is multiplied; empty: 1")
          .always("unit", TEXT, "What a value is counted in, as share, persons or rank")
          .always("direction", TEXT, "up or down: which way is better")
          .spare("min", DOUBLE, "The least it can be, which forecasts stay above")
          .spare("max", DOUBLE, "The most it can be")
          .rule("indicator_is_a_name", "indicator rlike '^[a-z0-9_]+$'")
          .rule("direction_is_known", "direction in ('up', 'down')")
          .rule("denominator_has_a_numerator", "denominator is null or numerator is not null")
          .rule("min_is_below_max", "`min` is null or `max` is null or `min` < `max`")
          .build();

  /** Values of indicators that are not reckoned of others. */
  public static final LandingTable INDICATOR_VALUE =
      LandingTable.ofJob(
              JOB,
              "indicator_value",
              "One row per indicator, level, unit and year.",
              "indicator",
              "level",
              "unit",
              "year")
          .always("indicator", TEXT, "As in indicator, one without an expression")
          .always("level", TEXT, LEVEL)
          .always("unit", TEXT, UNIT)
          .always("year", INTEGER, "Calendar year")
          .always("value", DOUBLE, "In the unit of the indicator")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("level_is_known", LEVEL_IS_KNOWN)
          .refers(Reference.to(NAME, INDICATOR, NAME).among("numerator is null"))
          .refers(UNIT_OF_A_LEVEL)
          .refers(UNIT_OF_A_GROUP)
          .build();

  /** What plans want of indicators. */
  public static final LandingTable INDICATOR_TARGET =
      LandingTable.ofJob(
              JOB,
              "indicator_target",
              "One row per plan, indicator, level, unit, rule and year.",
              "plan",
              "indicator",
              "level",
              "unit",
              "rule",
              "year")
          .always("plan", TEXT, "Name of the plan")
          .always("indicator", TEXT, "As in indicator, or a shipped one")
          .always("level", TEXT, LEVEL)
          .always("unit", TEXT, UNIT)
          .always("rule", TEXT, "at_least, at_most, rise or fall")
          .always("year", INTEGER, "Until which the target holds, from the one before on")
          .maybe("target", DOUBLE, "In the unit of the indicator; empty for rise and fall")
          .spare("tolerance", DOUBLE, "By how much it may be missed and still be near; empty: 5 %")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("level_is_known", LEVEL_IS_KNOWN)
          .rule("target_is_there_unless_of_change", "(rule in ('rise', 'fall')) = (target is null)")
          .rule("tolerance_is_not_negative", "coalesce(tolerance, 0) >= 0")
          .refers(Reference.to(NAME, INDICATOR, NAME).besides(shippedIndicators()))
          .refers(UNIT_OF_A_LEVEL)
          .refers(UNIT_OF_A_GROUP)
          .build();

  /** What composite rankings are made of. */
  public static final LandingTable RANKING =
      LandingTable.ofJob(
              JOB,
              "ranking",
              "One row per scheme, edition and indicator.",
              "scheme",
              "edition",
              "indicator")
          .always("scheme", TEXT, "Name of the ranking, as in rank:SCHEME")
          .always("edition", INTEGER, "Year in which it is told")
          .always("indicator", TEXT, "As in indicator, or a shipped one; none of ranks")
          .always("area", TEXT, "The area that it is part of")
          .always("data_year", INTEGER, "Year of the value")
          .spare("direction", TEXT, "up or down; empty: as in indicator")
          .spare("weight", DOUBLE, "Within the area; empty: 1")
          .spare("area_weight", DOUBLE, "Of the area, the same in all its rows; empty: 1")
          .rule("scheme_is_a_name", "scheme rlike '^[A-Za-z0-9_.-]+$'")
          .rule("direction_is_known", "coalesce(direction, 'up') in ('up', 'down')")
          .rule("weight_is_above_0", "coalesce(weight, 1) > 0")
          .rule("area_weight_is_above_0", "coalesce(area_weight, 1) > 0")
          .rule("area_is_not_total", "area <> 'total'")
          .refers(Reference.to(NAME, INDICATOR, NAME).besides(shippedIndicators()))
          .together("scheme", "edition")
          .groupRule(
              "area_has_one_weight",
              "size(collect_set(struct(area, coalesce(area_weight, 1)))) = size(collect_set(area))")
          .build();

  private IndicatorTables() {}

  private static List<String> shippedIndicators() {
    return ShippedTable.lines("indicator").stream()
        .map((Map<String, String> line) -> line.get("indicator"))
        .toList();
  }
}
