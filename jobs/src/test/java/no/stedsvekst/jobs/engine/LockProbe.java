package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that wants the lock of a file: it ends with 0 where it gets it. */
final class LockProbe {
  private LockProbe() {}

  /** The file. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      System.exit(lock == null ? 1 : 0);
    }
  }
}
