package no.stedsvekst.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivilegedExceptionAction;
import java.util.EnumSet;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private final Configuration conf = new Configuration();

  @TempDir java.nio.file.Path folder;

  LocalFilesTest() throws IOException {
    LocalFiles.useFor("local[1]")
        .forEach((key, value) -> conf.set(key.substring("spark.hadoop.".length()), value));
  }

  private FileSystem files() throws IOException {
    FileSystem files = FileSystem.newInstance(FsConstants.LOCAL_FS_URI, conf);
    assertEquals(LocalFiles.class, files.getClass());
    return files;
  }

  private FileContext context() throws IOException {
    return FileContext.getFileContext(FsConstants.LOCAL_FS_URI, conf);
  }

  private Path path(String name) {
    return new Path(folder.resolve(name).toUri());
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  @Test
  void filesHaveThePermissionsThatAreAskedFor() throws IOException {
    try (FileSystem files = files()) {
      files.create(path("usual")).close();
      assertEquals("rw-r--r--", mode("usual"));
      for (String wanted : new String[] {"r--------", "rwxr-x--x", "rw-rw-r--", "-w--w--wx"}) {
        files.setPermission(path("usual"), FsPermission.valueOf("-" + wanted));
        assertEquals(wanted, mode("usual"));
        assertEquals(wanted, files.getFileStatus(path("usual")).getPermission().toString());
      }
      assertThrows(
          IOException.class,
          () -> files.setPermission(path("nowhere"), FsPermission.valueOf("-rw-------")));
    }
    conf.set("fs.permissions.umask-mode", "077");
    context().create(path("own"), EnumSet.of(CreateFlag.CREATE)).close();
    assertEquals("rw-------", mode("own"));
  }

  /** As the log of a table is written: beside, and then renamed unless it is there. */
  @Test
  void aFileIsRenamedOnce() throws IOException {
    FileContext context = context();
    try (FSDataOutputStream out = context.create(path("beside"), EnumSet.of(CreateFlag.CREATE))) {
      out.writeUTF("one");
    }
    context.rename(path("beside"), path("there"), Options.Rename.NONE);
    context.create(path("other"), EnumSet.of(CreateFlag.CREATE)).close();
    assertThrows(
        IOException.class, () -> context.rename(path("other"), path("there"), Options.Rename.NONE));
    try (FSDataInputStream in = context.open(path("there"))) {
      assertEquals("one", in.readUTF());
    }
    assertThrows(
        FileNotFoundException.class,
        () -> context.rename(path("nowhere"), path("else"), Options.Rename.NONE));
  }

  @Test
  void linksAreAsHadoopHasThem() throws IOException {
    Files.writeString(folder.resolve("file"), "four");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));
    FileContext hadoops = FileContext.getFileContext(FsConstants.LOCAL_FS_URI, new Configuration());
    for (String name : new String[] {"file", "link"}) {
      FileStatus found = context().getFileLinkStatus(path(name));
      FileStatus wanted = hadoops.getFileLinkStatus(path(name));
      assertEquals(wanted.isSymlink(), found.isSymlink(), name);
      assertEquals(wanted.getLen(), found.getLen(), name);
      assertEquals(wanted.getPath(), found.getPath(), name);
    }
    assertThrows(FileNotFoundException.class, () -> context().getFileLinkStatus(path("nowhere")));
  }

  /** The group that a folder passes on stays. */
  @Test
  void foldersOfAGroupStayTheGroups() throws IOException {
    java.nio.file.Path shared = Files.createDirectory(folder.resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 02755);
    try (FileSystem files = files()) {
      assertTrue(files.mkdirs(path("shared/table")));
      files.setPermission(path("shared"), FsPermission.valueOf("-rwxr-xr-x"));
      assertEquals(02755, (int) Files.getAttribute(shared, "unix:mode") & 07777);
      assertEquals(02755, (int) Files.getAttribute(shared.resolve("table"), "unix:mode") & 07777);
      files.setPermission(path("shared"), FsPermission.valueOf("-rwxrwx---"));
      assertEquals(02770, (int) Files.getAttribute(shared, "unix:mode") & 07777);
    }
  }

  /** What is asked for first is what all are given, whatever they ask with. */
  @Test
  void everybodyIsGivenThem() throws Exception {
    Class<?> used =
        UserGroupInformation.createRemoteUser("one")
            .doAs(
                (PrivilegedExceptionAction<Class<?>>)
                    () -> {
                      LocalFiles.useFor("local[2]");
                      return path("any").getFileSystem(new Configuration()).getClass();
                    });
    assertEquals(LocalFiles.class, used);
    Class<?> elsewhere =
        UserGroupInformation.createRemoteUser("other")
            .doAs(
                (PrivilegedExceptionAction<Class<?>>)
                    () -> {
                      assertEquals(Map.of(), LocalFiles.useFor("local-cluster[2,1,1024]"));
                      return path("any").getFileSystem(new Configuration()).getClass();
                    });
    assertEquals(LocalFileSystem.class, elsewhere);
  }

  @Test
  void whatWasChangedBehindItsBackIsRefused() throws IOException {
    try (FileSystem files = files()) {
      try (FSDataOutputStream out = files.create(path("data"))) {
        out.writeUTF("one");
      }
      Files.writeString(folder.resolve("data"), "\0\3two");
      try (FSDataInputStream in = files.open(path("data"))) {
        assertThrows(ChecksumException.class, in::readUTF);
      }
    }
  }
}
