package no.stedsvekst.jobs.fetch;

import java.time.Duration;
import java.time.Instant;
import no.stedsvekst.jobs.fetch.client.Time;

/** How far a fetch has come, and how long what is left takes at the speed so far. */
final class Progress {
  private static final int MILLION = 1_000_000;

  private final Time time;
  private int requests;
  private final double secondsPerRequest;
  private final Instant start;
  private int done;

  /**
   * Of so many requests.
   *
   * @param secondsPerRequest that the pace demands
   */
  Progress(Time time, int requests, double secondsPerRequest) {
    this.time = time;
    this.requests = requests;
    this.secondsPerRequest = secondsPerRequest;
    this.start = time.now();
  }

  /** The line after a request. */
  String line(String what) {
    done++;
    // Queries that turn out to be too large become more.
    requests = Math.max(requests, done);
    double seconds = Duration.between(start, time.now()).toMillis() / 1000.0;
    double each = Math.max(seconds / done, done < 2 ? secondsPerRequest : 0);
    return "  %d/%d  %s%s".formatted(done, requests, what, left((requests - done) * each));
  }

  private String left(double seconds) {
    if (done == requests) {
      return "";
    }
    return seconds < 90
        ? ", about %.0f s left".formatted(seconds)
        : ", about %.0f min left".formatted(seconds / 60);
  }

  /** A number of cells, for people. */
  static String cells(long cells) {
    return cells < MILLION / 10
        ? "%d cells".formatted(cells)
        : "%.1f M cells".formatted((double) cells / MILLION);
  }
}
