package no.stedsvekst.jobs.land;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.fetch.FetchRun;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fetched folder goes through the gate, and the lake knows where it came from. */
class FetchedLandingTest {
  @TempDir Path folder;

  @Test
  void whatWasFetchedIsLandedWithItsOrigin() throws IOException {
    Path out = folder.resolve("norge");
    TestTime time = new TestTime("2021-06-01T10:00:00Z");
    try (StatBankServer server = SmallNorway.at(time)) {
      assertEquals(0, FetchRun.of(time, out, server.url()).exit());
    }
    String path = folder.resolve("lake").toString();
    Program.Result check = Program.good("check", "--landing", out.toString());
    assertTrue(check.out().contains("would go through"), check.out());
    Program.good("land", "--landing", out.toString(), "--lake", path);
    Lake lake = Lake.at(path);
    List<Row> answers =
        lake.read(TestSession.get(), FetchedAnswers.TABLE)
            .select("fills", "table", "cells", "updated", "signs")
            .orderBy("fills")
            .collectAsList();
    assertEquals(10, answers.size());
    assertEquals("[vital,06913,1540,2021-02-25T07:00:00Z,{\"..\":70}]", answers.get(9).toString());
    String note =
        lake.read(TestSession.get(), OpsTables.RUN)
            .filter("job = 'land' and status = 'ok'")
            .select("note")
            .head()
            .getString(0);
    assertTrue(note.contains("stands in: national_flow is derived from"), note);
    assertTrue(note.contains("fetched from PxWebApi 2 at http://127.0.0.1"), note);
  }

  @Test
  void aReportThatCannotBeReadIsRefused() throws IOException {
    Path out = folder.resolve("norge");
    TestTime time = new TestTime("2021-06-01T10:00:00Z");
    try (StatBankServer server = SmallNorway.at(time)) {
      assertEquals(0, FetchRun.of(time, out, server.url()).exit());
    }
    Files.writeString(out.resolve(FetchedAnswers.REPORT), "{");
    Program.Result land =
        Program.run(
            "land", "--landing", out.toString(), "--lake", folder.resolve("other").toString());
    assertEquals(3, land.exit());
    assertTrue(land.error().contains("fetch-report.json cannot be read"), land.error());
  }
}
