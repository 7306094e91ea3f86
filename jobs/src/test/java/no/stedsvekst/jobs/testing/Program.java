package no.stedsvekst.jobs.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.stedsvekst.jobs.cli.Main;

/** The program, run within the tests' JVM on their session. */
public final class Program {
  private Program() {}

  /**
   * What the shell would see.
   *
   * @param exit the exit code
   * @param out stdout
   * @param err stderr
   */
  public record Result(int exit, String out, String err) {
    /** The last line of stdout, where JSON output ends. */
    public String lastLine() {
      List<String> lines = out.lines().toList();
      return lines.get(lines.size() - 1);
    }

    /** The one line of stderr that tells the error. */
    public String error() {
      List<String> lines = err.lines().filter(line -> line.startsWith("stedsvekst: ")).toList();
      if (lines.size() != 1) {
        throw new AssertionError("not one line of error but " + lines.size() + ": " + err);
      }
      return lines.get(0);
    }
  }

  /** Runs it with these arguments. */
  public static Result run(String... arguments) {
    TestSession.get();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of(arguments),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs it, and does something at once when it prints a line that has this in it. */
  public static Result runUntil(String printed, Runnable then, String... arguments) {
    TestSession.get();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    boolean[] isDone = {false};
    PrintStream watched =
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            if (!isDone[0] && line.contains(printed)) {
              isDone[0] = true;
              then.run();
            }
          }
        };
    int exit =
        Main.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8), watched);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs it, and fails the test where it does not refuse it as a mistake, saying so. */
  public static void refused(String said, List<String> arguments) {
    Result result = run(arguments.toArray(String[]::new));
    if (result.exit() != 2 || !result.error().contains(said)) {
      throw new AssertionError("exit " + result.exit() + ", not " + said + ": " + result.err());
    }
  }

  /** Runs it, and fails the test where it does not end well. */
  public static Result good(String... arguments) {
    Result result = run(arguments);
    if (result.exit() != 0) {
      throw new AssertionError("exit " + result.exit() + ": " + result.err());
    }
    return result;
  }
}
