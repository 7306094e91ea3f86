package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.server.ServedTable;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.testing.norway.CsvRow;
import org.junit.jupiter.api.Test;

/** What becomes of StatBank's figures in a country that was written by hand. */
class MappingTest extends SmallMapping {
  /** Each code in its time alone, the earlier bearer of a code under the code itself. */
  @Test
  void peopleAreThoseOfTheCodesOfTheYear() {
    fetch();
    Map<String, Double> expected = new TreeMap<>();
    for (int year = SmallNorway.FIRST; year <= SmallNorway.LAST; year++) {
      for (String code : SmallNorway.codesOf(year)) {
        expected.put(code.substring(0, 4) + " " + year, SmallNorway.people(code, year));
      }
    }
    Map<String, Double> found = new TreeMap<>();
    CsvRow.each(
        out.resolve("population.csv"),
        row -> {
          found.merge(
              row.text("municipality") + " " + row.text("year"),
              row.number("persons"),
              Double::sum);
          assertEquals(
              row.number("persons") > 0, row.text("age").equals("40"), "all of them are 40");
        });
    assertEquals(expected, found);
    Map<String, Double> sexes =
        numbers("population", "persons", "municipality", "year", "sex", "age");
    assertEquals(500, sexes.get("0716 2001 F 40") - 5);
    assertEquals(212 * expected.size(), sexes.size());
  }

  @Test
  void aYearThatIsNotThereYetHasNoRow() {
    fetch();
    Map<String, Double> births = numbers("vital", "births", "municipality", "year");
    assertFalse(births.containsKey("0301 2021"));
    assertEquals(12, births.get("0301 2020"));
    assertEquals(6, numbers("vital", "net_migration", "municipality", "year").get("0716 2001"));
  }

  @Test
  void commutersWhoWorkAtSeaAreOutsideAndNobodyWorksAtHomeTwice() {
    fetch();
    Map<String, Double> pairs = numbers("commuting", "employed", "home", "work", "year");
    for (int year = SmallNorway.FIRST; year <= 2020; year++) {
      for (String home : SmallNorway.codesOf(year)) {
        String code = home.substring(0, 4);
        double expected = SmallNorway.pair(home, "2111", year);
        assertEquals(expected, pairs.remove(code + " outside " + year), code + year);
        assertEquals(
            SmallNorway.pair(home, home, year), pairs.remove(code + " " + code + " " + year));
        if (!code.equals("0301")) {
          assertEquals(
              SmallNorway.pair(home, "0301", year),
              pairs.remove(code + " 0301 " + year),
              code + year);
        }
      }
    }
    assertEquals(Map.of(), pairs);
  }

  /** Before 2008 the sums of the matrix stand in, and it is said. */
  @Test
  void workBefore2008IsSummedFromTheMatrix() throws IOException {
    fetch();
    Map<String, Double> employed =
        numbers("employment", "employed_residents", "municipality", "year");
    Map<String, Double> jobs = numbers("jobs", "jobs", "municipality", "year");
    for (int year : new int[] {2000, 2007, 2008, 2020}) {
      for (String code : SmallNorway.codesOf(year)) {
        String key = code.substring(0, 4) + " " + year;
        assertEquals(SmallNorway.employed(code, year), employed.get(key), key);
        assertEquals(SmallNorway.jobs(code, year), jobs.get(key), key);
      }
    }
    String report = Files.readString(out.resolve("fetch-report.json"));
    assertTrue(
        report.contains("employment of 2000-2007: row sums of the commuting matrix"), report);
    assertTrue(report.contains("jobs of 2000-2007: column sums of the commuting matrix"), report);
    assertTrue(report.contains("growth across it is not growth"), report);
  }

  /** Groups of ages come apart in single ages, and those that are others put together count not. */
  @Test
  void employmentRatesKeepThoseOfTheirGroups() {
    fetch();
    Map<String, Double> rates = numbers("employment_rate", "rate", "year", "sex", "age");
    assertEquals(16 * 2 * 60, rates.size());
    // All people are 40, so that the rates of other groups are spread evenly.
    double sum = 0;
    for (int age = 15; age <= 19; age++) {
      sum += rates.get("2010 M " + age);
    }
    assertEquals(0.3 * 5, sum, 1e-12);
    assertEquals(0.75, rates.get("2010 F 40"), 1e-12);
  }

  @Test
  void theNationsFlowsCloseOnItsProjection() {
    fetch();
    Map<String, Double> people =
        numbers("national_projection", "persons", "alternative", "year", "sex", "age");
    assertEquals(2 * 5 * 212, people.size());
    assertEquals(102, people.get("MMM 2024 F 105"));
    Map<String, Double> births = numbers("national_flow", "births", "alternative", "year");
    Map<String, Double> deaths = numbers("national_flow", "deaths", "alternative", "year");
    Map<String, Double> moves = numbers("national_flow", "net_migration", "alternative", "year");
    assertEquals(2 * 4, births.size());
    births.forEach(
        (key, born) ->
            assertEquals(
                key.startsWith("MMM") ? 212 : 0, born - deaths.get(key) + moves.get(key), 1e-9));
    assertEquals(2 * 101 / (1 - 0.001), births.get("MMM 2022"), 1e-9);
  }

  /** The alternative stands in the brackets of the label; sexes and ages are added. */
  @Test
  void aProjectionOfMunicipalitiesIsSummed() {
    fetch();
    Map<String, Double> people =
        numbers(
            "reference_projection", "population", "edition", "alternative", "municipality", "year");
    assertEquals(6 * 2 * 3, people.size());
    assertEquals(2 * 3 * 10, people.get("2024 MMMM 0301 2023"));
    assertEquals(2 * 3 * 9, people.get("2024 LLML 1875 2024"));
  }

  /** A figure of a code out of its time is 0; what is not 0 is set aside and listed. */
  @Test
  void figuresOutOfTheirTimeAreSetAside() throws IOException {
    ServedTable good = server.table("06913");
    server.table(
        changed(
            good,
            cell ->
                cell[0].equals("3001") && cell[1].equals("Levende") && cell[2].equals("2018")
                    ? 7
                    : null));
    FetchRun run = fetch();
    assertTrue(
        run.out().contains("1 figures of codes out of their time were set aside"), run.out());
    assertFalse(numbers("vital", "births", "municipality", "year").containsKey("3001 2018"));
    String report = Files.readString(out.resolve("fetch-report.json"));
    assertTrue(report.contains("\"code\" : \"3001\""), report);
  }

  /** An area that changed municipality shows as people whom no flow explains. */
  @Test
  void aMovedBorderIsReported() throws IOException {
    server.table(
        changed(
            server.table("06913"),
            cell ->
                cell[0].equals("0301") && cell[1].equals("Folketilvekst") && cell[2].equals("2012")
                    ? 3
                    : null));
    FetchRun run = fetch();
    assertTrue(
        run.out().contains("in 1 municipalities and years the population changed by more"),
        run.out());
    String report = Files.readString(out.resolve("fetch-report.json"));
    assertTrue(
        report
            .replaceAll("\\s+", "")
            .contains("{\"municipality\":\"0301\",\"year\":2013,\"persons\":7.0}"),
        report);
  }

  /** A municipality that there is and that counts nobody is not landed as empty. */
  @Test
  void aMunicipalityWithoutPeopleIsMissing() throws IOException {
    server.table(
        changed(
            server.table("07459"),
            cell -> cell[0].equals("0301") && cell[4].equals("2010") ? 0 : null));
    fetch();
    assertFalse(Files.readString(out.resolve("population.csv")).contains("0301,2010,"));
    assertTrue(Files.readString(out.resolve("population.csv")).contains("0301,2011,"));
    String report = Files.readString(out.resolve("fetch-report.json"));
    assertTrue(report.contains("table 07459, 0301 2010: nobody lives there, left out"), report);
  }

  @Test
  void aSignInPlaceOfANumberIsNeverZero() throws IOException {
    server.table(
        changed(
            server.table("07459"),
            cell ->
                cell[0].equals("0301") && cell[4].equals("2010") && cell[2].equals("003")
                    ? ":"
                    : null));
    fetch();
    assertFalse(Files.readString(out.resolve("population.csv")).contains("0301,2010,"));
    String report = Files.readString(out.resolve("fetch-report.json"));
    assertTrue(report.contains("0301 2010: not every age and sex is known"), report);
    assertTrue(report.contains("\":\" : 2"), report);
  }
}
