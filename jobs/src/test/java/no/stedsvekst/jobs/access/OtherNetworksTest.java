package no.stedsvekst.jobs.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.jobs.access.PlainAccess.Road;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.Frames;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Landed networks, own times of areas and several links, beside loops; and what becomes of the
 * index where nothing fits any more. On a copy of the lake.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherNetworksTest {
  private static final Path FOLDER = Path.of("target", "other-networks").toAbsolutePath();
  private static final Path LANDING = FOLDER.resolve("landing");
  private static final String LAKE = FOLDER.resolve("lake").toString();
  private static final TableSpec TIMES = SilverTables.of(ReachTables.TRAVEL_TIME);

  private final Map<String, Row> rows = new TreeMap<>();
  private final Map<String, Double> beta = new TreeMap<>();
  private final Map<String, Double> gamma = new TreeMap<>();
  private final List<Road> roads = new ArrayList<>();
  private Program.Result run;

  @BeforeAll
  void landAndRun() throws IOException {
    Folders.delete(FOLDER);
    copy(Path.of(IndicatorLake.path()), Path.of(LAKE));
    Files.createDirectories(LANDING);
    for (String table : List.of("small_area", "service_point", "travel_time")) {
      Files.copy(IndicatorLake.landing().resolve(table + ".csv"), LANDING.resolve(table + ".csv"));
    }
    List<Map<String, String>> pairs = PlainPanel.rows(LANDING, "travel_time");
    List<Row> more = new ArrayList<>();
    // Ways within an area that are shorter and longer than 5 minutes.
    more.add(time("base", pairs.get(0).get("from_area"), pairs.get(0).get("from_area"), 2.5));
    more.add(time("base", pairs.get(700).get("from_area"), pairs.get(700).get("from_area"), 12));
    // A network of which some ways take longer, one is too long to count, some are shorter.
    double[] minutes = {85, 1, 95, 40, 0.5};
    for (int index = 0; index < minutes.length; index++) {
      Map<String, String> pair = pairs.get(11 + 251 * index);
      more.add(time("ferry", pair.get("from_area"), pair.get("to_area"), minutes[index]));
    }
    more.add(time("ferry", pairs.get(400).get("from_area"), pairs.get(400).get("from_area"), 1));
    more.add(time("ferry", pairs.get(0).get("from_area"), pairs.get(0).get("from_area"), 30));
    StringBuilder lines = new StringBuilder(Files.readString(LANDING.resolve("travel_time.csv")));
    for (Row row : more) {
      lines.append(row.mkString(",")).append('\n');
    }
    Files.writeString(LANDING.resolve("travel_time.csv"), lines);
    Lake lake = Lake.at(LAKE);
    Dataset<Row> before = lake.read(TestSession.get(), TIMES);
    Row any = before.select("vintage", "run_id").head();
    lake.write(
        TestSession.get(),
        TIMES,
        before.unionByName(
            Frames.frame("network string, from_area string, to_area string, minutes double", more)
                .withColumn("vintage", functions.lit(any.get(0)))
                .withColumn("run_id", functions.lit(any.get(1)))));
    roads.add(new Road(IndicatorLake.NEAR, IndicatorLake.FAR, 7.5));
    roads.add(new Road(pairs.get(300).get("from_area"), pairs.get(1200).get("from_area"), 4));
    run =
        access(
            "--links",
            "both:%s:%s:7.5,both:%s:%s:4,second:%s:%s:4"
                .formatted(
                    roads.get(0).near(),
                    roads.get(0).far(),
                    roads.get(1).near(),
                    roads.get(1).far(),
                    roads.get(1).near(),
                    roads.get(1).far()));
    assertEquals(0, run.exit(), run.err());
    lake.read(TestSession.get(), AccessTables.CENTRALITY)
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("network") + " " + row.getAs("municipality"), row));
    lake.read(TestSession.get(), AccessTables.CENTRALITY_FIT)
        .filter("chosen")
        .collectAsList()
        .forEach(
            row -> {
              beta.put(row.getAs("part"), row.getAs("beta"));
              gamma.put(row.getAs("part"), row.getAs("gamma"));
            });
  }

  private static Row time(String network, String from, String to, double minutes) {
    return RowFactory.create(network, from, to, minutes);
  }

  private static Program.Result access(String... options) {
    return Program.run(
        Stream.concat(
                Stream.of("access", "--lake", LAKE, "--conf", IndicatorLake.settings().toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path there = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(there);
        } else {
          Files.copy(path, there);
        }
      }
    }
  }

  @Test
  void loopsFindTheSameOfEveryNetwork() {
    PlainAccess base = new PlainAccess(LANDING);
    PlainAccess ferry = new PlainAccess(LANDING);
    ferry.replace(LANDING, "ferry");
    PlainAccess both = new PlainAccess(LANDING);
    both.build(roads.get(0), roads.get(1));
    PlainAccess second = new PlainAccess(LANDING);
    second.build(roads.get(1));
    Map<String, PlainAccess> networks =
        Map.of("base", base, "ferry", ferry, "both", both, "second", second);
    Map<String, Double> jobs = jobs(base);
    Map<String, Double> services = services(base);
    Map<String, Double> highest =
        PlainAccess.both(PlainAccess.scaled(jobs, jobs), PlainAccess.scaled(services, services));
    int found = 0;
    for (Map.Entry<String, PlainAccess> network : networks.entrySet()) {
      Map<String, Double> ofJobs = PlainAccess.scaled(jobs(network.getValue()), jobs);
      Map<String, Double> ofServices = PlainAccess.scaled(services(network.getValue()), services);
      Map<String, Double> index = PlainAccess.scaled(PlainAccess.both(ofJobs, ofServices), highest);
      double changed = 0;
      for (String unit : jobs.keySet()) {
        Row row = rows.get(network.getKey() + " " + unit);
        same(ofJobs.get(unit), row.getAs("centrality_jobs"));
        same(ofServices.get(unit), row.getAs("centrality_services"));
        same(index.get(unit), row.getAs("centrality_index"));
        changed += Math.abs(ofJobs.get(unit) - PlainAccess.scaled(jobs, jobs).get(unit));
        found++;
      }
      assertEquals(network.getKey().equals("base"), changed == 0, network.getKey());
    }
    assertEquals(rows.size(), found);
  }

  private Map<String, Double> jobs(PlainAccess country) {
    return country.ofJobs(beta.get("jobs"), gamma.get("jobs"));
  }

  private Map<String, Double> services(PlainAccess country) {
    return country.ofServices(beta.get("services"), gamma.get("services"));
  }

  /** The index of yesterday's figures would be taken for today's. */
  @Test
  void whatCanNoLongerBeFittedIsTakenAway() {
    Lake lake = Lake.at(LAKE);
    Dataset<Row> nothing =
        lake.read(TestSession.get(), SilverTables.MUNICIPALITY)
            .withColumn("centrality_index", functions.lit(null).cast("double"))
            .withColumn("centrality_jobs", functions.lit(null).cast("double"));
    lake.write(TestSession.get(), SilverTables.MUNICIPALITY, nothing);
    assertTrue(lake.read(TestSession.get(), AccessTables.CENTRALITY).count() > 0);
    Program.Result result = access();
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("what an earlier run computed is taken away"), result.err());
    for (TableSpec table : AccessTables.ALL) {
      assertEquals(0, lake.read(TestSession.get(), table).count(), table.fullName());
    }
    Program.Result growth =
        Program.run("growth", "--lake", LAKE, "--conf", IndicatorLake.settings().toString());
    assertEquals(4, growth.exit(), growth.err());
    assertTrue(growth.error().contains("gold.centrality has no rows where"), growth.error());
  }

  private static void same(double wanted, Double found) {
    assertEquals(wanted, found, 1e-9 * Math.max(1, Math.abs(wanted)));
  }
}
