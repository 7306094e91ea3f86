package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.Program;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What conf/examples has others start: it can be read by them, and names what there is. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "conf", "examples");

  @TempDir Path folder;

  /** Five fields of a time, a user and a command, in which a per cent sign would end the line. */
  @Test
  void theCrontabIsOneOfTheSystem() throws IOException {
    List<String> lines =
        Files.readAllLines(EXAMPLES.resolve("crontab")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).matches("([0-9*/,-]+ +){5}[a-z_][a-z0-9_-]* +[^%]+"), lines.get(0));
    assertCommandIsKnown(lines.get(0));
  }

  @Test
  void systemdReadsItsUnits() throws IOException, InterruptedException {
    String service = Files.readString(EXAMPLES.resolve("stedsvekst.service"));
    assertCommandIsKnown(service);
    assumeInstalled("systemd-analyze");
    // What is started must be there.
    Files.writeString(
        folder.resolve("stedsvekst.service"),
        service.replace("ExecStart=/opt/stedsvekst/stedsvekst", "ExecStart=/bin/true"));
    Files.copy(EXAMPLES.resolve("stedsvekst.timer"), folder.resolve("stedsvekst.timer"));
    assertGood(
        "systemd-analyze",
        "verify",
        folder.resolve("stedsvekst.service").toString(),
        folder.resolve("stedsvekst.timer").toString());
  }

  @Test
  void airflowHasTheStepsOfANight() throws IOException, InterruptedException {
    Path dag = EXAMPLES.resolve("airflow_dag.py");
    String code = Files.readString(dag);
    String steps = code.substring(code.indexOf("STEPS = ["), code.indexOf(']'));
    List<String> expected = new ArrayList<>();
    Jobs.PIPELINE.forEach(job -> expected.add(job.manual().name()));
    expected.add("upkeep");
    assertEquals(expected, quoted(steps));
    assumeInstalled("python3");
    assertGood("python3", "-c", "compile(open('%s').read(), 'dag', 'exec')".formatted(dag));
  }

  private static List<String> quoted(String text) {
    return Pattern.compile("\"([^\"]+)\"").matcher(text).results().map(at -> at.group(1)).toList();
  }

  /** The command that it starts is one, and has the options that it is given. */
  private static void assertCommandIsKnown(String text) {
    MatchResult started =
        Pattern.compile("stedsvekst/?(?:/stedsvekst)? (nightly)((?: --[a-z]+ [^ \n]+)+)")
            .matcher(text)
            .results()
            .findFirst()
            .orElseThrow();
    String help = Program.good(started.group(1), "--help").out();
    List<String> options =
        Pattern.compile("--[a-z]+")
            .matcher(started.group(2))
            .results()
            .map(MatchResult::group)
            .toList();
    assertFalse(options.isEmpty());
    options.forEach(option -> assertTrue(help.contains(option + " "), option + " in " + help));
  }

  private static void assumeInstalled(String program) {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
        program + " is not installed");
  }

  private void assertGood(String... command) throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertEquals(0, process.waitFor(), Files.readString(said));
  }
}
