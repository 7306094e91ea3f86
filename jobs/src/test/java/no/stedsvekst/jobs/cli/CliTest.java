package no.stedsvekst.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.settings.Option;
import org.junit.jupiter.api.Test;

/** What the command line says before anything is started. */
class CliTest {
  private String out;
  private String err;

  @Test
  void helpListsEveryJob() {
    assertEquals(0, run("--help"));
    for (Command command : Jobs.commands()) {
      assertTrue(out.contains(command.manual().name()), out);
    }
  }

  @Test
  void everyJobHasAManualWithItsOptionsAndAnExample() {
    for (Command command : Jobs.commands()) {
      String name = command.manual().name();
      assertEquals(0, run(name, "--help"));
      assertTrue(out.contains("Example: stedsvekst " + name), out);
      for (Option option : command.options()) {
        assertTrue(out.contains("--" + option.name()), out);
      }
      assertTrue(out.contains("--dry-run"), out);
      assertEquals("", err);
    }
  }

  @Test
  void withoutAJobTheJobsAreNamed() {
    assertEquals(2, run());
    assertEquals(1, err.lines().count());
    assertTrue(err.contains("no job was named; the jobs are nightly, "), err);
  }

  @Test
  void aMistypedJobIsGuessed() {
    assertEquals(2, run("nigthly"));
    assertTrue(err.contains("did you mean \"nightly\"?"), err);
  }

  @Test
  void aMistypedOptionIsGuessed() {
    assertEquals(2, run("growth", "--from-yaer", "2010"));
    assertEquals(
        "stedsvekst: growth has no option --from-yaer (did you mean \"from-year\"?);"
            + " stedsvekst growth --help lists them\n",
        err);
    assertEquals("", out);
  }

  @Test
  void anOptionWithoutItsValueIsTold() {
    assertEquals(2, run("growth", "--preset"));
    assertTrue(err.contains("preset"), err);
    assertEquals(1, err.lines().count());
  }

  @Test
  void aStrayWordIsTold() {
    assertEquals(2, run("growth", "now"));
    assertTrue(err.contains("now"), err);
    assertEquals(1, err.lines().count());
  }

  @Test
  void aBadValueIsToldWithWhereItCameFrom() {
    assertEquals(2, run("growth", "--preset", "book2023"));
    assertEquals(
        "stedsvekst: preset = \"book2023\" cannot be used (command line);"
            + " give book2022 or recommended\n",
        err);
  }

  /** As soon as it is read, also where the job has no use for it. */
  @Test
  void aValueOfAnotherKindIsToldAsOneOfAFileIs() {
    assertEquals(2, run("tables", "--vintage", "20x5"));
    assertEquals(
        "stedsvekst: vintage = \"20x5\" cannot be used (command line); give a year such as 2003\n",
        err);
    assertEquals(2, run("project", "--draws", "many"));
    assertEquals(
        "stedsvekst: project.draws = \"many\" cannot be used (command line);"
            + " give a whole number from 0 to 1000000\n",
        err);
    assertEquals(2, run("target", "--population=-1"));
    assertTrue(err.contains("give a number from 0.0 to"), err);
    assertEquals(2, run("synthesize", "--years", "2012..2010"));
    assertTrue(err.contains("give years such as 2003-2021"), err);
  }

  @Test
  void inJsonARefusalIsAnObject() {
    assertEquals(2, run("growth", "--from-year", "20x5", "--format", "json"));
    assertTrue(
        out.startsWith("{\"run_id\":null,\"status\":\"refused\",\"exit\":2,\"error\":\"from_year"),
        out);
    assertTrue(out.strip().endsWith("\"tables\":[]}"), out);
  }

  @Test
  void theFormatItselfMayBeWrong() {
    assertEquals(2, run("tables", "--format", "xml"));
    assertTrue(err.contains("give text or json"), err);
  }

  @Test
  void landNeedsAFolder() {
    assertEquals(2, run("land"));
    assertTrue(err.contains("landing.path is not set; give --landing DIR"), err);
  }

  private int run(String... arguments) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int exit =
        Main.run(
            List.of(arguments),
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return exit;
  }
}
