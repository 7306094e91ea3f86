package no.stedsvekst.jobs.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tables brought to the codes of one year, by the sums of a {@link SplitCountry}. */
class VintageTest {
  private static final BalanceChecks CHECKS = new BalanceChecks(0.2, 0.02, 0.001);

  private final Materialized kept = new Materialized();

  @AfterEach
  void letGo() {
    kept.close();
  }

  private final SplitCountry country = new SplitCountry();

  @Test
  void mergedUnitsAddUpAndSplitOnesAreShared() {
    Map<String, Double> persons = silver(PeopleTables.POPULATION, "persons");
    assertEquals(400.0, persons.get("AB 2019 all all"));
    assertEquals(700.0, persons.get("S1 2019 all all"), 1e-9);
    assertEquals(350.0, persons.get("K 2019 all all"), 1e-9);
    assertEquals(721.0, persons.get("S1 2022 all all"));
    assertEquals(List.of("AB", "K", "S1"), codesOf(persons));
    assertNationsAreUnchanged(PeopleTables.POPULATION, country.population, 4, "persons");
  }

  @Test
  void flowsTakeTheProductOfBothEndsAndMovesInsideBecomeOwn() {
    Map<String, Double> flows = silver(WorkTables.COMMUTING, "employed");
    assertEquals(10.0, flows.get("2019 AB AB"));
    assertEquals(20 * 0.7, flows.get("2019 AB S1"), 1e-12);
    assertEquals(20 * 0.3, flows.get("2019 AB K"), 1e-12);
    assertEquals(49.0, flows.get("2019 S1 S1"), 1e-12);
    assertEquals(21.0, flows.get("2019 S1 K"), 1e-12);
    assertEquals(21.0, flows.get("2019 K S1"), 1e-12);
    assertEquals(9.0, flows.get("2019 K K"), 1e-12);
    assertEquals(5.0, flows.get("2019 K outside"), 1e-12);
    assertEquals(7.0, flows.get("2022 K S1"));
    assertNationsAreUnchanged(WorkTables.COMMUTING, country.commuting, 3, "employed");
  }

  @Test
  void whatIsSharedOutAndWhatMovedInsideIsMarked() {
    country.migrant("A", 2019, 30, 4.0, 3.0);
    country.migrant("B", 2019, 30, 5.0, 1.0);
    country.migrant("AB", 2020, 30, 6.0, 2.0);
    Map<String, Row> rows = rows(PeopleTables.MIGRATION_AGE);
    assertEquals(9.0, rows.get("AB 2019 all 30").<Double>getAs("in_migrants"));
    assertTrue(rows.get("AB 2019 all 30").<Boolean>getAs("includes_internal_moves"));
    assertFalse(rows.get("AB 2020 all 30").<Boolean>getAs("includes_internal_moves"));
    Map<String, Row> persons = rows(PeopleTables.POPULATION);
    assertTrue(persons.get("K 2021 all all").<Boolean>getAs("is_apportioned"));
    assertFalse(persons.get("K 2022 all all").<Boolean>getAs("is_apportioned"));
    assertFalse(persons.get("AB 2019 all all").<Boolean>getAs("is_apportioned"));
  }

  @Test
  void ofTwoValidRowsOfACodeTheNewerHolds() {
    country.municipalities.add(
        RowFactory.create("K", "Renamed", 2015, null, "C", "County of C", "R2", 600.0, 500.0, 2));
    ConformedTables conformed = conformed(Optional.empty());
    List<Row> rows = conformed.table(PlaceTables.MUNICIPALITY).filter("code = 'K'").collectAsList();
    assertEquals(1, rows.size());
    assertEquals("Renamed", rows.get(0).getAs("name"));
    assertEquals("R2", rows.get(0).getAs("region"));
    assertEquals("County of C", rows.get(0).getAs("county_name"));
  }

  @Test
  void anEarlierVintageIsReachedAndLaterYearsAreLeftOut() {
    ConformedTables conformed = conformed(Optional.of(2020));
    assertEquals(List.of(), conformed.complaints(CHECKS));
    Map<String, Double> persons =
        values(PeopleTables.POPULATION, conformed.table(PeopleTables.POPULATION), "persons");
    assertEquals(List.of("AB", "K", "S"), codesOf(persons));
    assertFalse(persons.containsKey("K 2021 all all"));
    assertTrue(
        conformed.warnings(CHECKS).stream()
            .anyMatch(each -> each.contains("population: 2021, 2022 left out")));
  }

  /** K has held since 2000 and is all there is: nothing is told by 2000. */
  @Test
  void codesThatAllHoldFromOneYearAreCalledByTheLastYearOfTheData() {
    for (List<Row> rows :
        List.of(
            country.municipalities,
            country.population,
            country.vital,
            country.jobs,
            country.employment)) {
      rows.removeIf(row -> !row.getString(0).equals("K"));
    }
    country.commuting.removeIf(row -> row.getInt(0) == 2022 || !row.getString(1).equals("K"));
    country.changes.clear();
    assertEquals(2022, conformed(Optional.empty()).year());
    assertEquals(2020, conformed(Optional.of(2020)).year());
    country.municipalities.add(
        RowFactory.create("L", "Name L", 2021, null, "C", "County C", "R", 500.0, 400.0, 3));
    assertEquals(2021, conformed(Optional.empty()).year());
  }

  @Test
  void aSeriesInTheCodesOfTheVintageIsTakenAsItIs() {
    country.population.clear();
    for (int year = 2019; year <= 2022; year++) {
      for (String code : List.of("AB", "S1", "K")) {
        country.person(code, year, 10.0);
      }
    }
    Map<String, Double> persons = silver(PeopleTables.POPULATION, "persons");
    assertEquals(12, persons.size());
    // K held in 2019 too, but this K is the one of 2022.
    assertEquals(10.0, persons.get("K 2019 all all"));
  }

  @Test
  void aUnitWithoutOneOfItsMembersIsMissing() {
    country.vital.removeIf(row -> row.getString(0).equals("B") && row.getInt(1) == 2019);
    ConformedTables conformed = conformed(Optional.empty());
    assertEquals(List.of(), conformed.complaints(CHECKS));
    Map<String, Double> migration =
        values(PeopleTables.VITAL, conformed.table(PeopleTables.VITAL), "net_migration");
    assertFalse(migration.containsKey("AB 2019"));
    assertTrue(migration.containsKey("K 2019"));
    assertTrue(
        conformed
            .warnings(CHECKS)
            .contains(
                "vital: 1 municipality-years are missing, a member of a merged unit was not landed:"
                    + " AB 2019"));
  }

  /** Tables of optional jobs too, where they are of every place. */
  @Test
  void aUnitOfWhichOneMemberToldItsDwellingsIsMissing() {
    country.dwellings.add(RowFactory.create("A", 2019, 3.0, 100.0));
    country.dwellings.add(RowFactory.create("K", 2019, 4.0, null));
    assertEquals(Map.of("K 2019", 4.0), silver(PlaceOfWorkTables.DWELLING, "completed"));
    country.dwellings.add(RowFactory.create("B", 2019, 5.0, 200.0));
    assertEquals(
        Map.of("K 2019", 4.0, "AB 2019", 8.0), silver(PlaceOfWorkTables.DWELLING, "completed"));
  }

  @Test
  void partsAndTotalsMeetInTheTotal() {
    country.jobs.removeIf(row -> row.getString(0).equals("A") && row.getInt(1) == 2019);
    country.jobs.add(RowFactory.create("A", 2019, "handel", 30.0));
    country.jobs.add(RowFactory.create("A", 2019, "stat", 20.0));
    ConformedTables conformed = conformed(Optional.empty());
    assertEquals(List.of(), conformed.complaints(CHECKS));
    Map<String, Double> all = values(WorkTables.JOBS, conformed.table(WorkTables.JOBS), "jobs");
    assertEquals(200.0, all.get("AB 2019 total"));
    assertFalse(all.containsKey("AB 2019 handel"));
    List<String> told = conformed.warnings(CHECKS);
    assertTrue(
        told.contains(
            "jobs has 1 row of an industry that the table industry does not have:"
                + " (municipality=A, year=2019, industry=handel, jobs=30.0)"),
        told.toString());
  }

  @Test
  void aMissingPartOfASumMakesItMissing() {
    country.vital.removeIf(row -> row.getString(0).equals("B") && row.getInt(1) == 2019);
    country.vital.add(RowFactory.create("B", 2019, null, null, 7.0));
    Row row = rows(PeopleTables.VITAL).get("AB 2019");
    assertTrue(row.isNullAt(row.fieldIndex("births")));
    assertEquals(8.0, row.<Double>getAs("net_migration"));
  }

  @Test
  void employmentFallsBackToTheRowSumOfALandedCode() {
    country.employment.removeIf(row -> row.getString(0).equals("B") && row.getInt(1) == 2019);
    Map<String, Double> employed = silver(WorkTables.EMPLOYMENT, "employed_residents");
    // A as landed, B as the commuting matrix has it.
    assertEquals(50.0 + 20.0, employed.get("AB 2019"));
  }

  @Test
  void groupsAndCovariatesFollow() {
    country.groups.add(RowFactory.create("coast", "c", "Coast", "A"));
    country.groups.add(RowFactory.create("coast", "c", "Coast", "B"));
    country.groups.add(RowFactory.create("coast", "i", "Inland", "K"));
    country.covariates.add(RowFactory.create("A", 2019, "students", 0.1));
    country.covariates.add(RowFactory.create("B", 2019, "students", 0.2));
    country.covariates.add(RowFactory.create("K", 2022, "students", 0.3));
    assertEquals(
        List.of("coast AB", "coast K"),
        List.copyOf(new TreeMap<>(rows(PlaceTables.MUNICIPALITY_GROUP)).keySet()));
    Map<String, Double> values = silver(PlaceTables.COVARIATE, "value");
    assertEquals((100 * 0.1 + 300 * 0.2) / 400, values.get("AB 2019 students"), 1e-15);
    assertEquals(0.3, values.get("K 2022 students"));
  }

  @Test
  void thePeopleOfASmallAreaAreSharedOutWithItsMunicipality() {
    country.areas.add(RowFactory.create("a1", 2019, "A", 40.0, 10.0, true));
    country.areas.add(RowFactory.create("s1", 2019, "S", 100.0, 50.0, false));
    Map<String, Double> people = silver(ReachTables.SMALL_AREA, "population");
    assertEquals(Map.of("a1 2019 AB", 40.0, "s1 2019 S1", 70.0, "s1 2019 K", 30.0), people);
    assertEquals(15.0, silver(ReachTables.SMALL_AREA, "jobs").get("s1 2019 K"));
    assertEquals(true, rows(ReachTables.SMALL_AREA).get("a1 2019 AB").<Boolean>getAs("in_node"));
  }

  @Test
  void membersOfSeveralGroupsAreTold() {
    country.groups.add(RowFactory.create("coast", "c", "Coast", "A"));
    country.groups.add(RowFactory.create("coast", "i", "Inland", "B"));
    assertRefused(
        "municipality_group has 1 row of a municipality whose parts are in several groups of a set:"
            + " (group_set=coast, municipality=AB)");
  }

  @Test
  void aCodeThatVanishesIsTold() {
    country.changes.removeIf(row -> row.getString(0).equals("A"));
    assertRefused(
        "population has 1 row whose code leads to none of 2022: code_change lacks a row:"
            + " (code=A, as_of=2019, target=A)");
  }

  @Test
  void aCodeOfAnotherYearIsTold() {
    country.vital.add(RowFactory.create("A", 2021, 1.0, 1.0, 1.0));
    assertRefused(
        "vital has 1 row whose code is neither of that year nor of 2022: (code=A, as_of=2021)");
  }

  @Test
  void aUnitInBothItsCodesIsTold() {
    country.vital.add(RowFactory.create("AB", 2019, 1.0, 1.0, 1.0));
    assertRefused(
        "vital has 3 rows both in the code of that year and in that of 2022, which would count"
            + " twice: (code=A, as_of=2019, target=AB)");
  }

  @Test
  void moreCommutersThanEmployedAreTold() {
    country.flow(2022, "K", "K", 1000.0);
    assertRefused("commuting has 1 row of a municipality with more commuters");
  }

  @Test
  void jumpsAndImbalancesAreWarnings() {
    country.population.removeIf(row -> row.getString(0).equals("AB") && row.getInt(1) == 2022);
    country.person("AB", 2022, 900.0);
    ConformedTables conformed = conformed(Optional.empty());
    assertEquals(List.of(), conformed.complaints(CHECKS));
    String said = String.join("\n", conformed.warnings(CHECKS));
    assertTrue(
        said.contains("of=persons, municipality=AB, year=2022, before=408.0, now=900.0"), said);
    assertTrue(
        said.contains("municipality=AB, year=2021, persons=408.0, next=900.0, residual=49"), said);
  }

  @Test
  void migrationByAgeThatDoesNotAddUpIsAWarning() {
    country.migrant("K", 2022, 30, 4.0, 1.0);
    ConformedTables conformed = conformed(Optional.empty());
    String said = String.join("\n", conformed.warnings(CHECKS));
    assertTrue(said.contains("municipality=K, year=2022, by_age=3.0, net_migration=1.0"), said);
  }

  private ConformedTables conformed(Optional<Integer> vintage) {
    return ConformedTables.of(TestSession.get(), country.landed(), vintage, kept);
  }

  private void assertRefused(String said) {
    ConformedTables conformed = conformed(Optional.empty());
    List<String> complaints = conformed.complaints(CHECKS);
    assertTrue(complaints.stream().anyMatch(each -> each.contains(said)), complaints.toString());
  }

  private Map<String, Row> rows(LandingTable table) {
    ConformedTables conformed = conformed(Optional.empty());
    assertEquals(List.of(), conformed.complaints(CHECKS));
    return byKey(table, conformed.table(table));
  }

  private Map<String, Double> silver(LandingTable table, String column) {
    ConformedTables conformed = conformed(Optional.empty());
    assertEquals(List.of(), conformed.complaints(CHECKS));
    return values(table, conformed.table(table), column);
  }

  private static Map<String, Double> values(LandingTable table, Dataset<Row> rows, String column) {
    Map<String, Double> values = new TreeMap<>();
    byKey(table, rows).forEach((key, row) -> values.put(key, row.<Double>getAs(column)));
    return values;
  }

  private static Map<String, Row> byKey(LandingTable table, Dataset<Row> rows) {
    Map<String, Row> byKey = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      String key =
          table.key().stream()
              .map(name -> String.valueOf(row.<Object>getAs(name)))
              .collect(Collectors.joining(" "));
      assertTrue(byKey.put(key, row) == null, () -> key + " stands twice");
    }
    return byKey;
  }

  private static List<String> codesOf(Map<String, Double> values) {
    return values.keySet().stream()
        .map(key -> key.substring(0, key.indexOf(" ")))
        .distinct()
        .sorted()
        .toList();
  }

  private void assertNationsAreUnchanged(
      LandingTable table, List<Row> landed, int measure, String column) {
    Map<Integer, Double> before = new TreeMap<>();
    int year = table.columnNames().indexOf("year");
    landed.forEach(row -> before.merge(row.getInt(year), row.getDouble(measure), Double::sum));
    Map<Integer, Double> after = new TreeMap<>();
    rows(table)
        .values()
        .forEach(
            row -> after.merge(row.<Integer>getAs("year"), row.<Double>getAs(column), Double::sum));
    assertEquals(before.keySet(), after.keySet());
    before.forEach((each, sum) -> assertEquals(sum, after.get(each), 1e-9 * Math.max(1, sum)));
  }
}
