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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * The lease of a local lake. The operating system holds the lock, so that a run that dies leaves
 * nothing to clean up.
 */
final class LocalLease implements Lease {
  /**
   * Those that this process holds. The system lets go of a file's lock as soon as the process
   * closes any channel to it, so that a second run in it must not so much as open the file.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  private final Path file;
  private final String holder;
  private final FileChannel channel;

  private LocalLease(Path file, String holder, FileChannel channel) {
    this.file = file;
    this.holder = holder;
    this.channel = channel;
  }

  static LocalLease take(Path folder, String holder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.toRealPath().resolve(NAME);
      String other = HELD.putIfAbsent(file, holder);
      if (other != null) {
        throw Refusals.held(folder.toString(), other);
      }
      return taken(folder, file, holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalLease taken(Path folder, Path file, String holder) throws IOException {
    boolean isTaken = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw Refusals.held(folder.toString(), Files.readString(file).strip());
      }
      channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
      isTaken = true;
      return new LocalLease(file, holder, channel);
    } finally {
      if (!isTaken) {
        HELD.remove(file);
      }
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
    } finally {
      HELD.remove(file, holder);
    }
  }
}
