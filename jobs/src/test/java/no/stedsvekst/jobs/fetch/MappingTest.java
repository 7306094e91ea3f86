package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.server.ServedTable;
import no.stedsvekst.jobs.fetch.server.ServedVariable;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.testing.norway.CsvRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of StatBank's figures, number by number, in a country that was written by hand. */
class MappingTest {
  private static final String UPDATED = "2021-02-25T07:00:00Z";

  @TempDir Path out;
  private final TestTime time = new TestTime("2021-06-01T10:00:00Z");
  private StatBankServer server;

  @BeforeEach
  void serve() throws IOException {
    server = SmallNorway.at(time);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private FetchRun fetch(String... settings) {
    FetchRun run = FetchRun.of(time, out, server.url(), settings);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  private Map<String, Double> numbers(String table, String value, String... key) {
    Map<String, Double> numbers = new TreeMap<>();
    CsvRow.each(
        out.resolve(table + ".csv"),
        row -> {
          List<String> words = new ArrayList<>();
          for (String column : key) {
            words.add(row.text(column));
          }
          String text = row.text(value);
          numbers.put(String.join(" ", words), text.isEmpty() ? null : Double.valueOf(text));
        });
    return numbers;
  }

  private void own(String name, String text) throws IOException {
    Files.createDirectories(out.resolve("own"));
    Files.writeString(out.resolve("own").resolve(name), text);
  }

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

  private static ServedTable changed(ServedTable table, ServedTable.Figures other) {
    return table.with(
        cell -> {
          Object changed = other.at(cell);
          return changed == null ? table.at(cell) : changed;
        });
  }

  private static final String[] GROUPS = {
    "01-03", "05-09", "10-33", "35-39", "41-43", "45-47", "49-53", "55-56", "58-63", "64-66",
    "68-75", "77-82", "84", "85", "86-88", "90-99"
  };

  private static ServedVariable industries(boolean hasTotal) {
    List<String> codes = new ArrayList<>();
    if (hasTotal) {
      codes.addAll(List.of("00-99", "Alle næringer"));
    }
    for (String group : GROUPS) {
      codes.addAll(List.of(group, "Gruppe " + group));
    }
    return ServedVariable.of("NACE2007", "næring (SN2007)", codes.toArray(String[]::new));
  }

  /** 10 in each of 16 groups, and 5 that have none. */
  private ServedTable byIndustry() {
    ServedTable work = server.table("07984");
    List<ServedVariable> variables = new ArrayList<>(work.variables());
    variables.set(1, industries(true));
    return new ServedTable(
        "07984",
        "07984: Sysselsatte",
        UPDATED,
        variables,
        cell -> {
          boolean isThere = SmallNorway.people(cell[0], Integer.parseInt(cell[5])) > 0;
          return !isThere ? 0 : cell[1].equals("00-99") ? 165 : 10;
        });
  }

  /** Of the 10 in schools 4 are the municipality's and 1 is the county's. */
  private ServedTable bySector() {
    return new ServedTable(
        "13472",
        "13472: Sysselsatte, etter region, næring, sektor",
        UPDATED,
        List.of(
            server.table("07984").variables().get(0),
            industries(false),
            ServedVariable.of(
                "Sektor",
                "sektor",
                "ALLE",
                "Alle",
                "6100",
                "Staten",
                "6500.6",
                "Fylkeskommunen",
                "6500.7",
                "Kommunen",
                "A+B+D+E.5-7",
                "Offentlig eide foretak",
                "A+B+D+E.0-1+9",
                "Privat sektor"),
            ServedVariable.of(
                "ContentsCode", "statistikkvariabel", "SysselEtterArbste", "Sysselsatte"),
            ServedVariable.years(2015, 2020)),
        cell -> {
          boolean isThere = SmallNorway.people(cell[0], Integer.parseInt(cell[4])) > 0;
          return isThere && cell[1].equals("85")
              ? Map.of("6500.7", 4, "6500.6", 1).getOrDefault(cell[2], 0)
              : 0;
        });
  }

  @Test
  void privateJobsAreByGroupAndPublicOnesApart() throws IOException {
    server.table(byIndustry()).table(bySector());
    fetch();
    Map<String, Double> jobs = numbers("jobs", "jobs", "municipality", "year", "industry");
    assertEquals(5, jobs.get("0301 2016 undervisning"));
    assertEquals(10, jobs.get("0301 2016 industri"));
    assertEquals(4, jobs.get("0301 2016 kommune"));
    assertEquals(1, jobs.get("0301 2016 fylke"));
    assertEquals(0, jobs.get("0301 2016 stat"));
    assertEquals(5, jobs.get("0301 2016 unknown"));
    assertEquals(165, jobs.get("0301 2014 total"));
    assertFalse(jobs.containsKey("0301 2014 industri"));
    assertFalse(jobs.containsKey("0301 2016 total"));
    assertEquals(20, Files.readAllLines(out.resolve("industry.csv")).size() - 1);
    String report = Files.readString(out.resolve("fetch-report.json"));
    assertTrue(report.contains("jobs of 2008-2014: their total alone"), report);
  }

  @Test
  void withoutSectorsGroupsHoldAll() throws IOException {
    server.table(byIndustry());
    fetch();
    Map<String, Double> jobs = numbers("jobs", "jobs", "municipality", "year", "industry");
    assertEquals(10, jobs.get("0301 2008 undervisning"));
    assertEquals(5, jobs.get("0301 2008 unknown"));
    assertTrue(jobs.containsKey("0301 2007 total"));
    assertTrue(
        Files.readString(out.resolve("fetch-report.json"))
            .contains("nothing is kommune, fylke or stat"));
  }

  @Test
  void whatOnlyTheUserHasIsLaidBeside() throws IOException {
    own(
        "region.csv",
        "municipality,region\n0301,osloregionen\n3001,halden\n0716,a\n1507,b\n1806,c\n1875,d\n");
    own("centrality_jobs.csv", "municipality,centrality_jobs\n0301,990\n");
    own(
        "border_move.csv",
        "from_code,to_code,year,weight\n0716,0716,2010,0.9\n0716,0301,2010,0.1\n");
    own("fertility_rate.csv", "alternative,year,age,rate\n,2019,30,0.1\n");
    own("covariate.csv", "municipality,year,name,value\n0301,2019,students,0.05\n");
    FetchRun run = fetch();
    String places = Files.readString(out.resolve("municipality.csv"));
    assertTrue(places.contains("0101,Halden,2000,2020,01,halden,"), places);
    assertTrue(places.contains(",1000,1,990"), places);
    assertTrue(Files.readString(out.resolve("code_change.csv")).contains("0716,0301,2010,0.1"));
    assertEquals(2, Files.readAllLines(out.resolve("fertility_rate.csv")).size());
    assertEquals(2, Files.readAllLines(out.resolve("covariate.csv")).size());
    assertFalse(run.out().contains("region.csv; off"), run.out());
    assertTrue(run.out().contains("migration_age.csv; off: regressions by sex and age"), run.out());
  }

  @Test
  void anOwnFileWithOtherColumnsIsRefused() throws IOException {
    own("region.csv", "code,region\n0301,oslo\n");
    FetchRun run = FetchRun.of(time, out, server.url());
    assertEquals(3, run.exit());
    assertTrue(
        run.err()
            .contains("region.csv has the columns code, region, needed are municipality, region"),
        run.err());
  }

  /** The files are those of the landing contract, column by column. */
  @Test
  void everyFileHasTheColumnsOfItsLandingTable() throws IOException {
    server.table(byIndustry()).table(bySector());
    own("fertility_rate.csv", "alternative,year,age,rate\n,2019,30,0.1\n");
    own("covariate.csv", "municipality,year,name,value\n0301,2019,students,0.05\n");
    own("municipality_group.csv", "group_set,group_code,group_name,municipality\nx,1,One,0301\n");
    own(
        "migration_age.csv",
        "municipality,year,sex,age,in_migrants,out_migrants\n0301,2019,all,3,1,2\n");
    fetch();
    for (LandingTable table : LandingTables.ALL) {
      Path file = out.resolve(table.name() + ".csv");
      List<String> wanted = new ArrayList<>(table.columnNames());
      wanted.remove("centrality_jobs");
      List<String> header = List.of(Files.readAllLines(file).get(0).split(",", -1));
      assertEquals(
          wanted.stream().sorted().toList(), header.stream().sorted().toList(), table.name());
    }
  }

  /** A new edition is a changed line. */
  @Test
  void anotherTableIsALineOfTheMapping() throws IOException {
    Path mapping = Files.createDirectories(out.resolve("mapping"));
    String lines =
        Files.readString(Path.of("..", "conf", "statbank", "table.csv"))
            .replace("reference_projection,14288,yes", "reference_projection,14288,no")
            .replace("reference_projection,14746,yes", "reference_projection,14746,no");
    Files.writeString(mapping.resolve("table.csv"), lines);
    FetchRun run = fetch("fetch.mapping", mapping.toString());
    assertFalse(run.out().contains("14288"), run.out());
    Files.writeString(
        mapping.resolve("table.csv"),
        lines.replace("population,07459,yes,stock", "population,07459,yes,x"));
    FetchRun refused = FetchRun.of(time, out, server.url(), "fetch.mapping", mapping.toString());
    assertEquals(2, refused.exit());
    assertTrue(
        refused.err().contains("years are stock, flow, quarter or projected, not \"x\""),
        refused.err());
  }

  @Test
  void aVariableThatNoLineNamesStopsItsTable() {
    ServedTable deaths = server.table("07902");
    List<ServedVariable> more = new ArrayList<>(deaths.variables());
    more.add(0, ServedVariable.of("Landbakgr", "landbakgrunn", "0", "Alle"));
    server.table(new ServedTable("07902", "07902", UPDATED, more, cell -> 1));
    FetchRun run = fetch();
    assertTrue(
        run.out().contains("left out: death_probability: table 07902: its variable Landbakgr"),
        run.out());
  }

  @Test
  void withoutEconomicRegionsCountiesStandIn() throws IOException {
    server.klass("131/correspondsAt", query -> null);
    FetchRun run = fetch();
    assertTrue(run.out().contains("municipality.region is the county"), run.out());
    assertTrue(
        Files.readString(out.resolve("municipality.csv"))
            .contains("0301,Oslo - Oslove,2000,,03,03,1000,1"));
  }

  @Test
  void theCaseOfACodeDoesNotMatter() throws IOException {
    Path mapping = Files.createDirectories(out.resolve("mapping"));
    Files.writeString(
        mapping.resolve("variable.csv"),
        Files.readString(Path.of("..", "conf", "statbank", "variable.csv"))
            .replace(
                "07459,ContentsCode,measure,Personer1=persons",
                "07459,contentscode,measure,personer1=persons"));
    fetch("fetch.mapping", mapping.toString());
    assertTrue(Files.exists(out.resolve("population.csv")));
  }
}
