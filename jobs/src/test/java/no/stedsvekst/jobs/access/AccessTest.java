package no.stedsvekst.jobs.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.Program;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Centrality of travel times: the truth of the country is found, and loops say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final double CLOSE = 1e-9;

  private final Map<String, Double> official = new TreeMap<>();
  private final Map<String, Double> officialJobs = new TreeMap<>();
  private PlainAccess plain;

  @BeforeAll
  void run() {
    plain = new PlainAccess(IndicatorLake.landing());
    for (Row row :
        IndicatorLake.read(SilverTables.MUNICIPALITY)
            .select("code", "centrality_index", "centrality_jobs")
            .collectAsList()) {
      official.put(row.getString(0), row.getDouble(1));
      officialJobs.put(row.getString(0), row.getDouble(2));
    }
  }

  @Test
  void theDecayAndTheExponentOfTheCountryAreFound() {
    List<Row> chosen =
        IndicatorLake.read(AccessTables.CENTRALITY_FIT)
            .filter("chosen")
            .orderBy("part")
            .select("part", "beta", "gamma", "rmse")
            .collectAsList();
    assertEquals(2, chosen.size());
    assertEquals("jobs", chosen.get(0).getString(0));
    assertEquals(0.045, chosen.get(0).getDouble(1), 1e-12);
    assertEquals(0.35, chosen.get(0).getDouble(2), 1e-12);
    assertEquals("services", chosen.get(1).getString(0));
    assertEquals(0.08, chosen.get(1).getDouble(1), 1e-12);
    assertEquals(0.5, chosen.get(1).getDouble(2), 1e-12);
    // The official index is landed with three decimals.
    assertTrue(chosen.stream().allMatch(row -> row.getDouble(3) < 0.001), chosen.toString());
  }

  @Test
  void loopsFitAsWell() {
    Map<String, Double> jobs = plain.ofJobs(0.045, 0.35);
    Map<String, Double> jobsIndex = PlainAccess.scaled(jobs, jobs);
    Map<Integer, Double> found = new TreeMap<>();
    for (Row row :
        IndicatorLake.read(AccessTables.CENTRALITY_FIT)
            .selectExpr(
                "cast(round(beta * 200) as int) * 100 + cast(round(gamma * 20) as int)"
                    + " + if(part = 'jobs', 0, 100000)",
                "rmse")
            .collectAsList()) {
      found.put(row.getInt(0), row.getDouble(1));
    }
    assertEquals(2 * 30 * 21, found.size());
    for (int beta = 1; beta <= 30; beta += 7) {
      for (int gamma = 0; gamma <= 20; gamma += 5) {
        Map<String, Double> mean = plain.ofJobs(beta / 200.0, gamma / 20.0);
        assertEquals(
            PlainAccess.rmse(PlainAccess.scaled(mean, mean), officialJobs),
            found.get(beta * 100 + gamma),
            1e-8);
        Map<String, Double> services = plain.ofServices(beta / 200.0, gamma / 20.0);
        Map<String, Double> both =
            PlainAccess.both(jobsIndex, PlainAccess.scaled(services, services));
        assertEquals(
            PlainAccess.rmse(PlainAccess.scaled(both, both), official),
            found.get(100_000 + beta * 100 + gamma),
            1e-8);
      }
    }
  }

  @Test
  void loopsFindTheSameIndexWithAndWithoutTheBridge() {
    Map<String, Double> jobs = plain.ofJobs(0.045, 0.35);
    Map<String, Double> services = plain.ofServices(0.08, 0.5);
    Map<String, Double> both =
        PlainAccess.both(PlainAccess.scaled(jobs, jobs), PlainAccess.scaled(services, services));
    PlainAccess bridged = new PlainAccess(IndicatorLake.landing());
    bridged.build(new PlainAccess.Road(IndicatorLake.NEAR, IndicatorLake.FAR, 7.5));
    Map<String, Double> newJobs = PlainAccess.scaled(bridged.ofJobs(0.045, 0.35), jobs);
    Map<String, Double> newServices = PlainAccess.scaled(bridged.ofServices(0.08, 0.5), services);
    double drawn = 0;
    List<Row> rows =
        IndicatorLake.read(AccessTables.CENTRALITY)
            .select(
                "network",
                "municipality",
                "centrality_jobs",
                "centrality_services",
                "centrality_index",
                "migrants")
            .collectAsList();
    assertEquals(2 * official.size(), rows.size());
    for (Row row : rows) {
      boolean isBase = row.getString(0).equals("base");
      String unit = row.getString(1);
      Map<String, Double> ofJobs = isBase ? PlainAccess.scaled(jobs, jobs) : newJobs;
      Map<String, Double> ofServices =
          isBase ? PlainAccess.scaled(services, services) : newServices;
      same(ofJobs.get(unit), row.getDouble(2));
      same(ofServices.get(unit), row.getDouble(3));
      same(
          PlainAccess.scaled(PlainAccess.both(ofJobs, ofServices), both).get(unit),
          row.getDouble(4));
      assertEquals(isBase, row.isNullAt(5));
      if (!isBase) {
        double people =
            plain.municipality.keySet().stream()
                .filter(area -> plain.municipality.get(area).equals(unit))
                .mapToDouble(plain.people::get)
                .sum();
        double difference = row.getDouble(2) - PlainAccess.scaled(jobs, jobs).get(unit);
        assertEquals(people * 0.0272193 * difference / 1000, row.getDouble(5), 1e-7);
        assertTrue(difference > -1e-9, unit);
        drawn += row.getDouble(5);
      }
    }
    assertTrue(drawn > 1, "a bridge between the ends of the country draws people: " + drawn);
    assertTrue(
        IndicatorLake.NIGHT
            .err()
            .contains("network bridge draws %.1f persons a year in all".formatted(drawn)),
        IndicatorLake.NIGHT.err());
  }

  @Test
  void thePanelTakesTheComputedIndexWhereItIsAskedFor() {
    Map<String, Row> index = new TreeMap<>();
    IndicatorLake.read(AccessTables.CENTRALITY)
        .filter("network = 'base'")
        .select("municipality", "centrality_jobs", "centrality_index")
        .collectAsList()
        .forEach(row -> index.put(row.getString(0), row));
    List<Row> panel =
        IndicatorLake.read(PanelTables.PANEL)
            .filter("level = 'municipality'")
            .select("unit", "centrality_jobs", "centrality")
            .collectAsList();
    assertEquals(4 * official.size(), panel.size());
    for (Row row : panel) {
      assertEquals(index.get(row.getString(0)).getDouble(1) / 1000, row.getDouble(1), 1e-12);
      assertEquals(index.get(row.getString(0)).getDouble(2) / 1000, row.getDouble(2), 1e-12);
    }
    Program.Result other =
        IndicatorLake.run(
            "growth", "--preset", "book2022", "--conf", IndicatorLake.settings().toString());
    assertEquals(4, other.exit(), other.err());
    assertTrue(other.error().contains("gold.centrality has no rows where"), other.error());
  }

  /** Each step is told; the last two lines are what was reckoned and what the lake has. */
  @Test
  void theIndexIsExplained() {
    String place = official.keySet().iterator().next();
    Program.Result explained =
        IndicatorLake.run(
            "explain",
            "--conf",
            IndicatorLake.settings().toString(),
            "--municipality",
            place,
            "--year",
            "2013",
            "--measure",
            "centrality_jobs");
    assertEquals(0, explained.exit(), explained.err());
    List<String> lines = explained.out().lines().filter(line -> !line.isBlank()).toList();
    String reckoned = lines.get(lines.size() - 2).replaceAll(".* ", "");
    String inLake = lines.get(lines.size() - 1).replaceAll(".* ", "");
    assertEquals(Double.parseDouble(inLake), Double.parseDouble(reckoned), 1e-6);
    assertEquals(
        4, lines.stream().filter(line -> line.contains("to the power of 0.35, of")).count());
  }

  @Test
  void linksThatCannotBeAreRefused() {
    Program.refused(
        "give links such as bridge:",
        List.of("access", "--lake", IndicatorLake.path(), "--links", "bridge:1:2"));
    Program.refused(
        "names small areas that were not landed, among nowhere",
        List.of(
            "access",
            "--lake",
            IndicatorLake.path(),
            "--links",
            "b:nowhere:%s:2".formatted(IndicatorLake.FAR)));
  }

  private static void same(double wanted, double found) {
    assertEquals(wanted, found, CLOSE * Math.max(1, Math.abs(wanted)));
  }
}
