package no.stedsvekst.jobs.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainAppend;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who watches from outside hears how a run ended, and changes nothing about it. */
class AfterwardsTest {
  @TempDir Path folder;

  @Test
  void aHookReadsHowTheRunEnded() throws IOException {
    Path good = folder.resolve("good.json");
    Path bad = folder.resolve("bad.json");
    Path conf =
        conf(
            "hook { on_success = \"cat > %s; echo heard\", on_failure = \"cat > %s\" }"
                .formatted(good, bad));
    Path lake = folder.resolve("lake");
    SharedLake.copyTo(lake);
    Program.Result ended =
        Program.run("upkeep", "--lake", lake.toString(), "--conf", conf.toString());
    assertEquals(0, ended.exit(), ended.err());
    JsonNode run = new ObjectMapper().readTree(Files.readString(good));
    assertEquals("upkeep", run.get("job").asText());
    assertEquals(0, run.get("exit").asInt());
    assertEquals(lake.toString(), run.get("lake").asText());
    assertFalse(ended.out().contains("heard"), "results are for the caller alone");
    assertFalse(Files.exists(bad));
    Program.Result failed =
        Program.run(
            "restore", "--lake", lake.toString(), "--run", "nobody", "--conf", conf.toString());
    assertEquals(2, failed.exit());
    run = new ObjectMapper().readTree(Files.readString(bad));
    assertEquals("refused", run.get("status").asText());
    assertTrue(run.get("error").asText().contains("nobody"));
  }

  @Test
  void aHookThatFailsIsReportedAndChangesNothing() throws IOException {
    Path lake = folder.resolve("lake");
    SharedLake.copyTo(lake);
    Program.Result ended =
        Program.run(
            "upkeep",
            "--lake",
            lake.toString(),
            "--conf",
            conf("hook.on_success = \"exit 7\"").toString());
    assertEquals(0, ended.exit());
    assertTrue(ended.err().contains("hook.on_success could not be followed"), ended.err());
    assertTrue(ended.err().contains("exit 7"), ended.err());
  }

  @Test
  void aMonitorReadsNumbersOfEveryTable() throws IOException {
    Path file = folder.resolve("stedsvekst.prom");
    Path lake = folder.resolve("lake");
    SharedLake.copyTo(lake);
    Program.good(
        "upkeep",
        "--lake",
        lake.toString(),
        "--conf",
        conf("monitoring.prometheus = \"%s\"".formatted(file)).toString());
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.contains("stedsvekst_last_run_exit{job=\"upkeep\"} 0"), lines.toString());
    assertTrue(lines.contains("stedsvekst_last_run_exit{job=\"nightly\"} 0"), lines.toString());
    assertTrue(
        lines.contains("stedsvekst_table_latest_year{table=\"silver.vital\"} 2016"),
        lines.toString());
    assertTrue(
        lines.contains("stedsvekst_table_checks_broken{table=\"gold.panel\"} 0"), lines.toString());
    for (String line : lines) {
      assertTrue(
          line.matches("# (HELP|TYPE) stedsvekst_[a-z_]+ .+")
              || line.matches("stedsvekst_[a-z_]+\\{(job|table)=\"[a-z_.]+\"} [-0-9.E]+"),
          line);
    }
    try (var files = Files.list(folder)) {
      assertTrue(files.noneMatch(each -> each.toString().endsWith(".tmp")));
    }
  }

  /** The clock was set back: the id of the newest run bears an earlier time than those before. */
  @Test
  void theNewestRunIsTheLastOfTheLedger() throws IOException {
    Path folderOfLake = folder.resolve("lake");
    SharedLake.copyTo(folderOfLake);
    Lake lake = Lake.at(folderOfLake.toString());
    String run = "20000101T000000-growth-0000";
    Object[] cells = new Object[OpsTables.RUN.columnNames().size()];
    Map.of(
            "run_id",
            run,
            "job",
            "growth",
            "scope",
            "",
            "status",
            "ok",
            "exit",
            0,
            "parameters",
            "{}",
            "input_versions",
            "{}",
            "fingerprint",
            "",
            "rows",
            0L)
        .forEach((name, cell) -> cells[OpsTables.RUN.columnNames().indexOf(name)] = cell);
    cells[OpsTables.RUN.columnNames().indexOf("started_at")] = Instant.now().plusSeconds(60);
    cells[OpsTables.RUN.columnNames().indexOf("seconds")] = 1.0;
    PlainAppend.to(lake, OpsTables.RUN, List.<Object[]>of(cells));
    PlainAppend.to(
        lake,
        MonitoringTables.CHECK,
        List.<Object[]>of(new Object[] {run, "gold.panel", "identity", "odd", "warned", 3L}));
    // Of a run that was killed before it was entered.
    PlainAppend.to(
        lake,
        MonitoringTables.CHECK,
        List.<Object[]>of(
            new Object[] {"99990101T000000-k", "gold.panel", "identity", "odd", "warned", 5L}));
    List<String> lines = PrometheusFile.of(lake).text().lines().toList();
    assertTrue(
        lines.contains("stedsvekst_table_checks_broken{table=\"gold.panel\"} 3"), lines.toString());
  }

  private Path conf(String text) throws IOException {
    Path conf = folder.resolve("mine.conf");
    Files.writeString(conf, text);
    return conf;
  }
}
