package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A synthetic country of fifty municipalities, landed and computed once for all suites. */
public final class SharedLake {
  private static final Path FOLDER = Path.of("target", "shared-lake").toAbsolutePath();
  private static final Path LANDING = FOLDER.resolve("landing");
  private static final Path LAKE = FOLDER.resolve("lake");

  static {
    Folders.delete(FOLDER);
    synthesize(LANDING);
    Program.good(
        "nightly",
        "--landing",
        LANDING.toString(),
        "--lake",
        path(),
        "--conf",
        settings().toString());
    // Land, conform and project have been: what is left differs by preset.
    for (String step : new String[] {"growth", "regress", "attract"}) {
      Program.good(step, "--lake", path(), "--preset", "book2022");
    }
  }

  /** A few years are projected, a few futures drawn: who looks at more does it by itself. */
  private static Path settings() {
    try {
      Files.createDirectories(FOLDER);
      return Files.writeString(
          FOLDER.resolve("shared.conf"),
          """
          project { horizon = 2019, ages = five_year, scenarios = "neutral, high", draws = 20, fan = neutral }
          synthetic.extras = indicate
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SharedLake() {}

  /** Where the lake is. Suites that write make a lake of their own. */
  public static String path() {
    return LAKE.toString();
  }

  /** The landing files it was made from. */
  public static Path landing() {
    return LANDING;
  }

  /** The rows of a table. */
  public static Dataset<Row> read(TableSpec table) {
    return Lake.at(path()).read(TestSession.get(), table);
  }

  /** The rows of a table, without Spark. */
  public static List<PlainRow> rows(TableSpec table) {
    return PlainRows.of(Lake.at(path()), table).list();
  }

  /** Writes the landing files of the shared country to another folder. */
  public static void synthesize(Path folder) {
    Program.good(
        "synthesize",
        "--out",
        folder.toString(),
        "--conf",
        settings().toString(),
        "--years",
        "2006..2016",
        "--seed",
        "3",
        "--feedback",
        "off");
    FewTables.keep(
        folder,
        "employment_rate",
        "death_probability",
        "migration_age",
        "municipality_group",
        "fertility_rate",
        "national_projection",
        "national_flow",
        "indicator",
        "indicator_value",
        "indicator_target",
        "ranking",
        "employed_occupation",
        "establishment",
        "establishment_size",
        "dwelling",
        "truth",
        "truth_move",
        "truth_occupation",
        "truth_plan");
  }

  /** Copies the lake, for a suite that writes to what is already there. */
  public static void copyTo(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(LAKE)) {
      for (Path path : paths.toList()) {
        Path to = folder.resolve(LAKE.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
  }
}
