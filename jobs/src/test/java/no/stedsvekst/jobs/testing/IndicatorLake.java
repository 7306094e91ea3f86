package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A small country with small areas and travel times, conformed once for all suites. */
public final class IndicatorLake {
  private static final Path FOLDER = Path.of("target", "indicator-lake").toAbsolutePath();

  /** A bridge between the first small area and the last. */
  public static final String NEAR = "0000101";

  public static final String FAR = "0001004";

  /** What the night has said. */
  public static final Program.Result NIGHT;

  static {
    Folders.delete(FOLDER);
    Program.good(
        "synthesize",
        "--conf",
        settings().toString(),
        "--out",
        landing().toString(),
        "--years",
        "2010..2013",
        "--municipalities",
        "10",
        "--regions",
        "2");
    FewTables.keep(
        landing(),
        "small_area",
        "service_point",
        "travel_time",
        "export",
        "io_account",
        "io_flow",
        "export_shock",
        "truth_ripple",
        "survey_response",
        "survey_frame",
        "truth_survey");
    NIGHT =
        Program.good(
            "nightly",
            "--until",
            "growth",
            "--conf",
            settings().toString(),
            "--landing",
            landing().toString(),
            "--lake",
            path());
  }

  /** The settings of the country and of its night. */
  public static Path settings() {
    try {
      Files.createDirectories(FOLDER);
      return Files.writeString(
          FOLDER.resolve("indicators.conf"),
          """
          synthetic.extras = "access, ripple, survey"
          model.centrality = computed
          access.links = "bridge:%s:%s:7.5"
          """
              .formatted(NEAR, FAR));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IndicatorLake() {}

  /** Where the lake is. */
  public static String path() {
    return FOLDER.resolve("lake").toString();
  }

  /** The landing files. */
  public static Path landing() {
    return FOLDER.resolve("landing");
  }

  /** The rows of a table. */
  public static Dataset<Row> read(TableSpec table) {
    return Lake.at(path()).read(TestSession.get(), table);
  }

  /** Runs a job on the lake. */
  public static Program.Result run(String job, String... options) {
    return Program.run(
        Stream.concat(Stream.of(job, "--lake", path()), Stream.of(options)).toArray(String[]::new));
  }
}
