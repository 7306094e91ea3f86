package no.stedsvekst.jobs.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A command of the user's that is handed something to read. */
final class Hook {
  private static final int SECONDS = 60;

  private Hook() {}

  /** Runs it in a shell, with the text on its standard input, and waits for a minute at most. */
  static void run(String command, String input) {
    try {
      Process process =
          // Standard output is for the results of the run.
          new ProcessBuilder("sh", "-c", "{ " + command + "\n} 1>&2")
              .redirectError(Redirect.INHERIT)
              .start();
      try (OutputStream stream = process.getOutputStream()) {
        stream.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It may not care to read.
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it was still running after %d s".formatted(SECONDS));
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("it ended with exit " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it ran", e);
    }
  }
}
