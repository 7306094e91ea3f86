package no.stedsvekst.jobs.fetch.server;

import java.util.Map;

/**
 * What a server does instead of answering a request for figures.
 *
 * @param status of the answer; 0 where it hangs, -1 where the connection breaks in the middle
 * @param body of the answer
 * @param headers of the answer
 */
public record Fault(int status, String body, Map<String, String> headers) {
  /** A page in place of figures. */
  public static final Fault HTML =
      new Fault(200, "<!DOCTYPE html><html><body>Tjenesten er nede</body></html>", Map.of());

  /** Nothing comes. */
  public static final Fault HANGING = new Fault(0, "", Map.of());

  /** Half of the answer comes, and the connection breaks. */
  public static final Fault CUT_OFF = new Fault(-1, "", Map.of());

  /** Half of the answer comes, and nothing more. */
  public static final Fault STALLED = new Fault(-2, "", Map.of());

  /** A status and a body. */
  public static Fault of(int status, String body) {
    return new Fault(status, body, Map.of());
  }

  /** Too many requests, with what the header says of when to come again. */
  public static Fault tooMany(String retryAfter) {
    return new Fault(429, "", Map.of("Retry-After", retryAfter));
  }
}
