package no.stedsvekst.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
  private final Configuration conf = new Configuration();

  @TempDir java.nio.file.Path folder;

  LocalFilesTest() {
    LocalFiles.SETTINGS.forEach(
        (key, value) -> conf.set(key.substring("spark.hadoop.".length()), value));
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
