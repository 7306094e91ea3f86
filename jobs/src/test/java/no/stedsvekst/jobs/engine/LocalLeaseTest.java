package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLeaseTest {
  @TempDir Path folder;

  /** The system takes a process's lock away when any channel of it to the file is closed. */
  @Test
  void aSecondRunInTheSameProcessDoesNotFreeTheLake() throws Exception {
    LocalLease first = LocalLease.take(folder, "run a, process 1");
    Refusal refusal =
        assertThrows(Refusal.class, () -> LocalLease.take(folder.resolve("."), "run b, process 1"));
    assertEquals(ExitCode.LOCKED, refusal.exit());
    assertTrue(refusal.getMessage().contains("run a, process 1"), refusal.getMessage());
    assertEquals(1, elsewhere(), "another process has to wait still");
    first.close();
    assertEquals(0, elsewhere());
    LocalLease.take(folder, "run c, process 1").close();
  }

  private int elsewhere() throws IOException, InterruptedException, URISyntaxException {
    String classes =
        new File(LockProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes,
            LockProbe.class.getName(),
            folder.resolve(Lease.NAME).toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
