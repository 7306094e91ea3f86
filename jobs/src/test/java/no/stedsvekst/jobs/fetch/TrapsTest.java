package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.server.ServedTable;
import no.stedsvekst.jobs.fetch.server.ServedVariable;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.testing.norway.LandedFigures;
import no.stedsvekst.jobs.testing.norway.PlainVintage;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.Test;

/**
 * What in Statistics Norway's tables misleads who reads them as they stand, and the test that holds
 * each of it.
 *
 * <table>
 * <caption>traps and tests</caption>
 * <tr><td>the register of employed persons changed between 2014 and 2015
 *     <td>{@code MappingTest#workBefore2008IsSummedFromTheMatrix}
 * <tr><td>gross moves of a merged municipality have those within it
 *     <td>{@link #grossMovesAreNotLanded}
 * <tr><td>code lists of the codes of today lose people
 *     <td>{@link #codeListsOfTodayAreNotUsed}
 * <tr><td>births, deaths and moves of 06913 miss its own growth by a person or so
 *     <td>{@link #flowsThatMissTheirGrowthMoveNoBorder}
 * <tr><td>tables by SN2025 stand beside those by SN2007
 *     <td>{@link #industriesOfAnotherStandardAreNotSpliced}
 * <tr><td>older matrices have 0 or 3 for pairs of 1 and 2
 *     <td>{@link #aRoundedMatrixDoesNotExceedTheEmployed}
 * <tr><td>"all regions" grows with every reform
 *     <td>{@code FetchTest#theLimitOfTheConfigurationPlansTheRequests}, {@code ChunksTest}
 * <tr><td>CSV comes in ISO-8859-1
 *     <td>{@code HandFilesTest#semicolonsAndYearsInColumnsInLatinLetters}
 * <tr><td>a client that keeps its pace is told 429 all the same
 *     <td>{@code FetchFaultsTest#withoutRetryAfterTheWindowIsWaitedOut}
 * <tr><td>version 1 has two limits, and one of them is not of cells
 *     <td>{@code FetchTest#withoutVersionTwoVersionOneIsAsked}
 * <tr><td>a table of which one variable alone is too long
 *     <td>{@code ChunksTest#aSingleLongVariableIsCut}
 * <tr><td>{@code +} in an address, and addresses that are too long
 *     <td>{@code FetchTest#figuresAreAskedForInTheBody}
 * <tr><td>limits that are lowered without a word, and 413
 *     <td>{@code FetchTest#aLimitThatWasLoweredWithoutAWordIsFound}
 * <tr><td>a page in place of figures, with 200
 *     <td>{@code FetchFaultsTest#faultsAreWaitedOut}
 * <tr><td>one code for two municipalities after one another
 *     <td>{@code PlacesTest#theEarlierBearerHasALetter}
 * </table>
 */
class TrapsTest extends SmallMapping {
  private static final int LAST_ROUNDED = 2014;

  /** Who moves from one part of a municipality to another is in both of them, and in none net. */
  @Test
  void grossMovesAreNotLanded() throws IOException {
    fetch();
    String before = Files.readString(out.resolve("vital.csv"));
    server.table(
        changed(
            server.table("06913"),
            cell -> {
              boolean isGross = cell[1].equals("Innflyttinger") || cell[1].equals("Utflyttinger");
              return isGross && SmallNorway.people(cell[0], year(cell[2])) > 0 ? 5000 : null;
            }));
    server.table("06913").publish("2021-05-30T06:00:00Z");
    fetch();
    assertEquals(before, Files.readString(out.resolve("vital.csv")));
    assertTrue(before.startsWith("municipality,year,births,deaths,net_migration\n"), before);
  }

  /** Each code in its own year, so that whoever lived in what was split is still there. */
  @Test
  void codeListsOfTodayAreNotUsed() {
    fetch();
    server.bodies().forEach(body -> assertFalse(body.contains("odelist"), body));
    LandedFigures landed = new LandedFigures(out);
    Map<UnitYear, Double> people = landed.units("population", "persons");
    Map<UnitYear, Double> today =
        new PlainVintage(landed.changes(), SmallNorway.LAST).units(people);
    Map<Integer, Double> nation = new TreeMap<>();
    for (int year = SmallNorway.FIRST; year <= SmallNorway.LAST; year++) {
      for (String code : SmallNorway.codesOf(year)) {
        nation.merge(year, SmallNorway.people(code, year), Double::sum);
      }
    }
    assertEquals(nation, rounded(LandedFigures.nation(today)));
    // Of the 500 in Tysfjord a fifth are Hamarøy's: 102 of the 510 that it had become.
    assertEquals(1000 + 100, today.get(new UnitYear("1875", 2010)), 1e-9);
    assertEquals(2000 + 400, today.get(new UnitYear("1806", 2010)), 1e-9);
    assertEquals(2 * 1100, today.get(new UnitYear("1507", 2010)), 1e-9);
  }

  private static Map<Integer, Double> rounded(Map<Integer, Double> sums) {
    sums.replaceAll((year, sum) -> (double) Math.round(sum));
    return sums;
  }

  /** A border has moved where stocks and growth differ; flows may miss both by a person. */
  @Test
  void flowsThatMissTheirGrowthMoveNoBorder() throws IOException {
    server.table(
        changed(
            server.table("06913"),
            cell ->
                cell[0].equals("0301") && cell[1].equals("Dode") && cell[2].equals("2012")
                    ? 9
                    : null));
    FetchRun run = fetch();
    assertFalse(run.out().contains("the population changed by more"), run.out());
    assertTrue(
        Files.readString(out.resolve("fetch-report.json"))
            .contains("\"population_that_no_flow_explains\" : [ ]"));
    assertEquals(9, numbers("vital", "deaths", "municipality", "year").get("0301 2012"));
  }

  /** Letters after J mean something else in each: a table by the other standard is left out. */
  @Test
  void industriesOfAnotherStandardAreNotSpliced() throws IOException {
    ServedTable work = server.table("07984");
    List<ServedVariable> variables = new ArrayList<>(work.variables());
    variables.set(
        1, new ServedVariable("NACE2025", "næring (SN2025)", variables.get(1).values(), ""));
    server.table(new ServedTable("07984", "07984", "2021-02-25T07:00:00Z", variables, work::at));
    FetchRun run = fetch();
    for (String fills : List.of("employment", "jobs_total", "jobs_industry")) {
      assertTrue(
          run.out().contains("left out: " + fills + ": table 07984: it has no variable NACE2007"),
          run.out());
    }
    assertTrue(
        run.out().contains("jobs of 2000-2020: column sums of the commuting matrix"), run.out());
  }

  /**
   * One at sea is none or three in older years: where the row adds up to more than are counted its
   * sum stands in. In a year that is not rounded an excess is an error, and is left to the gate.
   */
  @Test
  void aRoundedMatrixDoesNotExceedTheEmployed() throws IOException {
    server.table(
        changed(
            server.table("03321"),
            cell -> {
              int year = year(cell[3]);
              boolean isOne = SmallNorway.pair(cell[0], cell[1], year) == 1;
              if (cell[0].equals("0301") && isOne && year == 2016) {
                return 5;
              }
              return isOne && year <= LAST_ROUNDED ? cell[0].equals("0301") ? 3 : 0 : null;
            }));
    FetchRun run = fetch();
    assertTrue(
        run.out().contains("commuting of 2000-2014: StatBank has 0 or 3 in place of 1 and 2"),
        run.out());
    assertTrue(
        run.out().contains("employment of 7 municipalities and years: row sums of the commuting"),
        run.out());
    Map<String, Double> employed =
        numbers("employment", "employed_residents", "municipality", "year");
    for (int year : new int[] {2008, 2014, 2016}) {
      int more = year <= LAST_ROUNDED ? 2 : 0;
      assertEquals(SmallNorway.employed("0301", year) + more, employed.get("0301 " + year));
      assertEquals(SmallNorway.employed("0101", year), employed.get("0101 " + year));
    }
    Map<String, Double> commuters = new TreeMap<>();
    numbers("commuting", "employed", "home", "year", "work")
        .forEach((key, value) -> commuters.merge(key.substring(0, 9), value, Double::sum));
    commuters.forEach(
        (unit, all) ->
            assertEquals(unit.equals("0301 2016"), all > employed.get(unit), unit + " " + all));
  }

  private static int year(String code) {
    return Integer.parseInt(code);
  }
}
