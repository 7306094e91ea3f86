package no.stedsvekst.jobs.fetch.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When the next request may be sent: no more of them in any window than the strictest limit that
 * was heard of, and none where the server says that none is left.
 */
public final class Pace {
  private final Time time;
  private final Deque<Instant> sent = new ArrayDeque<>();
  private RateLimit limit = RateLimit.CAREFUL;
  private Instant notBefore = Instant.MIN;

  /** A pace by that time. */
  public Pace(Time time) {
    this.time = time;
  }

  /** Takes note of a limit; a looser one than is kept to changes nothing. */
  public void limit(RateLimit other) {
    limit = limit.orStricter(other);
  }

  /** Seconds from one request to the next, in the long run. */
  public double secondsPerRequest() {
    return limit.spacing();
  }

  /** Waits until a request may be sent, and counts it. */
  void await() throws InterruptedException {
    Instant now = time.now();
    while (!sent.isEmpty() && !sent.peekFirst().plus(limit.window()).isAfter(now)) {
      sent.removeFirst();
    }
    Instant from = notBefore;
    if (sent.size() >= limit.requests()) {
      Instant free = nth(sent.size() - limit.requests()).plus(limit.window());
      from = free.isAfter(from) ? free : from;
    }
    if (from.isAfter(now)) {
      time.pause(Duration.between(now, from));
    }
    sent.addLast(time.now());
  }

  /** What the headers of an answer say of it. */
  void heard(String policy, String remaining) {
    RateLimit.ofPolicy(policy).ifPresent(this::limit);
    if (remaining.strip().equals("0")) {
      notBefore = endOfWindow();
    }
  }

  /** When a window that began with the oldest request still counted is over. */
  Instant endOfWindow() {
    return (sent.isEmpty() ? time.now() : sent.peekFirst()).plus(limit.window());
  }

  private Instant nth(int index) {
    return sent.stream().skip(index).findFirst().orElseThrow();
  }
}
