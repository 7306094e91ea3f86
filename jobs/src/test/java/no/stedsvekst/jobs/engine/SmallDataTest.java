package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For which data queries are not worth compiling. */
class SmallDataTest {
  private static final String LANDING = "landing.path";
  private static final String LAKE = "lake.path";
  private static final long MOST = 32L * 1024 * 1024;

  @TempDir Path folder;

  @Test
  void aFolderIsSmallUpToItsLimit() throws IOException {
    Path landing = folder.resolve("landing");
    file(landing.resolve("jobs.csv"), MOST - 1);
    assertTrue(isSmall(LANDING, landing.toString()));
    file(landing.resolve("deeper").resolve("vital.csv"), 1);
    assertTrue(isSmall(LANDING, landing.toString()));
    file(landing.resolve("deeper").resolve("commuting.csv"), 1);
    assertFalse(isSmall(LANDING, landing.toString()));
  }

  @Test
  void whatIsLandedCountsBeforeWhatTheLakeHolds() throws IOException {
    Path landing = folder.resolve("landing");
    Path lake = folder.resolve("lake");
    file(landing.resolve("jobs.csv"), 1000);
    file(lake.resolve("gold").resolve("part.parquet"), MOST + 1);
    assertFalse(isSmall(LAKE, lake.toString()));
    assertTrue(isSmall(LAKE, lake.toString(), LANDING, landing.toString()));
    assertFalse(isSmall(LAKE, landing.toString(), LANDING, lake.toString()));
  }

  @Test
  void remoteDataAreNotSmall() {
    assertFalse(isSmall(LANDING, "s3a://bucket/landing"));
  }

  @Test
  void whatIsYetToBeMadeUpIsSmallByItsMunicipalities() {
    String nowhere = folder.resolve("nowhere").toString();
    assertTrue(isSmall(LANDING, nowhere));
    assertTrue(isSmall(LAKE, nowhere, "synthetic.municipalities", "200"));
    assertFalse(isSmall(LAKE, nowhere, "synthetic.municipalities", "201"));
    assertFalse(isSmall(LANDING, nowhere, "synthetic.municipalities", "356"));
  }

  /** A file with a hole in it: nothing is written. */
  private static void file(Path path, long size) throws IOException {
    Files.createDirectories(path.getParent());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  private static boolean isSmall(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int index = 0; index < settings.length; index += 2) {
      values.put(settings[index], settings[index + 1]);
    }
    return SmallData.isAll(Settings.load(values));
  }
}
