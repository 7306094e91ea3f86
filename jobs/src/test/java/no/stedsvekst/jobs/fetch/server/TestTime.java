package no.stedsvekst.jobs.fetch.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.fetch.client.Time;

/** A time that passes where somebody waits, and a little with every look at it. */
public final class TestTime implements Time {
  private Instant now;
  private final Duration tick;
  private final List<Duration> pauses = new ArrayList<>();

  /** Begins then. */
  public TestTime(String start) {
    this(start, Duration.ZERO);
  }

  /** Begins then, and goes on by so much with every look. */
  public TestTime(String start, Duration tick) {
    this.now = Instant.parse(start);
    this.tick = tick;
  }

  @Override
  public synchronized Instant now() {
    now = now.plus(tick);
    return now;
  }

  @Override
  public synchronized void pause(Duration length) {
    pauses.add(length);
    now = now.plus(length);
  }

  /** How long was waited, each time. */
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /** It is then. */
  public synchronized void set(String instant) {
    now = Instant.parse(instant);
  }
}
