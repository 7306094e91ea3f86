package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of synthesize. */
class SynthesizeCommandTest {
  @TempDir Path folder;

  private Program.Result synthesize(String... options) {
    return Program.run(
        Stream.concat(
                Stream.of(
                    "synthesize",
                    "--out",
                    out().toString(),
                    "--municipalities",
                    "4",
                    "--regions",
                    "2",
                    "--years",
                    "2001..2004"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("landing");
  }

  @Test
  void theSameCountryIsLeftAloneAndAnotherIsRefused() throws IOException {
    Files.createDirectories(out());
    Program.Result first = synthesize("--feedback", "off", "--destinations", "3");
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.err().contains("written (4 municipalities, 2 regions, 2001-2004, seed 1"));
    assertTrue(Files.exists(out().resolve("truth_manifest.json")));
    assertFalse(Files.exists(folder.resolve("landing.part")));
    Program.Result again = synthesize("--feedback", "off", "--destinations", "3");
    assertEquals(0, again.exit());
    assertTrue(again.err().contains("is there already"), again.err());
    Program.Result other = synthesize("--feedback", "on", "--destinations", "3");
    assertEquals(2, other.exit());
    assertTrue(other.error().contains("with other content exists already"), other.error());
  }

  @Test
  void thePresetSettlesHowTheTruthCounts() throws IOException {
    assertEquals(0, synthesize("--preset", "book2022").exit());
    String manifest = Files.readString(out().resolve("truth_manifest.json"));
    assertTrue(manifest.contains("\"share_year\" : \"t\""), manifest);
    assertEquals(2, synthesize("--preset", "recommended").exit());
  }

  @Test
  void aFaultThatIsNoneIsRefusedBeforeAnythingIsWritten() {
    Program.Result result = synthesize("--faults", "nan,earthquake");
    assertEquals(2, result.exit());
    assertTrue(result.error().contains("missing_year, duplicated_rows"), result.error());
    assertFalse(Files.exists(out()));
  }

  @Test
  void aDryRunWritesNothing() {
    Program.Result result = synthesize("--dry-run");
    assertEquals(0, result.exit());
    assertTrue(result.err().contains("dry run: would write 4 municipalities"), result.err());
    assertFalse(Files.exists(out()));
  }
}
