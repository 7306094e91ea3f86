package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import no.stedsvekst.jobs.fetch.server.Fault;
import no.stedsvekst.jobs.fetch.server.ServedTable;
import org.junit.jupiter.api.Test;

/** What may go wrong between a server and a user, and what the user is told. */
class FetchFaultsTest extends SmallFetch {
  @Test
  void theAnswerOfAnotherTableIsNotTaken() {
    server.faults(
        Fault.of(
            200,
            "{\"class\":\"dataset\",\"id\":[\"A\"],\"size\":[1],\"dimension\":{\"A\":{\"category\":{\"index\":[\"x\"]}}},\"value\":[1],\"extension\":{\"px\":{\"tableid\":\"99999\"}}}"));
    FetchRun run = good();
    assertTrue(
        run.err().contains("the answer is of table 99999, asked was 07459; asked again in 5 s"),
        run.err());
  }

  @Test
  void withoutANetworkItSaysSoAtOnce() {
    FetchRun run = FetchRun.of(time, folder.resolve("none"), "http://127.0.0.1:1/api");
    assertEquals(4, run.exit());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("stedsvekst: no connection to 127.0.0.1:1 ("), run.err());
    assertTrue(run.err().contains("give --from files that were downloaded by hand"), run.err());
    assertEquals(List.of(), time.pauses());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aNameThatNobodyKnowsIsNoNetwork() {
    FetchRun run = FetchRun.of(time, folder.resolve("none"), "http://statbank.invalid/api");
    assertEquals(4, run.exit());
    assertTrue(run.err().contains("no connection to statbank.invalid"), run.err());
  }

  @Test
  void moreThanIsAllowedIsAnsweredLater() {
    server.rate(7);
    good();
    // Seven in sixty seconds, and the client keeps to it from the first headers on.
    assertTrue(
        time.pauses().stream().anyMatch(pause -> pause.toSeconds() >= 50),
        time.pauses().toString());
    assertFalse(time.pauses().isEmpty());
  }

  @Test
  void faultsAreWaitedOut() {
    server.faults(
        Fault.of(503, ""),
        Fault.HTML,
        Fault.of(500, "Internal error"),
        Fault.of(502, "<html>Bad gateway</html>"),
        Fault.CUT_OFF);
    FetchRun run = good("fetch.patience", "2s");
    assertTrue(run.err().contains("503 (empty body); asked again in 5 s"), run.err());
    assertTrue(
        run.err().contains("200 a page in place of figures; asked again in 15 s"), run.err());
    assertTrue(run.err().contains("500 Internal error; asked again in 45 s"), run.err());
    assertTrue(run.err().contains("asked again in 300 s"), run.err());
  }

  @Test
  void whatIsTooLargeForSomethingOnTheWayIsCutInTwo() {
    server.faults(Fault.of(504, ""), Fault.of(413, ""));
    good();
    assertEquals(13, server.dataRequests());
  }

  @Test
  void aServerThatHangsIsNotWaitedForForever() {
    server.faults(Fault.HANGING, Fault.STALLED);
    FetchRun run = good("fetch.patience", "1s");
    assertEquals(
        2, run.err().lines().filter(line -> line.contains("no whole answer within")).count());
  }

  @Test
  void itIsToldWhenToComeBack() {
    server.faults(Fault.tooMany("17"), Fault.tooMany("Tue, 01 Jun 2021 10:05:00 GMT"));
    good();
    assertTrue(time.pauses().contains(Duration.ofSeconds(17)), time.pauses().toString());
    assertTrue(
        time.pauses().stream().anyMatch(pause -> pause.toSeconds() > 200),
        time.pauses().toString());
  }

  /** "Now" five times over: less and less often all the same, and then no more. */
  @Test
  void aLyingRetryAfterIsNotBelieved() {
    Fault now = Fault.tooMany("0");
    server.faults(now, now, now, now, now, now);
    FetchRun run = fetch();
    assertEquals(4, run.exit());
    assertTrue(
        run.err().contains("did not answer 6 times in a row, the last time: 429"), run.err());
    assertEquals(
        List.of(5L, 15L, 45L, 120L, 300L),
        time.pauses().stream().map(Duration::toSeconds).toList());
  }

  @Test
  void whoAsksToBeLeftAloneForADayIs() {
    server.faults(Fault.tooMany("86400"));
    FetchRun run = fetch();
    assertEquals(4, run.exit());
    assertTrue(
        run.err().contains("asks to be left alone for 1440 minutes; run it again then"), run.err());
    assertEquals(List.of(), time.pauses());
  }

  /** Too many, without a word of when to come again: the window is waited out. */
  @Test
  void withoutRetryAfterTheWindowIsWaitedOut() {
    server.faults(Fault.of(429, ""));
    good();
    assertTrue(time.pauses().contains(Duration.ofSeconds(60)), time.pauses().toString());
  }

  @Test
  void theMetadataUpdateIsWaitedOut() {
    time.set("2021-06-01T09:30:10Z");
    FetchRun run = good();
    assertTrue(run.err().contains("503 (empty body); asked again in 5 s"), run.err());
    assertTrue(run.err().contains("asked again in 45 s"), run.err());
  }

  @Test
  void anEmptyFiveHundredIsNeverAskedAgain() {
    server.faults(Fault.of(500, ""));
    FetchRun run = fetch();
    assertEquals(4, run.exit());
    assertEquals(1, server.dataRequests());
    assertTrue(
        run.err().contains("StatBank refuses a request for table 07459 (population)"), run.err());
    assertTrue(run.err().contains("Personer1"), run.err());
    assertTrue(run.err().contains("500 (empty body)"), run.err());
  }

  @Test
  void aRefusalNamesTableVariableAndTitle() {
    server.faults(
        Fault.of(
            400, "{\"type\":\"Parameter error\",\"title\":\"Non-existent value\",\"status\":400}"));
    FetchRun run = fetch();
    assertEquals(4, run.exit());
    assertTrue(run.err().contains("table 07459"), run.err());
    assertTrue(run.err().contains("14 of Region, 2 of Kjonn, 106 of Alder"), run.err());
    assertTrue(run.err().contains("400 Non-existent value"), run.err());
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    server.remove("07459");
    FetchRun run = fetch();
    assertEquals(2, run.exit());
    assertTrue(
        run.err()
            .startsWith(
                "stedsvekst: population cannot be fetched: table 07459: StatBank has no such table"
                    + " (404 Non-existent table); of a like title it has "),
        run.err());
    assertTrue(
        run.err().endsWith("; mend its lines in conf/statbank (table.csv, variable.csv)\n"),
        run.err());
    assertEquals(0, server.dataRequests());
  }

  /** It never chooses a table: it says which there are, from all pages of the search. */
  @Test
  void tablesOfALikeTitleAreNamed() {
    server.remove("06445");
    for (String id : List.of("15001", "15002", "15003")) {
      server.table(
          new ServedTable(
              id,
              id + ": Sysselsatte i prosent av befolkningen, ny",
              "2021-01-01",
              server.table("07902").variables(),
              cell -> 1));
    }
    FetchRun run = good();
    assertTrue(
        run.out()
            .contains(
                "(404 Non-existent table); of a like title it has 15001: Sysselsatte i prosent av"
                    + " befolkningen, ny; 15002: "),
        run.out());
    assertTrue(run.out().contains("15003: "), run.out());
    assertTrue(server.log().stream().anyMatch(line -> line.contains("pageNumber=2")));
    assertFalse(server.log().stream().anyMatch(line -> line.contains("tables/15001")));
  }

  @Test
  void anOptionalTableThatIsNotThereIsLeftOutAndTold() throws IOException {
    server.remove("06445");
    FetchRun run = good();
    assertTrue(run.out().contains("left out: table 06445: StatBank has no such table"), run.out());
    assertFalse(Files.exists(folder.resolve("norge/employment_rate.csv")));
    assertTrue(Files.readString(folder.resolve("norge/fetch-report.json")).contains("table 06445"));
  }

  @Test
  void betweenFiveAndAQuarterPastEightNothingIsFetched() {
    time.set("2021-06-01T04:00:00Z");
    FetchRun run = fetch();
    assertEquals(4, run.exit());
    assertEquals(
        "stedsvekst: it is 06:00 in Norway: between 05:00 and 08:15 StatBank puts new figures in"
            + " place, and some read 0 then; run it after 08:15, or with fetch.any_time = true\n",
        run.err());
    assertEquals(List.of(), server.log());
    assertEquals(0, fetch("dry_run", "true").exit());
    assertEquals(0, fetch("fetch.any_time", "true").exit());
  }

  /** Some other server answers there: neither interface is at the address. */
  @Test
  void anAddressWithoutStatBankIsSaidToBeOne() {
    FetchRun run =
        FetchRun.of(
            time,
            folder.resolve("none"),
            server.url().replace("/api", "/other"),
            "from_year",
            "2015");
    assertEquals(4, run.exit(), run.err());
    assertTrue(run.err().contains("/other has no PxWebApi 1 (404"), run.err());
    assertTrue(run.err().contains("see that --url is the address of StatBank"), run.err());
  }

  @Test
  void withoutCodesOfMunicipalitiesNothingIsFetched() {
    server.klass("131/codes", query -> null);
    FetchRun run = fetch();
    assertEquals(4, run.exit(), run.err());
    assertTrue(run.err().contains("KLASS has nothing at http://127.0.0.1"), run.err());
    assertTrue(run.err().contains("classifications/131 (404 not found)"), run.err());
    assertEquals(0, server.dataRequests());
  }

  @Test
  void twoFetchesDoNotFillOneFolder() throws IOException {
    Path raw = Files.createDirectories(folder.resolve("norge/.raw"));
    try (FileChannel other =
        FileChannel.open(
            raw.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertNotNull(other.lock());
      FetchRun run = fetch();
      assertEquals(5, run.exit(), run.err());
      assertTrue(run.err().contains("another fetch fills "), run.err());
      assertEquals(0, server.dataRequests());
      assertEquals(0, fetch("dry_run", "true").exit());
    }
    good();
  }
}
