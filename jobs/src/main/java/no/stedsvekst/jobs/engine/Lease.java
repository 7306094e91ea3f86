package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * The right to write to a lake, which one run has at a time. The operating system holds the lock,
 * so that a run that dies leaves nothing to clean up.
 */
final class Lease implements AutoCloseable {
  private final String holder;
  private final FileChannel channel;

  private Lease(String holder, FileChannel channel) {
    this.holder = holder;
    this.channel = channel;
  }

  /** The run and the process that have it. */
  String holder() {
    return holder;
  }

  /** Takes the lease of a lake, or refuses with who has it. Only a local lake can be leased. */
  static Lease take(Lake lake, String runId) {
    String holder = "run " + runId + ", process " + ProcessHandle.current().pid();
    Path folder = lake.localFolder();
    if (folder == null) {
      throw Refusals.remoteLake(lake.location());
    }
    Path file = folder.resolve("_lease");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw Refusals.held(lake.location(), Files.readString(file).strip());
      }
      channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      return new Lease(holder, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
