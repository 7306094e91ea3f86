package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.OutsideFaults;
import no.stedsvekst.jobs.refusal.Refusal;
import org.apache.hadoop.fs.ChecksumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this machine may lack, as Java and Hadoop tell it: one line, with the mend. */
class MachineFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | No space left on device | a disk is full (",
        "4 | Disk quota exceeded | a disk is full (",
        "2 | /data/lake/ops/run: Read-only file system | /data/lake/ops/run is on a file system that is read-only",
        "2 | /data/lake/_lease (Permission denied) | /data/lake/_lease may not be read or written by ",
        "2 | /proc/x: Too many open files | raise the limit (ulimit -n 65536)",
        "4 | Job aborted: ExecutorLostFailure (executor 1 exited) Reason: worker lost | executors of the cluster were lost",
        "4 | file:/mnt/share/gold/panel: Stale file handle | /mnt/share/gold/panel cannot be read or written (Stale file handle)"
      })
  void isToldInALine(int exit, String said, String told) {
    for (Throwable fault :
        List.of(
            new Error(new IOException(said)),
            new UncheckedIOException(new FileSystemException(said)),
            new IllegalStateException("a task failed", new IOException(said)))) {
      Refusal refusal = OutsideFaults.refusal(fault, "/data/lake").orElseThrow();
      assertEquals(exit, refusal.exit().code());
      assertTrue(refusal.getMessage().contains(told), refusal.getMessage());
    }
  }

  @Test
  void aFullDiskIsMeasured(@TempDir Path folder) {
    Refusal refusal =
        OutsideFaults.refusal(
                new Error(new IOException("No space left on device")),
                folder.resolve("not/there/yet").toString())
            .orElseThrow();
    assertTrue(refusal.getMessage().contains(" MB free in " + folder), refusal.getMessage());
  }

  @Test
  void aHeapThatIsTooSmallIsToldWithItsSize() {
    Refusal refusal = OutsideFaults.refusal(new OutOfMemoryError("Java heap space")).orElseThrow();
    assertTrue(refusal.getMessage().contains("more in STEDSVEKST_MEMORY"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[FAILED_READ_FILE.FILE_NOT_EXIST] Encountered error while reading file"
            + " file:/data/lake/silver/population/part-1.snappy.parquet. File does not exist.",
        "file:/data/lake/silver/population/part-1.snappy.parquet is not a Parquet file",
        "Checksum error: file:/data/lake/silver/population/part-1.snappy.parquet at 0 exp: 1 got: 2"
      })
  void aDamagedTableIsNamedWithItsFile(String said) {
    Refusal refusal =
        OutsideFaults.refusal(
                new IllegalStateException("a task failed", new ChecksumException(said, 0)))
            .orElseThrow();
    assertEquals(4, refusal.exit().code());
    assertTrue(
        refusal.getMessage().startsWith("silver.population cannot be read: its file "),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains("part-1.snappy.parquet is gone"), "" + refusal);
  }

  /** It is told as that, by those who read it. */
  @Test
  void aLandedFileIsNoTable() {
    assertEquals(
        Optional.empty(),
        OutsideFaults.refusal(
            new IOException("file:/data/landing/vital.parquet is not a Parquet file")));
  }

  @Test
  void aFaultOfTheProgramIsNoneOfTheMachine() {
    assertEquals(Optional.empty(), OutsideFaults.refusal(new NullPointerException("space left")));
  }
}
