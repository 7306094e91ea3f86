package no.stedsvekst.jobs.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import no.stedsvekst.jobs.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A command of the user's holds up no night, whatever it does with what it is handed. */
class HookTest {
  /** More than a pipe holds. */
  private static final String LONG = "x".repeat(200_000);

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void itReadsAllThatItIsHanded() throws IOException {
    Path read = folder.resolve("read");
    Hook.run("cat > " + read, LONG, LONG_ENOUGH);
    assertEquals(LONG, Files.readString(read));
    Hook.run("true", LONG, LONG_ENOUGH);
  }

  @Test
  @Timeout(20)
  void oneThatReadsNothingAndGoesOnIsEndedWithAllThatItStarted() throws IOException {
    Path pid = folder.resolve("pid");
    String message =
        assertThrows(
                IllegalStateException.class,
                () ->
                    Hook.run("sleep 60 & echo $! > " + pid + "; wait", LONG, Duration.ofSeconds(1)))
            .getMessage();
    assertTrue(message.contains("still running after 1 s"), message);
    long sleeping = Long.parseLong(Files.readString(pid).strip());
    Eventually.holds(
        "what it started has ended",
        Duration.ofSeconds(10),
        () -> ProcessHandle.of(sleeping).filter(ProcessHandle::isAlive).isEmpty());
  }
}
