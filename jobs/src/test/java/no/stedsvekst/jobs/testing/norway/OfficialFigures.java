package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The folder of official figures of Statistics Norway. The environment names it; it is not part of
 * the project.
 */
public final class OfficialFigures {
  /** The variable that names the folder. */
  public static final String VARIABLE = "STEDSVEKST_REAL_DATA";

  private OfficialFigures() {}

  /** Reads one of its files. */
  public static void each(String file, Consumer<CsvRow> use) {
    String folder = System.getenv(VARIABLE);
    if (folder == null) {
      throw new IllegalStateException(VARIABLE + " names no folder of official figures.");
    }
    CsvRow.each(Path.of(folder).resolve(file), use);
  }
}
