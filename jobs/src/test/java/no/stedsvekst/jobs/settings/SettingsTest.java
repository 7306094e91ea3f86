package no.stedsvekst.jobs.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void theCommandLineWinsOverTheFileAndTheFileOverTheReference() throws IOException {
    String file = file("runs.last = 7\nsynthetic.seed = 8");
    Settings settings = Settings.load(Map.of("conf", file, "synthetic.seed", "9"));
    assertEquals(9, settings.integer("synthetic.seed", 0, 100));
    assertEquals(7, settings.integer("runs.last", 0, 100));
    assertEquals(50, settings.integer("synthetic.municipalities", 0, 100));
  }

  @Test
  void anUnknownKeyIsRefusedByNameAndPlace() throws IOException {
    String file = file("\nsynthetic.sed = 8");
    Refusal refusal = refusal(Map.of("conf", file));
    assertTrue(refusal.getMessage().contains("\"synthetic.sed\""), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("mine.conf: 2"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("did you mean \"synthetic.seed\"?"));
  }

  @Test
  void aPresetIsWhatItsNamePromises() throws IOException {
    Refusal refusal = refusal(Map.of("conf", file("presets.book2022.share_year = t-1")));
    assertTrue(refusal.getMessage().contains("override it with model.share_year"));
  }

  @Test
  void aVariableThatIsNotSetIsTold() throws IOException {
    Refusal refusal = refusal(Map.of("conf", file("lake.path = ${NO_SUCH_VARIABLE}/lake")));
    assertTrue(refusal.getMessage().contains("NO_SUCH_VARIABLE"), refusal.getMessage());
  }

  @Test
  void sparkKnowsItsOwnKeys() throws IOException {
    Settings settings = Settings.load(Map.of("conf", file("spark.sql.shuffle.partitions = 64")));
    assertEquals("64", settings.spark().get("spark.sql.shuffle.partitions"));
  }

  @Test
  void aFileThatIsNotThereOrCannotBeParsedIsRefused() throws IOException {
    assertTrue(refusal(Map.of("conf", "nowhere.conf")).getMessage().contains("nowhere.conf"));
    Refusal broken = refusal(Map.of("conf", file("preset = {")));
    assertTrue(broken.getMessage().contains("mine.conf"), broken.getMessage());
  }

  @Test
  void valuesAreCheckedWhereTheyAreUsed() {
    Settings settings =
        Settings.load(
            Map.of("from_year", "20x5", "runs.last", "-1", "preset", "book", "dry_run", "perhaps"));
    for (Runnable use :
        List.<Runnable>of(
            () -> settings.year("from_year"),
            () -> settings.integer("runs.last", 1, 10),
            () -> settings.choice("preset", Preset.NAMES),
            () -> settings.isOn("dry_run"))) {
      assertEquals(ExitCode.REFUSED, assertThrows(Refusal.class, use::run).exit());
    }
    Refusal refusal = assertThrows(Refusal.class, () -> settings.year("from_year"));
    assertEquals(
        "from_year = \"20x5\" cannot be used (command line); give a year such as 2003",
        refusal.getMessage());
  }

  @Test
  void yearsRunForwards() {
    Settings settings = Settings.load(Map.of("from_year", "2010", "to_year", "2009"));
    assertThrows(Refusal.class, settings::flowYears);
    assertEquals(
        new YearRange(2003, 2021),
        Settings.load(Map.of("synthetic.years", "2003..2021")).years("synthetic.years"));
    assertThrows(
        Refusal.class,
        () -> Settings.load(Map.of("synthetic.years", "2021-2003")).years("synthetic.years"));
  }

  @Test
  void timesMayBeLeftOpen() {
    assertEquals(Optional.empty(), Settings.load(Map.of()).duration("landing.max_age"));
    assertEquals(
        Optional.of(Duration.ofHours(36)),
        Settings.load(Map.of("landing.max_age", "36h")).duration("landing.max_age"));
    Settings wrong = Settings.load(Map.of("landing.max_age", "soon"));
    assertThrows(Refusal.class, () -> wrong.duration("landing.max_age"));
  }

  @Test
  void aPresetIsNamedWithAPlusWhereAParameterDiffers() {
    Preset book = Preset.of(Settings.load(Map.of("preset", "book2022")));
    Preset same =
        Preset.of(Settings.load(Map.of("preset", "book2022", "model.region_vra", "dest_region")));
    Preset other =
        Preset.of(Settings.load(Map.of("preset", "book2022", "model.region_vra", "pop_weighted")));
    assertEquals("book2022", book.name());
    assertEquals(book, same);
    assertEquals("book2022+", other.name());
    assertNotEquals(book.hash(), other.hash());
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.conf"), text).toString();
  }

  private static Refusal refusal(Map<String, String> commandLine) {
    return assertThrows(Refusal.class, () -> Settings.load(commandLine));
  }
}
