package no.stedsvekst.jobs.fetch.client;

import java.time.Duration;
import java.time.Instant;

/** What time it is, and waiting: a test has a time of its own, in which waiting takes none. */
public interface Time {
  /** The machine's. */
  Time REAL =
      new Time() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
          Thread.sleep(length.toMillis());
        }
      };

  /** What time it is. */
  Instant now();

  /** Waits. */
  void pause(Duration length) throws InterruptedException;
}
