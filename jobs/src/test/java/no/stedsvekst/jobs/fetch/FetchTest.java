package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.fetch.server.SmallNorway;
import no.stedsvekst.jobs.fetch.server.TestTime;
import org.junit.jupiter.api.Test;

/** A whole fetch of a small country: the plan, being cut off, what is newer, limits. */
class FetchTest extends SmallFetch {
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
    assertTrue(again.out().contains("all of them kept: none to send"), again.out());
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

  /**
   * A table that is gone leaves the file of an earlier fetch, which is told until it is deleted.
   */
  @Test
  void aFileOfAnEarlierFetchIsTold() throws IOException {
    good();
    server.remove("06445");
    String told = "employment_rate.csv: this one has nothing for it; delete it, or it is landed";
    assertTrue(good().out().contains(told));
    assertTrue(good().out().contains(told));
    Files.delete(folder.resolve("norge/employment_rate.csv"));
    assertFalse(good().out().contains(told));
  }

  /**
   * A disk may spoil what is kept: the message says what to delete, and that alone is asked for.
   */
  @Test
  void aSpoiledAnswerIsNamed() throws IOException {
    good();
    Path spoiled =
        files(folder.resolve("norge/.raw/07902")).stream()
            .filter(file -> file.toString().endsWith(".json.gz"))
            .findFirst()
            .orElseThrow();
    byte[] whole = Files.readAllBytes(spoiled);
    Files.write(spoiled, Arrays.copyOf(whole, whole.length / 2));
    FetchRun run = fetch();
    assertEquals(3, run.exit());
    assertTrue(run.err().contains("the kept answer " + spoiled), run.err());
    assertTrue(run.err().contains("delete it and run fetch again"), run.err());
    Files.delete(spoiled);
    good();
    assertEquals(11, server.dataRequests());
  }
}
