package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.FileUtils;

/**
 * A folder for what runs write, taken away at the end: of the bench, or of this program where it is
 * told to end before. What it has started is ended first.
 */
final class RunFolder implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Path path;
  private final Thread hook = new Thread(this::end, "bench-end");

  private RunFolder(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A new one in a folder. */
  static RunFolder in(Path folder) {
    try {
      return new RunFolder(Files.createTempDirectory(Files.createDirectories(folder), "run-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new folder within, where it was taken away. */
  Path fresh(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what a run has left away: tables of a large country need room. */
  void clear(String name) {
    FileUtils.deleteQuietly(path.resolve(name).toFile());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending: the hook is at work.
      return;
    }
    end();
  }

  private void end() {
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    started.forEach(ProcessHandle::destroy);
    started.forEach(RunFolder::await);
    FileUtils.deleteQuietly(path.toFile());
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (Exception e) {
      // Whatever else keeps us from waiting: what was started has been told to end.
      process.destroy();
    }
  }
}
