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
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * The lease of a local lake. The operating system holds the lock, so that a run that dies leaves
 * nothing to clean up.
 */
final class LocalLease implements Lease {
  private final String holder;
  private final FileChannel channel;

  private LocalLease(String holder, FileChannel channel) {
    this.holder = holder;
    this.channel = channel;
  }

  static LocalLease take(Path folder, String holder) {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw Refusals.held(folder.toString(), Files.readString(file).strip());
      }
      channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      return new LocalLease(holder, channel);
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
  public String holder() {
    return holder;
  }

  @Override
  public void refuseWhereLost() {
    // Nobody else is given the lock while this process lives.
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
