package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.land.Gates.SPARK;
import static no.stedsvekst.jobs.land.Gates.first;
import static no.stedsvekst.jobs.land.Gates.gate;
import static no.stedsvekst.jobs.land.Gates.row;
import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * What is refused of tables that jobs of their own read: indicators, workplaces, reach, trade,
 * surveys.
 */
class OptionalTableGateTest {
  private static Dataset<Row> values(SparkSession SPARK, String... values) {
    return SPARK.createDataFrame(
        Stream.of(values).map(RowFactory::create).toList(), StructType.fromDDL("value string"));
  }

  @Test
  void indicatorsHaveTheirRules() {
    Row good = row("i", "I", "I", "-jobs[-1] + jobs", null, "1", "jobs", "up", "0", "1");
    assertEquals(List.of(), gate(IndicatorTables.INDICATOR, good).findings());
    first(
        "1 row against the rule indicator_is_a_name",
        IndicatorTables.INDICATOR,
        row("I x", "I", "I", null, null, null, "jobs", "up", null, null));
    first(
        "1 row against the rule direction_is_known",
        IndicatorTables.INDICATOR,
        row("i", "I", "I", null, null, null, "jobs", "upwards", null, null));
    first(
        "1 row against the rule denominator_has_a_numerator",
        IndicatorTables.INDICATOR,
        row("i", "I", "I", null, "jobs", null, "jobs", "up", null, null));
    first(
        "1 row against the rule min_is_below_max",
        IndicatorTables.INDICATOR,
        row("i", "I", "I", null, null, null, "jobs", "up", "2", "1"));
    first(
        "1 row whose numerator begins like a formula",
        IndicatorTables.INDICATOR,
        row("i", "I", "I", "=jobs", null, null, "jobs", "up", null, null));
    first(
        "1 row whose name_no begins like a formula",
        IndicatorTables.INDICATOR,
        row("i", "-I", "I", "jobs", null, null, "jobs", "up", null, null));
    first(
        "1 row against the rule year_is_plausible",
        IndicatorTables.INDICATOR_VALUE,
        row("i", "country", "NO", "19", "1"));
    first(
        "1 row against the rule level_is_known",
        IndicatorTables.INDICATOR_VALUE,
        row("i", "town", "NO", "2019", "1"));
    first(
        "1 row whose value is no number",
        IndicatorTables.INDICATOR_VALUE,
        row("i", "country", "NO", "2019", "NaN"));
    first(
        "1 row against the rule target_is_there_unless_of_change",
        IndicatorTables.INDICATOR_TARGET,
        row("p", "i", "country", "NO", "at_least", "2019", null, null));
    first(
        "1 row against the rule target_is_there_unless_of_change",
        IndicatorTables.INDICATOR_TARGET,
        row("p", "i", "country", "NO", "rise", "2019", "1", null));
    first(
        "1 row against the rule tolerance_is_not_negative",
        IndicatorTables.INDICATOR_TARGET,
        row("p", "i", "country", "NO", "at_most", "2019", "1", "-1"));
    first(
        "1 row against the rule scheme_is_a_name",
        IndicatorTables.RANKING,
        row("a b", "2020", "i", "a", "2019", null, null, null));
    first(
        "1 row against the rule weight_is_above_0",
        IndicatorTables.RANKING,
        row("s", "2020", "i", "a", "2019", null, "0", null));
    first(
        "1 row against the rule area_weight_is_above_0",
        IndicatorTables.RANKING,
        row("s", "2020", "i", "a", "2019", null, null, "-1"));
    first(
        "1 row against the rule area_is_not_total",
        IndicatorTables.RANKING,
        row("s", "2020", "i", "total", "2019", null, null, null));
    first(
        "1 row against the rule area_has_one_weight",
        IndicatorTables.RANKING,
        row("s", "2020", "i", "a", "2019", null, null, "1"),
        row("s", "2020", "j", "a", "2019", null, null, "2"));
  }

  /** Units are known by level: the name of a region is no county. */
  @Test
  void goalsAreOfUnitsThatThereAre() {
    KnownValues known =
        new KnownValues(
            Map.of(
                IndicatorTables.INDICATOR_VALUE.references().get(0),
                values(SPARK, "i"),
                IndicatorTables.INDICATOR_VALUE.references().get(1),
                values(SPARK, "municipality/0101", "region/R1", "county/01", "country/NO"),
                IndicatorTables.INDICATOR_VALUE.references().get(2),
                values(SPARK, "group:g/a")));
    TableGate gate =
        gate(
            IndicatorTables.INDICATOR_VALUE,
            known,
            List.of(
                row("i", "municipality", "0101", "2019", "1"),
                row("i", "region", "R1", "2019", "1"),
                row("i", "group:g", "a", "2019", "1"),
                row("i", "country", "NO", "2019", "1"),
                row("i", "county", "R1", "2019", "1"),
                row("i", "group:h", "a", "2019", "1"),
                row("j", "country", "NO", "2019", "1")));
    assertEquals(4, gate.goodCells().count());
    assertEquals(
        List.of("j country", "i county", "i group:h"),
        gate.badRows().orderBy(col("indicator").desc(), col("level")).collectAsList().stream()
            .map(bad -> bad.getAs("indicator") + " " + bad.getAs("level"))
            .toList());
  }

  @Test
  void workplacesAndDwellingsHaveTheirRules() {
    first(
        "1 row against the rule valid_to_is_later",
        PlaceOfWorkTables.INDUSTRY_GROUP,
        row("s", "a", "2010", "g", "G", "2010"));
    first(
        "1 row against the rule names_are_words",
        PlaceOfWorkTables.INDUSTRY_GROUP,
        row("s", "a", "2010", "g/h", "G", null));
    first(
        "1 row against the rule size_is_not_negative",
        PlaceOfWorkTables.ESTABLISHMENT_SIZE,
        row("0101", "2019", "-1", "5"));
    first(
        "1 row against the rule jobs_are_not_negative",
        PlaceOfWorkTables.ESTABLISHMENT_SIZE,
        row("0101", "2019", "1", "-5"));
    first(
        "1 row against the rule occupation_is_not_all",
        PlaceOfWorkTables.EMPLOYED_OCCUPATION,
        row("0101", "2019", "all", "5"));
    first(
        "1 row against the rule employed_are_not_negative",
        PlaceOfWorkTables.EMPLOYED_OCCUPATION,
        row("0101", "2019", "clerks", "-5"));
    first(
        "1 row against the rule completed_are_not_negative",
        PlaceOfWorkTables.DWELLING,
        row("0101", "2019", "-5", null));
    first(
        "1 row against the rule stock_is_not_negative",
        PlaceOfWorkTables.DWELLING,
        row("0101", "2019", "5", "-1"));
    first(
        "1 row against the rule jobs_are_not_negative",
        PlaceOfWorkTables.RELOCATION,
        row("w", "2019", "0101", "outside", "a", "-1"));
    first(
        "1 row against the rule jobs_are_not_negative",
        PlaceOfWorkTables.ESTABLISHMENT,
        row("w", "2019", "0101", "a", "-1"));
  }

  @Test
  void travelTimesLeadFromAndToAreasThatThereAre() {
    KnownValues known =
        new KnownValues(
            Map.of(
                ReachTables.TRAVEL_TIME.references().get(0),
                SPARK.createDataFrame(
                    List.of(RowFactory.create("01")), StructType.fromDDL("area string"))));
    TableGate gate =
        gate(
            ReachTables.TRAVEL_TIME,
            known,
            List.of(row("base", "01", "02", "12"), row("base", "03", "01", "12")));
    assertEquals(
        List.of(
            "1 row of an unknown from_area: (network=base, from_area=03, to_area=01, minutes=12)"),
        gate.findings());
    assertEquals("of an unknown from_area", gate.badRows().head().getAs("reason"));
    assertEquals(1, gate.goodCells().count());
    assertTrue(
        gate(ReachTables.TRAVEL_TIME, row("base", "01", "02", "-1"))
            .findings()
            .get(0)
            .startsWith("1 row against the rule minutes_are_not_negative"));
    assertTrue(
        gate(ReachTables.SMALL_AREA, row("01", "2019", "0101", "5", "-5", null))
            .findings()
            .get(0)
            .startsWith("1 row against the rule jobs_are_not_negative"));
    assertTrue(
        gate(
                ReachTables.SMALL_AREA,
                row("01", "2019", "0101", "5", "5", null),
                row("01", "2019", "0102", "5", "5", null))
            .findings()
            .get(0)
            .startsWith("1 row against the rule area_is_in_one_municipality"));
    assertTrue(
        gate(ReachTables.SERVICE_POINT, row("shop", "01", "1"), row("shop", "02", "2"))
            .findings()
            .get(0)
            .startsWith("1 row against the rule function_has_one_weight"));
  }

  @Test
  void exportAccountsAndAnswersHaveTheirRules() {
    first(
        "1 row against the rule value_is_not_negative",
        TradeTables.EXPORT,
        row("0101", "2019", "a", "total", "-1"));
    assertTrue(gate(TradeTables.EXPORT, row("NO", "2019", "a", "total", "1")).isClean());
    first(
        "1 row against the rule markets_add_up_to_the_total",
        TradeTables.EXPORT,
        row("0101", "2019", "a", "total", "10"),
        row("0101", "2019", "a", "europe", "6"),
        row("0101", "2019", "a", "asia", "3"));
    first(
        "1 row against the rule value_is_not_negative",
        TradeTables.IO_FLOW,
        row("2019", "io", "a", "b", "-1", null));
    first(
        "1 row against the rule domestic_is_part_of_it",
        TradeTables.IO_FLOW,
        row("2019", "io", "a", "b", "1", "2"));
    first(
        "1 row of an unknown municipality",
        TradeTables.EXPORT_SHOCK,
        row("s", "9999", "a", "2019", "5"));
    first(
        "1 row against the rule weight_is_positive",
        SurveyTables.SURVEY_RESPONSE,
        row("s", "1", "q", "0101", "2019", null, "0", "3"));
    Row answer = row("s", "1", "q", "0101", "2019", null, null, "3");
    first(
        "1 row of a key that stands more than once", SurveyTables.SURVEY_RESPONSE, answer, answer);
    // Who moves, or is asked again, answers another survey.
    first(
        "1 row of a key that stands more than once: (survey=s, respondent=1, question=q)",
        SurveyTables.SURVEY_RESPONSE,
        answer,
        row("s", "1", "q", "0102", "2018", null, null, "3"));
    first(
        "1 row against the rule population_is_not_negative",
        SurveyTables.SURVEY_FRAME,
        row("s", "0101", "young", "-1"));
  }

  /** Moves then have the jobs of the other day. */
  @Test
  void theJobsOfAWorkplaceMayBeUnknown() {
    assertTrue(
        gate(PlaceOfWorkTables.ESTABLISHMENT, row("1", "2019", "0101", "handel", null)).isClean());
    first(
        "1 row against the rule jobs_are_not_negative",
        PlaceOfWorkTables.ESTABLISHMENT,
        row("1", "2019", "0101", "handel", "-1"));
  }

  /** Without a table of industries those that are shipped hold, and the total of all. */
  @Test
  void industriesOfTradeAreKnown() {
    Row good = row("0101", "2019", "prosessindustri", "total", "1");
    Row total = row("0101", "2019", "total", "total", "1");
    Row bad = row("0101", "2019", "luftslott", "total", "1");
    KnownValues shipped = KnownValues.in(SPARK, List.of(), table -> false, TradeTables.EXPORT);
    TableGate gate = gate(TradeTables.EXPORT, shipped, List.of(good, total, bad));
    assertEquals(
        List.of(
            "1 row of an unknown industry: (municipality=0101, year=2019, industry=luftslott,"
                + " market=total, value=1)"),
        gate.findings());
    assertEquals("of an unknown industry", gate.badRows().head().getAs("reason"));
    assertEquals(2, gate.goodCells().count());
    // What was landed before is not among these files, and nothing is held against it.
    KnownValues earlier = KnownValues.in(SPARK, List.of(), table -> true, TradeTables.EXPORT);
    assertTrue(gate(TradeTables.EXPORT, earlier, List.of(bad)).isClean());
    unknown(
        "industry", PlaceOfWorkTables.ESTABLISHMENT, row("w", "2019", "0101", "luftslott", "1"));
    unknown(
        "industry",
        PlaceOfWorkTables.RELOCATION,
        row("w", "2019", "0101", "outside", "luftslott", "1"));
    unknown("industry", PlaceOfWorkTables.INDUSTRY_GROUP, row("s", "luftslott", "2010", "g", "G"));
    unknown("industry", TradeTables.IO_ACCOUNT, row("2019", "luftslott", "1", "1", "0", "0", "1"));
    unknown(
        "industry", TradeTables.IO_MULTIPLIER, row("2019", "luftslott", "employment", "1", "1"));
    unknown("industry", TradeTables.EXPORT_SHOCK, row("s", "0101", "luftslott", "2019", "1"));
    unknown("row", TradeTables.IO_FLOW, row("2019", "make", "luftslott", "p", "1", null));
    unknown("column", TradeTables.IO_FLOW, row("2019", "use", "p", "luftslott", "1", null));
    unknown("column", TradeTables.IO_FLOW, row("2019", "io", "total", "luftslott", "1", null));
  }

  private void unknown(String column, LandingTable table, Row row) {
    List<Object> cells = new ArrayList<>();
    for (int cell = 0; cell < table.columns().size(); cell++) {
      cells.add(cell < row.size() ? row.get(cell) : null);
    }
    KnownValues shipped = KnownValues.in(SPARK, List.of(), each -> false, table);
    List<String> findings = gate(table, shipped, List.of(row(cells.toArray()))).findings();
    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.get(0).startsWith("1 row of an unknown " + column), findings.toString());
  }
}
