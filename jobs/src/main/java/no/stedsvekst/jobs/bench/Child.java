package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.stedsvekst.jobs.refusal.BenchRefusals;

/**
 * A program that has run as a process of its own.
 *
 * @param lines what it printed
 * @param seconds from its start to its end
 * @param peakMegabytes the most memory that it held; null where this machine does not say
 */
record Child(List<String> lines, double seconds, Double peakMegabytes) {
  /** How often its memory is looked at; the system keeps the most of each process itself. */
  private static final long LOOK_MILLIS = 20;

  /**
   * Runs it to its end; one that fails is refused with the last that it said.
   *
   * @param name in messages
   * @param folder where it is started and what it prints is kept; {@link RunFolder} ends it where
   *     this program is ended before
   */
  static Child run(String name, List<String> command, Path folder) {
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // R multiplies small matrices here; threads of OpenBLAS would make that slower, not faster.
    builder.environment().putIfAbsent("OPENBLAS_NUM_THREADS", "1");
    PeakMemory memory = new PeakMemory();
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        memory.lookAt(process.toHandle());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() == Killed.EXIT) {
        throw new Killed(name);
      }
      if (process.exitValue() != 0) {
        throw BenchRefusals.benchFailed(name, process.exitValue(), lastWords(err, out));
      }
      return new Child(Files.readAllLines(out), seconds, memory.megabytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String lastWords(Path... files) throws IOException {
    for (Path file : files) {
      try (Stream<String> lines = Files.lines(file)) {
        String last = lines.filter(line -> !line.isBlank()).reduce("", (one, other) -> other);
        if (!last.isEmpty()) {
          return last.strip();
        }
      }
    }
    return "it said nothing";
  }
}
