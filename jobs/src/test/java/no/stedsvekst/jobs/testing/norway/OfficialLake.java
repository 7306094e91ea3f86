package no.stedsvekst.jobs.testing.norway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Official figures of work and of all people, with the plans of conf/examples, landed and conformed
 * once for all suites that want no ages.
 */
public final class OfficialLake {
  private static final Path FOLDER = Path.of("target", "official-lake").toAbsolutePath();
  private static final Path PLANS = Path.of("..", "conf", "examples", "plans");

  /** Those whose growth was computed: other lists of municipalities give other numbers. */
  private static final Map<String, List<String>> SUBREGIONS =
      Map.of(
          "asker_og_baerum", List.of("3203", "3201"),
          "follo", List.of("3207", "3212", "3214", "3216", "3218"),
          "nedre_romerike", List.of("3205", "3220", "3222", "3224", "3226", "3230", "3232"),
          "ovre_romerike", List.of("3209", "3228", "3238", "3240", "3242"),
          "hadeland", List.of("3234", "3236"),
          "oslo", List.of("0301"));

  static {
    Folders.delete(FOLDER);
    try {
      OfficialLanding.in(landing())
          .years(2000, 2022)
          .write(
              OfficialTable.MUNICIPALITY,
              OfficialTable.CODE_CHANGE,
              OfficialTable.MUNICIPALITY_GROUP,
              OfficialTable.POPULATION_TOTAL,
              OfficialTable.VITAL,
              OfficialTable.JOBS,
              OfficialTable.EMPLOYMENT,
              OfficialTable.COMMUTING);
      Files.write(
          landing().resolve("municipality_group.csv"),
          SUBREGIONS.entrySet().stream()
              .flatMap(
                  each ->
                      each.getValue().stream()
                          .map(code -> "delregion,%1$s,%1$s,%2$s".formatted(each.getKey(), code)))
              .toList(),
          StandardOpenOption.APPEND);
      for (String plan : List.of("indicator", "indicator_value", "indicator_target")) {
        Files.copy(PLANS.resolve(plan + ".csv"), landing().resolve(plan + ".csv"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("land");
    run("conform");
  }

  private OfficialLake() {}

  /** The landing folder. */
  public static Path landing() {
    return FOLDER.resolve("landing");
  }

  /** Runs a job on it. */
  public static void run(String job, String... options) {
    String[] on = {job, "--landing", landing().toString(), "--lake", path()};
    Program.good(Stream.concat(Stream.of(on), Stream.of(options)).toArray(String[]::new));
  }

  private static String path() {
    return FOLDER.resolve("lake").toString();
  }

  /** The rows of a table. */
  public static Dataset<Row> read(TableSpec table) {
    return Lake.at(path()).read(TestSession.get(), table);
  }
}
