package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.jobs.fetch.server.Fault;
import no.stedsvekst.jobs.fetch.server.ServedTable;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole fetch of a small country: the plan, the pace, being cut off, what is newer. */
class FetchTest {
  @TempDir Path folder;
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
    return fetchInto(folder.resolve("norge"), settings);
  }

  private FetchRun fetchInto(Path out, String... settings) {
    return FetchRun.of(time, out, server.url(), settings);
  }

  private FetchRun good(String... settings) {
    FetchRun run = fetch(settings);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  /** Every file that was landed, with its bytes as text. */
  private static Map<String, String> landed(Path out) {
    try (Stream<Path> files = Files.list(out)) {
      Map<String, String> landed = new TreeMap<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        landed.put(file.getFileName().toString(), Files.readString(file));
      }
      return landed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePlanComesFirstAndADryRunEndsThere() {
    FetchRun run = good("dry_run", "true");
    assertEquals(0, server.dataRequests());
    assertTrue(
        run.out().contains("population            07459  2021-02-25         1     0  65296"),
        run.out());
    assertTrue(
        run.out()
            .contains(
                "10 requests of 79720 cells in all, 10 of 79720 cells to send: at least 1 min at 30"
                    + " a minute"),
        run.out());
    assertFalse(Files.exists(folder.resolve("norge")));
  }

  @Test
  void nothingIsAskedTwice() {
    good();
    assertEquals(10, server.dataRequests());
    Map<String, String> first = landed(folder.resolve("norge"));
    long klass = server.log().stream().filter(line -> line.contains("131/codes")).count();
    FetchRun again = good();
    assertEquals(10, server.dataRequests());
    assertEquals(klass, server.log().stream().filter(line -> line.contains("131/codes")).count());
    assertTrue(again.out().contains("0 of 0 cells to send"), again.out());
    assertEquals(first, landed(folder.resolve("norge")));
  }

  @Test
  void whatIsNewerIsToldAndFetchedAlone() {
    good();
    server.table("06445").publish("2021-05-30T06:00:00Z");
    FetchRun check = good("fetch.check", "true");
    assertTrue(
        check
            .out()
            .contains(
                "table 06445         2021-02-25T07:00:00Z          2021-05-30T06:00:00Z         "
                    + " newer"),
        check.out());
    assertTrue(check.out().contains("same"), check.out());
    assertTrue(check.out().contains("not fetched"), check.out());
    assertEquals(10, server.dataRequests());
    good();
    assertEquals(11, server.dataRequests());
    assertFalse(good("fetch.check", "true").out().contains("newer"));
  }

  @Test
  void beforeAnythingWasFetchedThereIsNothingToCheck() {
    FetchRun run = fetch("fetch.check", "true");
    assertEquals(4, run.exit());
    assertTrue(run.err().contains("nothing has been fetched into"), run.err());
  }

  /** Cut off twice, it has the same files as one that was not, and asked for nothing twice. */
  @Test
  void whereItWasCutOffItGoesOn() {
    good();
    Path cut = folder.resolve("cut");
    server.breakAfter(3);
    FetchRun first = fetchInto(cut);
    assertEquals(4, first.exit());
    assertTrue(first.err().contains("did not answer 6 times in a row"), first.err());
    assertTrue(first.err().contains("what has been fetched is kept"), first.err());
    assertFalse(Files.exists(cut.resolve("population.csv")));
    server.breakAfter(4);
    FetchRun second = fetchInto(cut);
    assertEquals(4, second.exit());
    assertTrue(second.err().contains("1/7  employment 07984"), second.err());
    server.breakAfter(Integer.MAX_VALUE);
    FetchRun third = fetchInto(cut);
    assertEquals(0, third.exit(), third.err());
    assertTrue(third.err().contains("1/3  death_probability 07902"), third.err());
    assertFalse(Files.exists(cut.resolve(".raw/unfinished")));
    assertEquals(landed(folder.resolve("norge")), landed(cut));
  }

  /** A table that does not say when it was changed is fetched anew, but not within one fetch. */
  @Test
  void anAbsurdTimeOfChangeIsNoneAtAll() {
    server.table("07459").publish("0003-01-01T00:00:00Z");
    server.table("06913").publish(null);
    server.breakAfter(3);
    assertEquals(4, fetch().exit());
    server.breakAfter(Integer.MAX_VALUE);
    long before = server.dataRequests();
    good();
    assertEquals(7, server.dataRequests() - before);
    good();
    // 07459, and 06913 twice: for what changed, and for the people of the parts of a split.
    assertEquals(10, server.dataRequests() - before);
  }

  /** An address that is too long is answered as if there were no such table. */
  @Test
  void figuresAreAskedForInTheBody() {
    good();
    for (String line : server.log()) {
      assertTrue(line.startsWith("POST") == line.contains("/data?"), line);
      assertTrue(line.length() < 200, line);
      assertFalse(line.contains("outputValues") || line.contains("valueCodes"), line);
    }
  }

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
  void anAnswerWithoutItsRequestDoesNotCount() throws IOException {
    good();
    Path raw = folder.resolve("norge/.raw/07459");
    Files.delete(
        files(raw).stream()
            .filter(f -> f.toString().endsWith(".request.json"))
            .findFirst()
            .orElseThrow());
    good();
    assertEquals(11, server.dataRequests());
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.toList();
    }
  }

  @Test
  void answersAreKeptWithWhatWasAsked() throws IOException {
    good();
    List<Path> raw = files(folder.resolve("norge/.raw/06913"));
    assertEquals(4, raw.size());
    String asked =
        Files.readString(
            raw.stream()
                .filter(f -> f.toString().endsWith(".request.json"))
                .sorted()
                .findFirst()
                .orElseThrow());
    assertTrue(asked.contains("\"updated\" : \"2021-02-25T07:00:00Z\""), asked);
    assertTrue(asked.contains("\"asked_at\" : \"2021-06-01T10:0"), asked);
    assertTrue(asked.contains("variableCode"), asked);
    assertTrue(asked.contains("\"..\" : "), asked);
    assertTrue(asked.contains("/tables/06913/data?lang=no&outputFormat=json-stat2"), asked);
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

  /** Begun before five it stops at five, and goes on later. */
  @Test
  void aFetchThatRunsIntoTheMorningStops() throws IOException {
    server.close();
    TestTime slow = new TestTime("2021-06-01T02:59:10Z", Duration.ofSeconds(1));
    server = SmallNorway.at(slow);
    Path out = folder.resolve("morning");
    FetchRun run = FetchRun.of(slow, out, server.url());
    assertEquals(4, run.exit(), run.err());
    assertTrue(run.err().contains("in Norway: between 05:00"), run.err());
    slow.set("2021-06-01T06:16:00Z");
    assertEquals(0, FetchRun.of(slow, out, server.url()).exit());
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
  void theLimitOfTheConfigurationPlansTheRequests() {
    server.mostCells(20_000, 20_000);
    FetchRun run = good();
    assertTrue(
        run.out().contains("population            07459  2021-02-25         3     0"), run.out());
    Path whole = folder.resolve("whole");
    server.mostCells(800_000, 800_000);
    assertEquals(0, fetchInto(whole).exit());
    assertEquals(sorted(landed(whole)), sorted(landed(folder.resolve("norge"))));
  }

  private static Map<String, List<String>> sorted(Map<String, String> files) {
    Map<String, List<String>> sorted = new TreeMap<>();
    files.forEach((name, text) -> sorted.put(name, text.lines().sorted().toList()));
    return sorted;
  }

  /** What is told is not what is kept to: a query that is refused is cut in two. */
  @Test
  void aLimitThatWasLoweredWithoutAWordIsFound() {
    server.mostCells(800_000, 20_000);
    good();
    Path whole = folder.resolve("whole");
    server.mostCells(800_000, 800_000);
    assertEquals(0, fetchInto(whole).exit());
    assertEquals(sorted(landed(whole)), sorted(landed(folder.resolve("norge"))));
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
  void withoutVersionTwoVersionOneIsAsked() {
    good();
    Path older = folder.resolve("older");
    server.onlyVersion1();
    FetchRun run = fetchInto(older);
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.err().contains("version 1 is asked"), run.err());
    // Of its two limits the one on cells counts.
    assertTrue(run.out().contains("10 requests of"), run.out());
    assertEquals(landed(folder.resolve("norge")), landed(older));
    assertEquals(4, fetchInto(folder.resolve("two"), "fetch.version", "v2").exit());
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
}
