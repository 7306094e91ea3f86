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
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The files of this machine. Without its native library Hadoop starts {@code chmod} for every file
 * that it writes and {@code readlink} for every file that it renames: hundreds of processes for a
 * handful of small tables.
 */
public final class LocalFiles extends LocalFileSystem {
  private static final String BY_SYSTEM = "fs.file.impl";
  private static final String BY_CONTEXT = "fs.AbstractFileSystem.file.impl";
  private static final String OF_SPARK = "spark.hadoop.";

  /** Hadoop makes it by this. */
  public LocalFiles() {
    super(new Raw());
  }

  /**
   * Has the files of this process be these, if all of Spark is in it: elsewhere a class of ours may
   * not be there when a file is asked for. To be called before anything asks for a file, as what is
   * asked for first is what all are given.
   *
   * @param master of Spark
   * @return what the session must be told besides
   */
  public static Map<String, String> useFor(String master) throws IOException {
    boolean isHere = master.equals("local") || master.startsWith("local[");
    if (!isHere || System.getProperty(OF_SPARK + BY_SYSTEM) != null) {
      return Map.of();
    }
    Configuration conf = new Configuration();
    conf.set(BY_SYSTEM, LocalFiles.class.getName());
    FileSystem.get(FsConstants.LOCAL_FS_URI, conf);
    return Map.of(
        OF_SPARK + BY_SYSTEM, LocalFiles.class.getName(),
        OF_SPARK + BY_CONTEXT, InContext.class.getName());
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
      java.nio.file.Path file = pathToFile(path).toPath();
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      Set<PosixFilePermission> wanted = permissions(permission);
      if (view == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
      } else if (!Files.isDirectory(file)) {
        view.setPermissions(wanted);
      } else if (!view.readAttributes().permissions().equals(wanted)) {
        // Whose group a folder passes on would be lost: chmod keeps it.
        super.setPermission(path, permission);
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
