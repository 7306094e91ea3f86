package no.stedsvekst.jobs.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Waits for what another thread, process or server does in its own time: no longer than it takes,
 * and not for ever.
 */
public final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /**
   * Comes back as soon as it is so.
   *
   * @param what it is, for the message where it never was
   * @param atMost how long it may take
   */
  public static void holds(String what, Duration atMost, Callable<Boolean> isSo) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      while (!isSo.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not within %s: %s".formatted(atMost, what));
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting: " + what, e);
    } catch (Exception e) {
      // A callable may throw anything, and whatever it throws ends the waiting.
      throw new AssertionError("while waiting: " + what, e);
    }
  }
}
