package no.stedsvekst.jobs.upkeep;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.BronzeTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights, the second on other figures: what has changed, why, and the way back. Eight nights
 * take more than a minute: {@code mvn test -pl jobs -am -Dtest=LakePastTest -Dpast=true}.
 */
@EnabledIfSystemProperty(named = "past", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LakePastTest {
  @TempDir static Path folder;

  private static OwnLake lake;
  private static String good;
  private static String bad;
  private static Map<String, Double> panelBefore;
  private static Map<String, Double> panelAfter;
  private static String vitalLine;

  @BeforeAll
  static void twoNights() {
    lake = new OwnLake(folder);
    good = runId(lake.run("nightly", "--until", "regress", "--format", "json"));
    panelBefore = netMigration();
    Program.Result second =
        lake.with("vital", LakePastTest::moreMoveIn, "nightly", "--until", "regress");
    assertEquals(0, second.exit(), second.err());
    bad =
        lake.read(OpsTables.RUN)
            .filter("job = 'nightly'")
            .orderBy(col("started_at").desc())
            .select("run_id")
            .head()
            .getString(0);
    panelAfter = netMigration();
  }

  /** A hundred more in the last line of the file. */
  private static String moreMoveIn(String csv) {
    String[] lines = csv.strip().split("\n");
    String[] names = lines[0].split(",");
    vitalLine = lines[lines.length - 1];
    String[] cells = vitalLine.split(",");
    int place = List.of(names).indexOf("net_migration");
    cells[place] = Double.toString(Double.parseDouble(cells[place]) + 100);
    lines[lines.length - 1] = String.join(",", cells);
    return String.join("\n", lines) + "\n";
  }

  @Test
  @Order(1)
  void everyChangeIsToldAndNoOther() {
    Map<String, Double> told = new TreeMap<>();
    lake.read(MonitoringTables.CHANGE)
        .filter("table = 'gold.panel' and measure = 'net_migration'")
        .collectAsList()
        .forEach(
            row ->
                told.put(
                    row.getAs("level") + " " + row.getAs("unit") + " " + row.getAs("item"),
                    row.getAs("difference")));
    Map<String, Double> found = new TreeMap<>();
    panelAfter.forEach(
        (key, value) -> {
          double before = panelBefore.get(key);
          if (Math.abs(value - before) >= 1
              && Math.abs(value - before) > 0.001 * Math.abs(before)) {
            found.put(key, value - before);
          }
        });
    assertFalse(found.isEmpty());
    assertEquals(found.keySet(), told.keySet());
    found.forEach((key, value) -> assertEquals(value, told.get(key), 1e-9, key));
    assertEquals(
        List.of("data"),
        lake.read(MonitoringTables.CHANGE).select("cause").distinct().collectAsList().stream()
            .map(row -> row.getString(0))
            .toList());
  }

  @Test
  @Order(1)
  void aStepSaysWhyItRan() {
    Map<String, String> reasons = new TreeMap<>();
    lake.read(OpsTables.RUN)
        .filter("parent_run_id = '%s'".formatted(bad))
        .collectAsList()
        .forEach(row -> reasons.put(row.getAs("job"), row.getAs("reason")));
    assertEquals("data: vital.csv", reasons.get("land"));
    assertEquals("data: bronze.vital", reasons.get("conform"));
    assertEquals("data: silver.vital", reasons.get("growth"));
    assertEquals(
        List.of("first run"),
        lake
            .read(OpsTables.RUN)
            .filter("parent_run_id = '%s' and status <> 'skipped'".formatted(good))
            .select("reason")
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList());
  }

  @Test
  @Order(1)
  void runsAreComparedAtTheCommandLine() {
    Program.Result result = lake.run("runs", "--diff", good, bad, "--format", "json");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("\"measure\":\"net_migration\""), result.out());
    Program.Result back = lake.run("runs", "--diff", bad, good, "--format", "json");
    assertNotEquals(result.out(), back.out());
    Program.Result unknown = lake.run("runs", "--diff", good, "nobody");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.error().contains("there is no run nobody"), unknown.err());
    assertEquals(2, lake.run("runs", "--diff", good).exit());
  }

  @Test
  @Order(1)
  void everyWatchedTableHasItsLastYear() {
    Map<String, Object> years = new TreeMap<>();
    lake.read(MonitoringTables.FRESHNESS)
        .filter("run_id like '%-land-%' or run_id like '%-growth-%'")
        .collectAsList()
        .forEach(row -> years.put(row.getAs("table"), row.getAs("latest_year")));
    int last = lake.read(PanelTables.PANEL).agg(max("year")).head().getInt(0);
    assertEquals(last, years.get("gold.panel"));
    assertEquals(
        lake.read(SilverTables.of(PeopleTables.VITAL)).agg(max("year")).head().getInt(0),
        years.get("bronze.vital"));
    assertTrue(
        lake.read(MonitoringTables.FRESHNESS)
                .filter("table = 'bronze.vital' and landed_at is not null")
                .count()
            == 2);
  }

  @Test
  @Order(1)
  void everyCheckHasAResult() {
    List<Row> checks = lake.read(MonitoringTables.CHECK).collectAsList();
    assertTrue(
        checks.stream()
            .allMatch(
                row -> row.<Long>getAs("broken") == 0 || row.getAs("status").equals("warned")));
    TreeSet<String> kinds = new TreeSet<>();
    checks.forEach(row -> kinds.add(row.getAs("kind")));
    assertTrue(
        kinds.containsAll(List.of("gate", "balance", "identity", "constraint")), kinds.toString());
    assertTrue(
        checks.stream()
            .anyMatch(
                row ->
                    row.getAs("table").equals("gold.panel")
                        && row.<String>getAs("check").contains("do not add up to vra")));
  }

  @Test
  @Order(1)
  void lineageGoesFromLandingToGold() {
    List<String> sources =
        lake
            .read(MonitoringTables.LINEAGE)
            .filter("table in ('bronze.vital', 'silver.vital', 'gold.panel')")
            .select("made_of")
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertTrue(
        sources.containsAll(List.of("landing: vital", "bronze.vital", "silver.vital")),
        sources.toString());
    assertFalse(sources.contains("bronze.jobs"), "silver.vital is not made of jobs");
    assertEquals(
        1, lake.read(MonitoringTables.LINEAGE).select("run_id").distinct().count(), "entered once");
  }

  @Test
  @Order(1)
  void theVersionsOfATableAreListed() {
    Program.Result listed = lake.run("tables", "gold.panel", "--versions", "--format", "json");
    assertEquals(0, listed.exit(), listed.err());
    assertEquals(
        2, listed.out().lines().filter(line -> line.contains("\"readable\":\"yes\"")).count());
  }

  @Test
  @Order(2)
  void theTablesOfAnEarlierNightComeBack() {
    Program.Result planned = lake.run("restore", "--run", good, "--dry-run");
    assertTrue(planned.out().contains("gold.panel"), planned.out());
    assertEquals(panelAfter, netMigration());
    Program.Result restored = lake.run("restore", "--run", good);
    assertEquals(0, restored.exit(), restored.err());
    assertEquals(panelBefore, netMigration());
    assertEquals(2, lake.run("restore", "--run", "nobody").exit());
  }

  @Test
  @Order(3)
  void theNextNightGoesByTheLandingFolder() {
    // The folder holds the figures of the first night again: bronze has them, and nothing is
    // landed.
    long loads = lake.read(BronzeTables.bronze(PeopleTables.VITAL)).count();
    Program.Result night = lake.run("nightly", "--until", "regress");
    assertEquals(0, night.exit(), night.err());
    assertEquals(panelBefore, netMigration());
    assertEquals(loads, lake.read(BronzeTables.bronze(PeopleTables.VITAL)).count());
    // And those of the second are landed again, though bronze has had them.
    Program.Result other =
        lake.with("vital", LakePastTest::moreMoveIn, "nightly", "--until", "regress");
    assertEquals(0, other.exit(), other.err());
    assertEquals(panelAfter, netMigration());
    assertEquals(loads + loads / 2, lake.read(BronzeTables.bronze(PeopleTables.VITAL)).count());
  }

  @Test
  @Order(4)
  void whatUpkeepHasDeletedIsRefused() {
    Program.Result planned = lake.run("upkeep", "--retention", "0s", "--dry-run");
    assertTrue(planned.out().contains("gold.panel"), planned.out());
    assertEquals(2, lake.run("restore", "--run", "nobody", "--dry-run").exit());
    Program.Result kept = lake.run("upkeep", "--retention", "0s");
    assertEquals(0, kept.exit(), kept.err());
    assertTrue(kept.out().contains("gold.panel"), kept.out());
    assertEquals(panelAfter, netMigration());
    Program.Result gone = lake.run("restore", "--run", good);
    assertEquals(4, gone.exit());
    assertTrue(gone.error().contains("can no longer be read"), gone.err());
    assertEquals(panelAfter, netMigration());
    Program.Result asOf = lake.run("regress", "--as-of", good, "--level", "municipality", "--show");
    assertEquals(4, asOf.exit(), asOf.err());
    Program.Result night = lake.run("nightly", "--until", "regress", "--format", "json");
    assertEquals(0, night.exit(), night.err());
    assertEquals(panelBefore, netMigration());
  }

  private static Map<String, Double> netMigration() {
    Map<String, Double> values = new TreeMap<>();
    table(PanelTables.PANEL)
        .forEach(
            row -> {
              Double value = row.getAs("net_migration");
              if (value != null) {
                values.put(
                    "%s %s %s %d"
                        .formatted(
                            row.getAs("level"),
                            row.getAs("unit"),
                            row.getAs("preset"),
                            row.<Integer>getAs("year")),
                    value);
              }
            });
    return values;
  }

  private static List<Row> table(TableSpec table) {
    return lake.read(table).collectAsList();
  }

  private static String runId(Program.Result result) {
    assertEquals(0, result.exit(), result.err());
    try {
      return new ObjectMapper().readTree(result.lastLine()).get("run_id").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
