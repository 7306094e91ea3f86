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
import no.stedsvekst.jobs.fetch.server.ServedTable;
import no.stedsvekst.jobs.fetch.server.ServedVariable;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import org.junit.jupiter.api.Test;

/** Industries and sectors, what only the user has, and a mapping that is changed. */
class OwnPartsTest extends SmallMapping {
  private static final String UPDATED = "2021-02-25T07:00:00Z";

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
    assertTrue(places.contains(",1000,1,990,Oslo - Oslove\n"), places);
    assertTrue(
        places.lines().anyMatch(line -> line.startsWith("3001,") && line.endsWith(",Viken")));
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
      if (table.isOfOptionalJob()) {
        continue;
      }
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
  void withoutNamesOfCountiesItIsSaidThatThereAreNone() throws IOException {
    server.klass("104/codes", query -> null);
    FetchRun run = fetch();
    assertTrue(run.out().contains("municipality.county_name is empty"), run.out());
    assertTrue(Files.readString(out.resolve("municipality.csv")).contains(",1000,1,\n"));
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

  @Test
  void aMappingWithOtherColumnsIsRefused() throws IOException {
    Path mapping = Files.createDirectories(out.resolve("mapping"));
    for (String text : new String[] {"", "use,number\nmunicipality,131\n"}) {
      Files.writeString(mapping.resolve("klass.csv"), text);
      FetchRun run = FetchRun.of(time, out, server.url(), "fetch.mapping", mapping.toString());
      assertEquals(2, run.exit(), run.err());
      assertTrue(
          run.err().contains("klass.csv cannot be used: its first line is not use,classification"),
          run.err());
    }
  }
}
