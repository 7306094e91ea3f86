package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.land.Gates.SPARK;
import static no.stedsvekst.jobs.land.Gates.gate;
import static no.stedsvekst.jobs.land.Gates.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What the gate finds in the rows of a table, and what it lets through. */
class TableGateTest {
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
        SPARK.createDataFrame(
            List.of(RowFactory.create("MMM", 2024, 100.0), RowFactory.create("MMM", 2025, 110.0)),
            StructType.fromDDL("alternative string, year int, persons double"));
    String flow =
        "alternative string, year int, births double, deaths double, net_migration double";
    Row closes = RowFactory.create("MMM", 2024, 9.0, 4.0, 5.0);
    Row gapes = RowFactory.create("MMM", 2024, 9.0, 4.0, 5.5);
    assertEquals(
        List.of(),
        FrameClosure.findings(
                frame, SPARK.createDataFrame(List.of(closes), StructType.fromDDL(flow)))
            .sentences());
    assertTrue(
        FrameClosure.findings(
                frame, SPARK.createDataFrame(List.of(gapes), StructType.fromDDL(flow)))
            .sentences()
            .get(0)
            .endsWith("(alternative=MMM, year=2024, gap=0.5)"));
  }

  @Test
  void aRevisionTellsWhatItChanges() {
    StructType schema =
        StructType.fromDDL("municipality string, year int, industry string, jobs double");
    Dataset<Row> before =
        SPARK.createDataFrame(
            List.of(
                RowFactory.create("0101", 2019, "a", 5.0),
                RowFactory.create("0101", 2019, "b", 7.0),
                RowFactory.create("0101", 2019, "c", 9.0),
                RowFactory.create("0101", 2019, "d", 9.0)),
            schema);
    Dataset<Row> now =
        SPARK.createDataFrame(
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
}
