package no.stedsvekst.jobs.project.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What can be said without a model, of two or three places by hand. */
class NaiveForecastsTest {
  private static final int ORIGIN = 2015;

  private static Dataset<Row> people(Row... rows) {
    return TestSession.get()
        .createDataFrame(
            List.of(rows),
            StructType.fromDDL(
                "municipality string, year int, sex string, age string, persons double"));
  }

  private static Row people(String place, int year, String sex, Object age, double persons) {
    return RowFactory.create(place, year, sex, String.valueOf(age), persons);
  }

  private static Row all(String place, int year, double persons) {
    return people(place, year, "all", "all", persons);
  }

  private static NaiveForecasts at(Dataset<Row> people, Integer... horizons) {
    int begun = people.selectExpr("min(year)").head().getInt(0);
    return new NaiveForecasts(people, begun, ORIGIN, List.of(horizons));
  }

  /** Persons by place and year, all said by one method. */
  private static Map<String, Double> said(String method, Dataset<Row> rows) {
    Map<String, Double> said = new TreeMap<>();
    for (Row row : rows.collectAsList()) {
      assertEquals(method, row.getAs("method"));
      String key = row.<String>getAs("municipality") + " " + row.<Integer>getAs("year");
      assertNull(said.put(key, row.<Double>getAs("persons")), "twice " + key);
    }
    return said;
  }

  private static void assertSaid(Map<String, Double> wanted, Map<String, Double> said) {
    assertEquals(wanted.keySet(), said.keySet());
    wanted.forEach((key, persons) -> assertEquals(persons, said.get(key), 1e-9, key));
  }

  @Test
  void noChangeIsAsManyAsNow() {
    Dataset<Row> people =
        people(
            people("A", ORIGIN, "M", 3, 40),
            people("A", ORIGIN, "F", 103, 60),
            people("A", 2014, "F", 3, 7),
            all("B", ORIGIN, 30),
            all("C", 2014, 8));
    assertSaid(
        Map.of("A 2016", 100.0, "A 2025", 100.0, "B 2016", 30.0, "B 2025", 30.0),
        said("no_change", at(people, 1, 10).noChange()));
  }

  /** A wins 10 and B loses 15 a year; what was between, or before, is not asked for. */
  @Test
  void linearGoesOnAsOverTenYears() {
    Dataset<Row> people =
        people(
            all("A", 2000, 10_000),
            all("B", 2000, 10_000),
            people("A", 2005, "M", 30, 60),
            people("A", 2005, "F", 30, 40),
            all("A", 2010, 500),
            all("A", ORIGIN, 200),
            all("B", 2005, 250),
            all("B", ORIGIN, 100));
    assertSaid(
        Map.of("A 2020", 250.0, "A 2025", 300.0, "B 2020", 25.0, "B 2025", 0.0),
        said("linear", at(people, 5, 10).linear()));
  }

  @Test
  void linearTakesAsManyYearsAsAreKnown() {
    Dataset<Row> three =
        people(
            all("A", 2012, 90),
            all("A", ORIGIN, 120),
            all("B", 2012, 50),
            all("B", 2014, 9),
            all("B", ORIGIN, 44));
    assertSaid(Map.of("A 2020", 170.0, "B 2020", 34.0), said("linear", at(three, 5).linear()));
    assertSaid(
        Map.of("A 2020", 120.0), said("linear", at(people(all("A", ORIGIN, 120)), 5).linear()));
  }

  /**
   * Of 100 women of 20 to 24 80 were there five years later, of 40 men of 80 and over 20; 130 women
   * of 15 to 49 have 13 girls and 26 boys under five.
   */
  private static List<Row> cohorts(String place) {
    return List.of(
        people(place, 2010, "F", 20, 70),
        people(place, 2010, "F", 24, 30),
        people(place, 2010, "M", 84, 10),
        people(place, 2010, "M", 85, 5),
        people(place, 2010, "M", 105, 25),
        people(place, ORIGIN, "F", 24, 50),
        people(place, ORIGIN, "F", 25, 80),
        people(place, ORIGIN, "F", 0, 6),
        people(place, ORIGIN, "F", 4, 7),
        people(place, ORIGIN, "M", 2, 26),
        people(place, ORIGIN, "M", 80, 4),
        people(place, ORIGIN, "M", 99, 20));
  }

  /**
   * In 2020 40 and 80 women, 13 girls and 26 boys of 5 to 9, half of 24 old men, and children as
   * 120 women have them: 12 and 24. In 2025 the 12 old men are 6, the others stay, and 120 women
   * have as many children again.
   */
  private static final double IN_2020 = 40 + 80 + 13 + 26 + 12 + 12 + 24;

  private static final double IN_2025 = 40 + 80 + 13 + 26 + 12 + 24 + 6 + 12 + 24;

  @Test
  void cohortsGoOnAsInFiveYears() {
    List<Row> rows = new ArrayList<>(cohorts("A"));
    rows.add(people("A", 2009, "F", 20, 1000));
    rows.add(people("A", 2014, "F", 25, 1000));
    // All of B are twice as many: so are those to come.
    for (Row row : cohorts("B")) {
      rows.add(
          RowFactory.create(row.get(0), row.get(1), row.get(2), row.get(3), 2 * row.getDouble(4)));
    }
    assertSaid(
        Map.of("A 2020", IN_2020, "A 2025", IN_2025, "B 2020", 2 * IN_2020, "B 2025", 2 * IN_2025),
        said("hamilton_perry", at(people(rows.toArray(Row[]::new)), 3, 5, 7, 10).hamiltonPerry()));
  }

  /** B was not counted five years ago, C is not now, and D's ages are not known. */
  @Test
  void placesWithoutTwoCountsByAgeHaveNoCohorts() {
    List<Row> rows = new ArrayList<>(cohorts("A"));
    rows.add(people("B", ORIGIN, "F", 30, 10));
    rows.add(people("C", 2010, "F", 30, 10));
    rows.add(all("D", 2010, 10));
    rows.add(all("D", ORIGIN, 10));
    assertSaid(
        Map.of("A 2020", IN_2020),
        said("hamilton_perry", at(people(rows.toArray(Row[]::new)), 5).hamiltonPerry()));
  }

  /** They are put under each other by place. */
  @Test
  void allMethodsHaveTheSameColumns() {
    NaiveForecasts baselines = at(people(cohorts("A").toArray(Row[]::new)), 5);
    List<String> columns = List.of("municipality", "year", "method", "persons");
    assertEquals(columns, List.of(baselines.noChange().columns()));
    assertEquals(columns, List.of(baselines.linear().columns()));
    assertEquals(columns, List.of(baselines.hamiltonPerry().columns()));
  }

  /** It was not counted when the line begins: then there is no line, or a shorter one. */
  @Test
  void aPlaceWhosePastIsNotKnownIsNotSaidToBeEmpty() {
    Dataset<Row> people =
        people(
            all("A", 2005, 100), all("A", ORIGIN, 200), all("B", 2010, 70), all("B", ORIGIN, 80));
    Map<String, Double> said = said("linear", at(people, 5).linear());
    assertEquals(250, said.get("A 2020"), 1e-9);
    assertNotEquals(0.0, said.get("B 2020"));
  }
}
