package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, that can be killed. */
public final class ChildProgram {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final Process process;
  private final Path err;

  private ChildProgram(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts it with these arguments; what it prints goes into a folder. */
  public static ChildProgram start(Path folder, String... arguments) throws IOException {
    return start("no.stedsvekst.jobs.cli.Main", folder, arguments);
  }

  /** Starts another program; it finds the classes that the tests find. */
  public static ChildProgram start(String main, Path folder, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + HOME.resolve("conf").resolve("jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m",
                "-Xmx1500m",
                "-Dspark.master=local[2]",
                "-Dspark.ui.enabled=false",
                "-Dstedsvekst.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                main));
    command.addAll(List.of(arguments));
    Path err = Files.createTempFile(folder, "child", ".err");
    return new ChildProgram(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Files.createTempFile(folder, "child", ".out").toFile())
            .redirectError(err.toFile())
            .start(),
        err);
  }

  /** Waits for its end; how it ended. */
  public int exit() throws InterruptedException {
    return process.waitFor();
  }

  /** Kills it as {@code kill -9} does, after so long; whether it was still running. */
  public boolean killedAfter(long milliseconds) throws InterruptedException {
    if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      return false;
    }
    process.destroyForcibly();
    process.waitFor();
    return true;
  }

  /** What it told. */
  public String err() throws IOException {
    return Files.readString(err);
  }
}
