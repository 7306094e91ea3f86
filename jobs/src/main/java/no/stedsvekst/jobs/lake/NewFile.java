package no.stedsvekst.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A file that is made by exactly one of those who try to: on an object store by a put that the
 * store refuses where there is an object of that name already.
 */
public final class NewFile {
  /** The store has seen two puts at once and settled neither: S3 asks for another try. */
  private static final int TRIES = 5;

  private static final String CONDITION =
      CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;
  private static final String S3A = "s3a";

  private NewFile() {}

  /**
   * Makes a file.
   *
   * @param content whole; equal content is taken to be of this very call, which a lost answer of
   *     the store has had sent twice, and so must be told apart by whoever writes it
   * @return whether it was made; false where somebody else's is there
   */
  public static boolean make(FileSystem system, Path path, byte[] content) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        write(system, path, content);
        return true;
      } catch (IOException e) {
        if (!(e instanceof FileAlreadyExistsException) && !isRefusedByStore(e)) {
          throw e;
        }
        Optional<byte[]> there = read(system, path);
        if (there.isPresent()) {
          return Arrays.equals(there.get(), content);
        }
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static void write(FileSystem system, Path path, byte[] content) throws IOException {
    FSDataOutputStream out;
    if (system.getScheme().equals(S3A)) {
      FSDataOutputStreamBuilder<?, ?> builder = system.createFile(path);
      out = builder.overwrite(true).recursive().must(CONDITION, true).build();
    } else {
      out = system.create(path, false);
    }
    try {
      out.write(content);
    } catch (IOException e) {
      out.abort();
      throw e;
    }
    out.close();
  }

  /** What is there; nothing where it has been taken away, or another put is still going on. */
  private static Optional<byte[]> read(FileSystem system, Path path) throws IOException {
    try (FSDataInputStream in = system.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean isRefusedByStore(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException refused) {
        return refused.statusCode() == 412 || refused.statusCode() == 409;
      }
    }
    return false;
  }
}
