package no.stedsvekst.jobs.fetch.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.fetch.server.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client makes of limits, waits and answers, without a server. */
class ClientRulesTest {
  private final TestTime time = new TestTime("2026-01-15T12:00:00Z");

  /** In no 60 seconds more than allowed, and no slower than that. */
  @Test
  void thirtyAMinuteAndNoMore() throws InterruptedException {
    Pace pace = new Pace(time);
    List<Instant> sent = new ArrayList<>();
    for (int request = 0; request < 200; request++) {
      pace.await();
      sent.add(time.now());
    }
    assertAtMost(30, sent);
    assertEquals(6 * 60, Duration.between(sent.get(0), sent.get(199)).toSeconds());
  }

  private static void assertAtMost(int most, List<Instant> sent) {
    for (int last = most; last < sent.size(); last++) {
      Duration span = Duration.between(sent.get(last - most), sent.get(last));
      assertFalse(span.compareTo(Duration.ofSeconds(60)) < 0, () -> span.toString());
    }
  }

  @Test
  void aStricterPolicyIsKeptAndALooserOneIsNot() throws InterruptedException {
    Pace pace = new Pace(time);
    pace.heard("40;w=60s", "39");
    assertEquals(2, pace.secondsPerRequest());
    pace.heard("10;w=60s", "9");
    assertEquals(6, pace.secondsPerRequest());
    List<Instant> sent = new ArrayList<>();
    for (int request = 0; request < 50; request++) {
      pace.await();
      sent.add(time.now());
    }
    assertAtMost(10, sent);
  }

  /** Another program behind the same address has used up what is left. */
  @Test
  void whereNoneIsLeftTheWindowIsWaitedOut() throws InterruptedException {
    Pace pace = new Pace(time);
    pace.await();
    pace.heard("40;w=60s", "0");
    pace.await();
    assertEquals(List.of(Duration.ofSeconds(60)), time.pauses());
  }

  @Test
  void nothingStatedIsNeverUnlimited() {
    assertEquals(Optional.empty(), RateLimit.of(0, 0));
    assertEquals(Optional.of(new RateLimit(30, Duration.ofMinutes(1))), RateLimit.of(30, 60));
    assertEquals(Optional.empty(), RateLimit.ofPolicy("unlimited"));
    assertEquals(40, RateLimit.ofPolicy("40;w=60s").orElseThrow().requests());
  }

  @ParameterizedTest
  @CsvSource({
    "17, 17",
    "0, 0",
    "'Thu, 15 Jan 2026 12:00:30 GMT', 30",
    "'Thu, 15 Jan 2026 11:00:00 GMT', 0",
    "'soon', -1",
    "'', -1",
    "99999999999999999999, -1"
  })
  void retryAfterIsSecondsOrADate(String header, long seconds) {
    assertEquals(seconds, RetryAfter.of(header, time.now()).map(Duration::toSeconds).orElse(-1L));
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"a\":1}', GOOD",
    "200, '<html>', AGAIN",
    "200, '', AGAIN",
    "429, '', LATER",
    "503, '', AGAIN",
    "502, '', AGAIN",
    "504, '', AGAIN",
    "500, 'oops', AGAIN",
    "500, '', NEVER",
    "400, '{\"title\":\"Non-existent value\"}', NEVER",
    "403, '{\"error\":\"Too many values selected\"}', TOO_LARGE",
    "400, '{\"title\":\"Too many cells selected\"}', TOO_LARGE",
    "400, '{\"error\":\"Too many values selected\"}', TOO_LARGE",
    "413, '', TOO_LARGE",
    "403, '', NEVER",
    "404, '', NEVER"
  })
  void everyAnswerHasItsMeaning(int status, String body, Verdict meaning) {
    assertEquals(meaning, Verdict.of(status, body, body.startsWith("{")));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"type\":\"Parameter error\",\"title\":\"Non-existent value\",\"status\":400}', Non-existent value",
    "'{\"title\":\"One or more validation errors occurred.\",\"errors\":{\"outputFormat\":[\"x\"]},\"traceId\":\"0\"}', One or more validation errors occurred. (outputFormat)",
    "'{\"error\": \"Too many values selected\"}', Too many values selected",
    "'<!DOCTYPE html>', a page in place of figures",
    "'', (empty body)"
  })
  void threeShapesOfErrorsAreRead(String body, String title) {
    assertEquals(title, ErrorBody.title(body));
  }

  /** In summer and in winter, by the clock in Norway. */
  @ParameterizedTest
  @CsvSource({
    "2026-01-15T03:59:59Z, false",
    "2026-01-15T04:00:00Z, true",
    "2026-01-15T07:14:59Z, true",
    "2026-01-15T07:15:00Z, false",
    "2026-07-15T02:59:59Z, false",
    "2026-07-15T03:00:00Z, true",
    "2026-07-15T06:15:00Z, false"
  })
  void newFiguresAreBeingPutInPlace(String instant, boolean isBusy) {
    assertEquals(isBusy, OfficeHours.areBeingUpdated(Instant.parse(instant)));
  }

  @Test
  void theSameRequestIsKnownOnAnotherServer() {
    Request one = new Request(java.net.URI.create("http://127.0.0.1:1/api/a?b"), "c");
    assertEquals(
        one.fingerprint(),
        new Request(java.net.URI.create("https://data.ssb.no/api/a?b"), "c").fingerprint());
    assertFalse(one.fingerprint().equals(new Request(one.address(), "d").fingerprint()));
    assertTrue(one.fingerprint().matches("[0-9a-f]{16}"));
  }
}
