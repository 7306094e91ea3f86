package no.stedsvekst.jobs.fetch.client;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests are allowed in any time of a length.
 *
 * @param requests how many
 * @param window the length
 */
public record RateLimit(int requests, Duration window) {
  /** What Statistics Norway's guide asks for; nothing that is said later makes it more. */
  public static final RateLimit CAREFUL = new RateLimit(30, Duration.ofMinutes(1));

  private static final Pattern POLICY = Pattern.compile("\\s*(\\d{1,6})\\s*;\\s*w=(\\d{1,6})s?.*");

  /** What a header such as {@code 40;w=60s} says; nothing where it says nothing of use. */
  public static Optional<RateLimit> ofPolicy(String header) {
    Matcher policy = POLICY.matcher(header);
    return policy.matches()
        ? of(Integer.parseInt(policy.group(1)), Integer.parseInt(policy.group(2)))
        : Optional.empty();
  }

  /** So many in so many seconds; 0 says that nothing is stated, never that all is allowed. */
  public static Optional<RateLimit> of(int requests, int seconds) {
    return requests > 0 && seconds > 0
        ? Optional.of(new RateLimit(requests, Duration.ofSeconds(seconds)))
        : Optional.empty();
  }

  /** The stricter of two. */
  public RateLimit orStricter(RateLimit other) {
    return other.spacing() > spacing() ? other : this;
  }

  /** Seconds between two requests that keep to it. */
  double spacing() {
    return (double) window.toSeconds() / requests;
  }
}
