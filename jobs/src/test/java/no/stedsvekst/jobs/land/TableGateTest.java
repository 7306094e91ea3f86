package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What the gate finds in the rows of a table, and what it lets through. */
class TableGateTest {
  private final SparkSession spark = TestSession.get();
  private final Dataset<Row> spans =
      spark.createDataFrame(
          List.of(
              RowFactory.create("0101", 1990, 9999, true),
              RowFactory.create("0102", 1990, 2020, false)),
          StructType.fromDDL("code string, first int, end int, is_current boolean"));

  @Test
  void goodRowsPass() {
    TableGate gate =
        gate(
            WorkTables.JOBS,
            jobs("0101", 2019, "handel", "5"),
            jobs("0101", 2020, "handel", "6.5"));
    assertTrue(gate.isClean());
    assertEquals(List.of(), gate.findings());
    assertEquals(List.of(), gate.missingYears());
    assertEquals(5.0, gate.metrics().get("jobs.2019"));
    assertEquals(6.5, gate.metrics().get("jobs.2020"));
    assertEquals(2.0, gate.metrics().get("rows"));
    assertEquals(2, gate.goodCells().count());
  }

  @Test
  void eachRowCheckTellsItsRow() {
    found("without industry", jobs("0101", 2019, null, "5"));
    found("whose jobs is no number", jobs("0101", 2019, "handel", "five"));
    found("whose jobs is no number", jobs("0101", 2019, "handel", "NaN"));
    found("whose year is no whole number", row("0101", "2019.5", "handel", "5"));
    found("against the rule year_is_plausible", jobs("0101", 219, "handel", "5"));
    found("against the rule jobs_are_not_negative", jobs("0101", 2019, "handel", "-5"));
    found("whose industry begins like a formula", jobs("0101", 2019, "=HYPERLINK(A1)", "5"));
    found(
        "whose industry is longer than 200 characters",
        jobs("0101", 2019, "x".repeat(1 << 20), "5"));
    found("of an unknown municipality", jobs("9999", 2019, "handel", "5"));
    found("whose municipality is not a code of that year", jobs("0102", 2021, "handel", "5"));
  }

  @Test
  void aMegabyteIsNeitherShownNorKept() {
    TableGate gate = gate(WorkTables.JOBS, jobs("0101", 2019, "x".repeat(1 << 20), "5"));
    assertTrue(gate.findings().get(0).length() < 300, gate.findings().get(0));
    assertEquals(1000, gate.badRows().head().<String>getAs("industry").length());
  }

  @Test
  void aRowThatStandsTwiceIsFoundInDenseAndInSparseGroups() {
    List<Row> people = new ArrayList<>(complete("0101", 2019));
    people.add(people.get(33));
    TableGate dense = gate(PeopleTables.POPULATION, people);
    assertEquals(
        List.of(
            "1 row of a key that stands more than once:"
                + " (municipality=0101, year=2019, sex=M, age=33)"),
        dense.findings());
    assertEquals(2, dense.badRows().count());
    Row job = jobs("0101", 2019, "handel", "5");
    TableGate sparse = gate(WorkTables.JOBS, job, jobs("0101", 2019, "stat", "5"), job);
    assertTrue(sparse.findings().get(0).contains("year=2019, industry=handel)"));
  }

  @Test
  void agesAreNumbersInOneTableAndTextInAnother() {
    TableGate gate =
        gate(
            PeopleTables.MIGRATION_AGE,
            row("0101", "2019", "all", "0", "3", "2"),
            row("0101", "2019", "all", "105", "3", "2"));
    assertTrue(gate.isClean(), gate.findings().toString());
  }

  @Test
  void groupsAreJudgedTogether() {
    List<Row> people = new ArrayList<>(complete("0101", 2019));
    people.remove(33);
    people.addAll(complete("0102", 2019));
    TableGate gate = gate(PeopleTables.POPULATION, people);
    assertEquals(
        List.of(
            "1 row against the rule complete_in_sex_and_age_or_one_total:"
                + " (municipality=0101, year=2019)"),
        gate.findings());
    assertEquals(211, gate.badRows().count());
    // Where bad rows are tolerated, the incomplete municipality-year is left out, the other stays.
    assertEquals(212, gate.goodCells().count());
  }

  @Test
  void aBadRowTakesItsGroupOutAndLeavesTheOthers() {
    TableGate gate =
        gate(
            WorkTables.JOBS,
            jobs("0101", 2019, "handel", "-5"),
            jobs("0101", 2019, "stat", "5"),
            jobs("0102", 2019, "stat", "5"));
    assertEquals(1, gate.badRows().count());
    assertEquals(
        List.of("0102"),
        gate.goodCells().select("municipality").collectAsList().stream()
            .map(row -> row.getString(0))
            .toList());
  }

  @Test
  void aYearThatIsMissingIsSeen() {
    TableGate gate =
        gate(WorkTables.JOBS, jobs("0101", 2017, "a", "5"), jobs("0101", 2020, "a", "5"));
    assertEquals(List.of(2018, 2019), gate.missingYears());
    TableGate commuting =
        gate(
            WorkTables.COMMUTING,
            row("2017", "0101", "outside", "5"),
            row("2020", "0101", "0101", "5"));
    assertEquals(List.of(), commuting.missingYears());
    assertTrue(commuting.isClean());
  }

  @Test
  void nobodyLivesOutside() {
    TableGate gate = gate(WorkTables.COMMUTING, row("2017", "outside", "0101", "5"));
    assertTrue(gate.findings().get(0).startsWith("1 row of an unknown home"));
  }

  @Test
  void anAgeThatIsNoneAndATotalBesideItsPartsAreTold() {
    TableGate ages =
        gate(
            PeopleTables.POPULATION,
            row("0101", "2019", "all", "all", "3"),
            row("0101", "2020", "M", "106", "3"));
    assertTrue(ages.findings().get(0).startsWith("1 row against the rule age_is_known"));
    TableGate total =
        gate(WorkTables.JOBS, jobs("0101", 2019, "total", "5"), jobs("0101", 2019, "stat", "5"));
    assertTrue(total.findings().get(0).startsWith("1 row against the rule industries_or_their"));
  }

  @Test
  void aFrameThatDoesNotCloseIsTold() {
    Dataset<Row> frame =
        spark.createDataFrame(
            List.of(RowFactory.create("MMM", 2024, 100.0), RowFactory.create("MMM", 2025, 110.0)),
            StructType.fromDDL("alternative string, year int, persons double"));
    String flow =
        "alternative string, year int, births double, deaths double, net_migration double";
    Row closes = RowFactory.create("MMM", 2024, 9.0, 4.0, 5.0);
    Row gapes = RowFactory.create("MMM", 2024, 9.0, 4.0, 5.5);
    assertEquals(
        List.of(),
        FrameClosure.findings(
                frame, spark.createDataFrame(List.of(closes), StructType.fromDDL(flow)))
            .sentences());
    assertTrue(
        FrameClosure.findings(
                frame, spark.createDataFrame(List.of(gapes), StructType.fromDDL(flow)))
            .sentences()
            .get(0)
            .endsWith("(alternative=MMM, year=2024, gap=0.5)"));
  }

  @Test
  void aRevisionTellsWhatItChanges() {
    StructType schema =
        StructType.fromDDL("municipality string, year int, industry string, jobs double");
    Dataset<Row> before =
        spark.createDataFrame(
            List.of(
                RowFactory.create("0101", 2019, "a", 5.0),
                RowFactory.create("0101", 2019, "b", 7.0),
                RowFactory.create("0101", 2019, "c", 9.0),
                RowFactory.create("0101", 2019, "d", 9.0)),
            schema);
    Dataset<Row> now =
        spark.createDataFrame(
            List.of(
                RowFactory.create("0101", 2019, "a", 5.0),
                RowFactory.create("0101", 2019, "b", 8.0),
                RowFactory.create("0101", 2019, "c", 2.0),
                RowFactory.create("0101", 2020, "d", 9.0),
                RowFactory.create("0101", 2020, "e", 9.0)),
            schema);
    assertEquals(
        "jobs revised: 2 rows added, 1 removed, 2 changed; the largest jobs of 0101 2019 c: 9.0 to"
            + " 2.0",
        Revision.between(WorkTables.JOBS, before, now).sentence("jobs"));
  }

  private static Dataset<Row> values(SparkSession spark, String... values) {
    return spark.createDataFrame(
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
                values(spark, "i"),
                IndicatorTables.INDICATOR_VALUE.references().get(1),
                values(spark, "municipality/0101", "region/R1", "county/01", "country/NO"),
                IndicatorTables.INDICATOR_VALUE.references().get(2),
                values(spark, "group:g/a")));
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
                spark.createDataFrame(
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
    KnownValues shipped = KnownValues.in(spark, List.of(), table -> false, TradeTables.EXPORT);
    TableGate gate = gate(TradeTables.EXPORT, shipped, List.of(good, total, bad));
    assertEquals(
        List.of(
            "1 row of an unknown industry: (municipality=0101, year=2019, industry=luftslott,"
                + " market=total, value=1)"),
        gate.findings());
    assertEquals("of an unknown industry", gate.badRows().head().getAs("reason"));
    assertEquals(2, gate.goodCells().count());
    // What was landed before is not among these files, and nothing is held against it.
    KnownValues earlier = KnownValues.in(spark, List.of(), table -> true, TradeTables.EXPORT);
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
    KnownValues shipped = KnownValues.in(spark, List.of(), each -> false, table);
    List<String> findings = gate(table, shipped, List.of(row(cells.toArray()))).findings();
    assertEquals(1, findings.size(), findings.toString());
    assertTrue(findings.get(0).startsWith("1 row of an unknown " + column), findings.toString());
  }

  private void first(String finding, LandingTable table, Row... rows) {
    List<String> findings = gate(table, rows).findings();
    assertTrue(findings.get(0).startsWith(finding), findings.toString());
  }

  @Test
  void theKeysOfAllTablesHaveColumns() {
    for (LandingTable table : LandingTables.ALL) {
      assertTrue(new TreeSet<>(table.columnNames()).containsAll(table.key()), table.name());
      assertTrue(table.key().containsAll(table.group()), table.name());
      assertFalse(table.columns().isEmpty());
    }
  }

  private void found(String complaint, Row bad) {
    TableGate gate = gate(WorkTables.JOBS, jobs("0101", 2020, "good", "1"), bad);
    assertEquals(1, gate.findings().size(), gate.findings().toString());
    assertTrue(gate.findings().get(0).startsWith("1 row " + complaint), gate.findings().toString());
    assertEquals(complaint, gate.badRows().head().getAs("reason"));
  }

  private static List<Row> complete(String code, int year) {
    List<Row> rows = new ArrayList<>();
    for (String sex : List.of("M", "F")) {
      for (int age = 0; age <= 105; age++) {
        rows.add(row(code, "" + year, sex, "" + age, "3"));
      }
    }
    return rows;
  }

  private static Row jobs(String code, int year, String industry, String jobs) {
    return row(code, "" + year, industry, jobs);
  }

  private static Row row(Object... cells) {
    return RowFactory.create(cells);
  }

  private TableGate gate(LandingTable table, Row... rows) {
    return gate(table, List.of(rows));
  }

  private TableGate gate(LandingTable table, List<Row> rows) {
    return gate(table, KnownValues.NONE, rows);
  }

  private TableGate gate(LandingTable table, KnownValues known, List<Row> rows) {
    StructType schema = new StructType();
    for (String name : table.columnNames()) {
      schema = schema.add(name, DataTypes.StringType);
    }
    schema = schema.add(LandedCells.CORRUPT, "string").add(LandedCells.FILE, "string");
    schema = schema.add(LandedCells.ROW, "long");
    List<Row> cells = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < rows.get(index).size(); column++) {
        values.add(rows.get(index).get(column));
      }
      values.add(null);
      values.add(table.name() + ".csv");
      values.add((long) index);
      cells.add(RowFactory.create(values.toArray()));
    }
    return TableGate.judge(
        new LandingSource(table, table.name() + ".csv", List.of()),
        spark.createDataFrame(cells, schema),
        spans,
        known);
  }
}
