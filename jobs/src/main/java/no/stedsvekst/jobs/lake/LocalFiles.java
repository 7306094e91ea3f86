package no.stedsvekst.jobs.lake;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The files of this machine. Without its native library Hadoop starts {@code chmod} for every file
 * that it writes and {@code readlink} for every file that it renames, and each start of a process
 * costs a large JVM some milliseconds: of a night of small tables, a tenth.
 */
public final class LocalFiles extends LocalFileSystem {
  /** By these a session finds it. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "spark.hadoop.fs.file.impl", LocalFiles.class.getName(),
          "spark.hadoop.fs.AbstractFileSystem.file.impl", InContext.class.getName());

  /** Hadoop makes it by this. */
  public LocalFiles() {
    super(new Raw());
  }

  /** The same for those who ask by way of a context, as the log of a table does. */
  public static final class InContext extends ChecksumFs {
    /** Hadoop makes it by this. */
    public InContext(URI uri, Configuration conf) throws IOException, URISyntaxException {
      super(new RawInContext(uri, conf));
    }
  }

  private static final class RawInContext extends DelegateToFileSystem {
    RawInContext(URI uri, Configuration conf) throws IOException, URISyntaxException {
      super(uri, new Raw(), conf, FsConstants.LOCAL_FS_URI.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    @Override
    public boolean isValidName(String name) {
      // As in Hadoop: any name that the machine takes.
      return true;
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      PosixFileAttributeView file =
          Files.getFileAttributeView(pathToFile(path).toPath(), PosixFileAttributeView.class);
      if (file == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
      } else {
        file.setPermissions(permissions(permission));
      }
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }

    private static Set<PosixFilePermission> permissions(FsPermission permission) {
      Set<PosixFilePermission> all = EnumSet.noneOf(PosixFilePermission.class);
      add(
          all,
          permission.getUserAction(),
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
      add(
          all,
          permission.getGroupAction(),
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE);
      add(
          all,
          permission.getOtherAction(),
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);
      return all;
    }

    private static void add(
        Set<PosixFilePermission> to,
        FsAction action,
        PosixFilePermission read,
        PosixFilePermission write,
        PosixFilePermission execute) {
      if (action.implies(FsAction.READ)) {
        to.add(read);
      }
      if (action.implies(FsAction.WRITE)) {
        to.add(write);
      }
      if (action.implies(FsAction.EXECUTE)) {
        to.add(execute);
      }
    }
  }
}
