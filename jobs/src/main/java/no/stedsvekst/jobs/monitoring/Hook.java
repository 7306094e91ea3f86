package no.stedsvekst.jobs.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the user's that is handed something to read. */
final class Hook {
  private static final Duration MOST = Duration.ofMinutes(1);

  private Hook() {}

  /** Runs it in a shell, with the text on its standard input, and waits for a minute at most. */
  static void run(String command, String input) {
    run(command, input, MOST);
  }

  /** The same with another time. */
  static void run(String command, String input, Duration most) {
    try {
      Process process =
          // Standard output is for the results of the run.
          new ProcessBuilder("sh", "-c", "{ " + command + "\n} 1>&2")
              .redirectError(Redirect.INHERIT)
              .start();
      // A pipe holds no more than its reader leaves in it, and the command may not care to read.
      Thread writer = new Thread(() -> write(process, input), "hook");
      writer.setDaemon(true);
      writer.start();
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        // What the shell has started would go on without it.
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        throw new IllegalStateException(
            "it was still running after %d s".formatted(most.toSeconds()));
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

  private static void write(Process process, String input) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has ended, and has read what it wanted.
    }
  }
}
