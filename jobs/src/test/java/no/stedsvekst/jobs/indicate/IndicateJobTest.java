package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job as a user runs it: on landed plans, rankings, workplaces and dwellings. */
class IndicateJobTest {
  private static final String INDICATOR =
      """
      indicator,name_no,name_en,numerator,denominator,scale,unit,direction,min,max
      new_jobs,Nye jobber,New jobs,jobs - jobs[-1],,,jobs,up,,
      mixed,Blanding,A mixture,-jobs:book2023/regional[-1] + 2*jobs:private + births,deaths + out_commuters + population:16-66[+1],1000,share,up,,
      nothing,Ingenting,Nothing,jobs,jobs - jobs,,share,up,,
      exported,Eksport,Export,export,,,million NOK,up,,
      noise,Støy,Noise,,,,dB,down,0,
      place,Plass,Place,rank:both,,,rank,down,1,
      """;
  private static final String VALUE =
      """
      indicator,level,unit,year,value
      noise,municipality,0101,2011,60
      noise,municipality,0101,2012,52
      """;
  private static final String TARGET =
      """
      plan,indicator,level,unit,rule,year,target,tolerance
      plan,noise,municipality,0101,at_most,2012,50,
      plan,place,municipality,0101,at_most,2014,3,
      plan,new_jobs,municipality,0101,rise,2014,,
      """;

  @TempDir private static Path folder;
  private static OwnLake lake;

  private static void land(String table, String rows) throws IOException {
    Files.writeString(lake.landing().resolve(table + ".csv"), rows);
  }

  @BeforeAll
  static void run() throws IOException {
    lake = new OwnLake(folder);
    good("land");
    good("conform");
    Program.Result without = lake.run("indicate");
    assertEquals(0, without.exit(), without.err());
    assertTrue(without.err().contains("nothing to do"), without.err());
    assertFalse(Lake.at(lake.path()).has(IndicateTables.JOB_INDEX));
    Program.Result early = explained("hhi", 2012);
    assertEquals(4, early.exit(), early.err());
    assertTrue(early.error().contains("indicate writes it where"), early.error());
    land("indicator", INDICATOR);
    land("indicator_value", VALUE);
    land("indicator_target", TARGET);
    land(
        "ranking",
        """
        scheme,edition,indicator,area,data_year,direction,weight,area_weight
        both,2013,self_sufficiency,work,2012,,2,
        both,2013,new_jobs,work,2012,,1,
        both,2013,short_commute_share,commuting,2012,up,,3
        both,2014,self_sufficiency,work,2013,,2,
        both,2014,short_commute_share,commuting,2012,up,,3
        """);
    land(
        "dwelling",
        """
        municipality,year,completed,stock
        0101,2012,31,900
        """);
    land(
        "export",
        """
        municipality,year,industry,market,value
        0101,2011,anna_industri,total,70
        NO,2011,anna_industri,total,100
        0101,2012,anna_industri,europe,30
        0101,2012,anna_industri,other,10
        NO,2013,anna_industri,total,55
        """);
    land(
        "small_area",
        """
        area,year,municipality,population,jobs,in_node
        01010001,2012,0101,100,60,true
        01010002,2012,0101,100,40,false
        01010001,2013,0101,100,90,true
        01010002,2013,0101,100,50,false
        01020001,2013,0102,100,50,
        """);
    land(
        "establishment_size",
        """
        municipality,year,size_min,jobs
        0101,2012,0,10
        0101,2012,100,7
        0101,2012,250,5
        """);
    refuse("indicator", "jobs - jobs[-1]", "jobs:privat", 2, "character 6: no sector 'privat'");
    refuse(
        "indicator_target", "at_most,2012", "at_mest,2012", 2, "at_least, at_most, rise or fall");
    refuse("ranking", "2012,,2,", "2012,,two,", 2, "a number");
    refuse("indicator_target", "plan,noise", "plan,nosie", 3, "nosie");
    refuse("indicator_target", "new_jobs,municipality,0101", "new_jobs,region,R99", 3, "R99");
    refuse("indicator", "rank:both,,", "rank:both,jobs,", 2, "can only stand alone");
    refuse("indicator", "jobs - jobs[-1]", "=jobs - jobs[-1]", 2, "character 1");
    refuse(
        "indicator_value",
        "noise,municipality,0101,2011",
        "new_jobs,municipality,0101,2011",
        3,
        "new_jobs");
    refuse("indicator_value", "0101,2011", "9999,2011", 3, "9999");
    // The code of a municipality that is gone holds in its year, and is no unit of the vintage.
    String given = "noise,municipality,0101,2012,52\n";
    land(
        "indicator_value",
        VALUE.replace(given, given + "noise,municipality,%s,2010,5\n".formatted(gone())));
    good("land");
    good("conform");
    Program.Result lost = lake.run("indicate");
    assertEquals(3, lost.exit(), lost.err());
    assertTrue(lost.error().contains("no municipality is " + gone()), lost.error());
    land("indicator_value", VALUE);
    good("land");
    good("conform");
    good("indicate");
  }

  private static String gone() throws IOException {
    return Files.readAllLines(lake.landing().resolve("municipality.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .filter(cells -> !cells[3].isEmpty())
        .findFirst()
        .orElseThrow()[0];
  }

  private static void good(String job) {
    Program.Result result = lake.run(job);
    assertEquals(0, result.exit(), result.err());
  }

  private static void refuse(String table, String from, String to, int exit, String said) {
    Program.Result result = lake.with(table, rows -> rows.replace(from, to), "land");
    assertEquals(exit, result.exit(), result.err());
    assertTrue(result.error().contains(said), result.error());
  }

  private static Map<String, Double> sums(String table, String column) {
    Map<String, Double> sums = new HashMap<>();
    lake.read(
            SilverTables.all().stream()
                .filter(t -> t.name().equals(table))
                .findFirst()
                .orElseThrow())
        .selectExpr("municipality", "year", column)
        .collectAsList()
        .forEach(
            row -> sums.merge(row.getString(0) + row.getInt(1), row.getDouble(2), Double::sum));
    return sums;
  }

  @Test
  void sharesAreThoseOfLoops() {
    Map<String, Double> jobs = sums("jobs", "jobs");
    Map<String, Double> employed = sums("employment", "employed_residents");
    int compared = 0;
    for (Row row :
        lake.read(IndicateTables.INDICATOR_VALUE)
            .filter("level = 'municipality' and indicator in ('self_sufficiency', 'new_jobs')")
            .select("unit", "year", "indicator", "value")
            .collectAsList()) {
      String now = row.getString(0) + row.getInt(1);
      String before = row.getString(0) + (row.getInt(1) - 1);
      Double wanted =
          row.getString(2).equals("new_jobs")
              ? jobs.containsKey(before) ? Double.valueOf(jobs.get(now) - jobs.get(before)) : null
              : Double.valueOf(jobs.get(now) / employed.get(now));
      if (wanted == null) {
        assertTrue(row.isNullAt(3), row.toString());
      } else {
        assertEquals(wanted, row.getDouble(3), 1e-9, row.toString());
        compared++;
      }
    }
    assertTrue(compared > 40, compared + " compared");
  }

  /** Row by row it comes to what the night has made of all places at once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "self_sufficiency",
        "short_commute_share",
        "net_commuting",
        "in_commuter_share",
        "job_rate",
        "hhi",
        "krugman",
        "housing_rate",
        "large_workplace_100",
        "large_workplace_250",
        "new_jobs",
        "mixed",
        "exported",
        "node_job_share",
        "noise",
        "place"
      })
  void eachIsExplained(String indicator) {
    Program.Result told = explained(indicator, 2012);
    assertEquals(0, told.exit(), told.err());
    List<String[]> lines = told.out().lines().map(line -> line.strip().split(" {2,}")).toList();
    double here = Double.parseDouble(lines.get(lines.size() - 2)[2]);
    assertEquals(
        indicator.equals("noise") ? "as landed" : "as reckoned here",
        lines.get(lines.size() - 2)[1]);
    assertEquals("as in gold.indicator_value", lines.get(lines.size() - 1)[1]);
    assertEquals(Double.parseDouble(lines.get(lines.size() - 1)[2]), here, 1e-9 * Math.abs(here));
    assertNotEquals(0, here);
  }

  private static Program.Result explained(String indicator, int year) {
    return lake.run(
        "explain",
        "--municipality",
        "0101",
        "--year",
        "" + year,
        "--measure",
        "indicator:" + indicator);
  }

  /** Places that others' export does not leave out, and nodes beside all jobs. */
  @Test
  void exportAndNodesAreOfWhatIsKnown() {
    Map<String, Object> found = new HashMap<>();
    lake.read(IndicateTables.INDICATOR_VALUE)
        .filter("indicator in ('exported', 'node_job_share', 'node_growth_share')")
        .filter("unit in ('0101', '0102', 'NO')")
        .selectExpr("concat_ws(' ', indicator, unit, year)", "value")
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row.get(1)));
    assertEquals(70.0, found.get("exported 0101 2011"));
    // The nation stands beside the one place: of the others nothing is known.
    assertNull(found.get("exported 0102 2011"));
    assertEquals(100.0, found.get("exported NO 2011"));
    assertEquals(40.0, found.get("exported 0101 2012"));
    assertEquals(0.0, found.get("exported 0102 2012"));
    assertEquals(40.0, found.get("exported NO 2012"));
    assertEquals(55.0, found.get("exported NO 2013"));
    Map<String, Double> jobs = sums("jobs", "jobs");
    double now = jobs.get("01012012");
    assertEquals(90 / now, (Double) found.get("node_job_share 0101 2012"), 1e-9);
    double change = now - jobs.get("01012011");
    Object share = found.get("node_growth_share 0101 2012");
    assertEquals(change > 0 ? (Object) (30 / change) : null, share);
    // Whether the area is a node was not said.
    assertNull(found.get("node_job_share 0102 2012"));
  }

  @Test
  void whatIsNoIndicatorIsTold() {
    Program.Result told = explained("jobrate", 2012);
    assertEquals(2, told.exit());
    assertTrue(told.error().contains("there is no indicator jobrate"), told.error());
    assertTrue(told.error().contains("job_rate"), told.error());
    told = explained("housing_rate", 2011);
    assertEquals(2, told.exit());
    assertTrue(told.error().contains("dwellings in 2011 of 0101 is not known"), told.error());
    told = explained("largest_workplace_share", 2012);
    assertEquals(2, told.exit());
    assertTrue(told.error().contains("silver.establishment"), told.error());
  }

  /** Nothing to divide by, and nothing landed: both have lines, and none a number. */
  @Test
  void whatHasNoValueIsExplainedToo() {
    Program.Result told = explained("nothing", 2012);
    assertEquals(0, told.exit(), told.err());
    assertTrue(told.out().contains("the denominator is not above 0"), told.out());
    assertTrue(told.out().contains("gold.indicator_value: base"), told.out());
    told = explained("noise", 2013);
    assertEquals(0, told.exit(), told.err());
    assertTrue(told.out().contains("no value was landed"), told.out());
    assertTrue(told.out().contains("not in gold.indicator_value"), told.out());
  }

  @Test
  void plansAndRankingsAreWritten() {
    List<String> noise =
        lake
            .read(IndicateTables.INDICATOR_TARGET)
            .filter("indicator = 'noise'")
            .orderBy("year")
            .selectExpr("concat_ws(' ', year, status, target, distance)")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertEquals(List.of("2011 missed 50.0 -10.0", "2012 near 50.0 -2.0"), noise);
    Map<String, Row> totals = new HashMap<>();
    lake.read(IndicateTables.RANKING)
        .filter("level = 'municipality' and edition = 2013")
        .select("unit", "area", "score", "rank", "rank_low", "rank_high")
        .collectAsList()
        .forEach(row -> totals.put(row.getString(0) + row.getString(1), row));
    assertNotEquals(0, totals.size());
    totals.forEach(
        (key, row) -> {
          if (row.getString(1).equals("total") && !row.isNullAt(2)) {
            double work = totals.get(row.getString(0) + "work").getDouble(2);
            double commuting = totals.get(row.getString(0) + "commuting").getDouble(2);
            assertEquals((work + 3 * commuting) / 4, row.getDouble(2), 1e-9, key);
            assertTrue(row.getInt(4) <= row.getInt(5), key);
          }
        });
    // The place in the ranking is an indicator of the data year.
    assertEquals(
        (double) totals.get("0101total").getInt(3),
        lake.read(IndicateTables.INDICATOR_TARGET)
            .filter("indicator = 'place' and year = 2012")
            .select("value")
            .head()
            .getDouble(0));
  }
}
