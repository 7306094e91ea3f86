package no.stedsvekst.jobs.fetch.raw;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import no.stedsvekst.jobs.fetch.client.Request;
import no.stedsvekst.jobs.refusal.FetchRefusals;
import no.stedsvekst.jobs.settings.Hash;

/**
 * The answers as they came, in {@code .raw} of a landing folder: the answer first, then what was
 * asked, each moved into place when it is whole. An answer without its request does not count.
 */
public final class RawFolder implements AutoCloseable {
  /** Its name within a landing folder. */
  public static final String NAME = ".raw";

  private static final String UNFINISHED = "unfinished";
  private static final String LOCK = "lock";

  private final Path folder;
  private final boolean isReadOnly;
  private final Path incoming;

  /** Open while this fetch alone fills the folder. */
  private FileChannel held;

  private RawFolder(Path folder, boolean isReadOnly) {
    this.folder = folder;
    this.isReadOnly = isReadOnly;
    try {
      incoming = Files.createTempFile("stedsvekst-fetch", ".json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * That of a landing folder.
   *
   * @param isReadOnly whether nothing is kept of what comes in
   */
  public static RawFolder of(Path landing, boolean isReadOnly) {
    return new RawFolder(landing.resolve(NAME), isReadOnly);
  }

  /** A file for what is still coming in. It lies elsewhere: who gets no answer leaves no trace. */
  public Path incoming() {
    return incoming;
  }

  /** Whether anything was ever fetched. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** When the fetch began that was cut off; now where none was. */
  public Instant begin(Instant now) {
    Path mark = folder.resolve(UNFINISHED);
    try {
      if (isReadOnly && !Files.exists(mark)) {
        return now;
      }
      Files.createDirectories(folder);
      if (!isReadOnly) {
        hold();
      }
      if (Files.exists(mark)) {
        return Instant.parse(Files.readString(mark).strip());
      }
      whole(mark, stream -> stream.write(now.toString().getBytes(StandardCharsets.UTF_8)));
      return now;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two fetches would ask twice as often as is allowed. Whoever dies lets go. */
  private void hold() throws IOException {
    held =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean isFree;
    try {
      isFree = held.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      isFree = false;
    }
    if (!isFree) {
      throw FetchRefusals.anotherFetch(folder.getParent().toString());
    }
  }

  /** Lets go of the folder. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(incoming);
      if (held != null) {
        held.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fetch is whole. */
  public void end() {
    try {
      Files.deleteIfExists(folder.resolve(UNFINISHED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a request that is kept. */
  public Optional<Kept> find(String group, Request request) {
    return KeptFile.read(KeptFile.of(folder.resolve(group), request.fingerprint()));
  }

  /** All answers that are kept of a table. */
  public List<Kept> all(String group) {
    Path place = folder.resolve(group);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(place)) {
      files
          .filter(KeptFile::isOne)
          .sorted()
          .forEach(file -> KeptFile.read(file).ifPresent(all::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /**
   * Keeps what has come in.
   *
   * @param updated when its figures were last changed, as the source says it
   */
  public Kept keep(
      String group,
      Request request,
      Instant askedAt,
      String updated,
      long cells,
      Map<String, Integer> symbols) {
    Path place = folder.resolve(group);
    Path answer = KeptFile.answer(place, request.fingerprint());
    try (InputStream stream = Files.newInputStream(incoming())) {
      String checksum = Hash.of(stream);
      Kept kept =
          new Kept(
              group,
              request.fingerprint(),
              request.address().toString(),
              request.body(),
              askedAt,
              updated,
              cells,
              symbols,
              checksum,
              answer);
      if (isReadOnly) {
        return kept;
      }
      Files.createDirectories(place);
      whole(answer, zipped(incoming()));
      byte[] asked = KeptFile.bytes(kept);
      whole(KeptFile.of(place, request.fingerprint()), written -> written.write(asked));
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of an answer. */
  public InputStream open(Kept kept) throws IOException {
    return new GZIPInputStream(Files.newInputStream(kept.file()), 1 << 16);
  }

  private static Writing zipped(Path file) {
    return stream -> {
      try (GZIPOutputStream zipped = new GZIPOutputStream(stream, 1 << 16)) {
        Files.copy(file, zipped);
      }
    };
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream stream) throws IOException;
  }

  /** A file is there whole, or not at all. */
  private static void whole(Path file, Writing writing) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream stream = Files.newOutputStream(part)) {
      writing.to(stream);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
