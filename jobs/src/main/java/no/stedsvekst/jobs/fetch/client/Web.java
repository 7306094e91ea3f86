package no.stedsvekst.jobs.fetch.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/**
 * Sends one request at a time, at the pace that is asked for, and again where something was in the
 * way. Answers go to a file as they come in, so that none is held whole.
 */
public final class Web {
  /** Growing pauses before a request is sent again. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(45),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5));

  /** Who asks for longer than this is believed, and the user is told. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int FIRST_BYTES = 2000;

  private final HttpClient client;
  private final Duration patience;
  private final Time time;
  private final Pace pace;
  private final Consumer<String> progress;
  private boolean hasAnswered;

  /**
   * A client.
   *
   * @param patience how long an answer may take, from the first byte sent to the last received
   * @param progress where it is said that something has to wait
   */
  public Web(Duration patience, Time time, Pace pace, Consumer<String> progress) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.patience = patience;
    this.time = time;
    this.pace = pace;
    this.progress = progress;
  }

  /** Reads an answer to its end, and says by an exception that it is broken. */
  @FunctionalInterface
  public interface Reading<T> {
    /** What the answer says. */
    T of(InputStream answer) throws IOException;
  }

  /** Whether the server has answered anything at all, if only that it is busy. */
  boolean hasAnswered() {
    return hasAnswered;
  }

  /**
   * Sends a request until it is answered.
   *
   * @param into the file that gets the answer
   * @param reading of the answer: one that cannot be read is asked for again
   */
  public <T> T ask(Request request, Path into, Reading<T> reading) {
    String last = "";
    try {
      for (int attempt = 0; ; attempt++) {
        Duration pause;
        try {
          HttpResponse<Path> response = send(request, into);
          String start = beginning(into);
          Verdict verdict = Verdict.of(response.statusCode(), start, isJson(start));
          hasAnswered = true;
          last = "%d%s".formatted(response.statusCode(), said(start));
          switch (verdict) {
            case GOOD -> {
              return read(into, reading);
            }
            case NEVER, TOO_LARGE -> {
              boolean isTooLarge = verdict == Verdict.TOO_LARGE;
              throw new Declined(last, isTooLarge);
            }
            default -> pause = pause(verdict, response, request.address(), attempt);
          }
        } catch (IOException e) {
          last = Broken.line(e);
          if (!hasAnswered && e instanceof ConnectException) {
            throw FetchRefusals.noNetwork(host(request.address()), last);
          }
          pause = PAUSES.get(Math.min(attempt, PAUSES.size() - 1));
        }
        if (attempt == PAUSES.size()) {
          throw FetchRefusals.noAnswer(host(request.address()), attempt + 1, last);
        }
        progress.accept("      %s; asked again in %d s".formatted(last, pause.toSeconds()));
        time.pause(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FetchRefusals.interrupted();
    }
  }

  private HttpResponse<Path> send(Request request, Path into)
      throws IOException, InterruptedException {
    pace.await();
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.address())
            .header("Accept", "application/json")
            .header("User-Agent", "stedsvekst-fetch (one request at a time)");
    if (!request.body().isEmpty()) {
      builder
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
    }
    // A file of an earlier answer is not cut by a shorter one unless it is said, and an empty one
    // need not be written at all.
    Files.deleteIfExists(into);
    // The client's own time limit ends with the headers: a body that stops coming is not covered.
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            builder.build(),
            BodyHandlers.ofFile(
                into,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING));
    try {
      HttpResponse<Path> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      pace.heard(
          response.headers().firstValue("x-ratelimit-policy").orElse(""),
          response.headers().firstValue("x-ratelimit-remaining").orElse(""));
      return response;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
    }
  }

  private Duration pause(Verdict verdict, HttpResponse<Path> response, URI address, int attempt) {
    Duration growing = PAUSES.get(Math.min(attempt, PAUSES.size() - 1));
    String header = response.headers().firstValue("retry-after").orElse("");
    Duration asked =
        RetryAfter.of(header, time.now())
            .orElse(
                verdict == Verdict.LATER
                    ? Duration.between(time.now(), pace.endOfWindow())
                    : Duration.ZERO);
    if (asked.compareTo(LONGEST) > 0) {
      throw FetchRefusals.askedToWait(host(address), asked);
    }
    // Who is told "now" and refused again asks less and less often all the same.
    return asked.compareTo(growing) > 0 ? asked : growing;
  }

  private static <T> T read(Path file, Reading<T> reading) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return reading.of(stream);
    }
  }

  private static String beginning(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8)
          .replace("\uFEFF", "");
    }
  }

  private static boolean isJson(String start) {
    String text = start.strip();
    return text.startsWith("{") || text.startsWith("[");
  }

  private static String said(String start) {
    String title = ErrorBody.title(start);
    return title.isEmpty() ? "" : " " + title;
  }

  private static String host(URI address) {
    return address.getAuthority();
  }
}
