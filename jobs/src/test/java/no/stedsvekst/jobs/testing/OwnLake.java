package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A small country and a lake of a suite's own, to land on, to break and to look at. */
public final class OwnLake {
  private final Path folder;

  /** In this folder; nothing is there yet but the landing files. */
  public OwnLake(Path folder) {
    this.folder = folder;
    synthesize(landing());
  }

  /** Writes the landing files of the small country. */
  public static void synthesize(Path landing, String... options) {
    Path conf = landing.resolveSibling("code-changes.conf");
    try {
      Files.writeString(conf, "synthetic.code_changes = true\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Program.good(
        Stream.concat(
                Stream.of(
                    "synthesize",
                    "--conf",
                    conf.toString(),
                    "--out",
                    landing.toString(),
                    "--years",
                    "2010..2013",
                    "--municipalities",
                    "8",
                    "--regions",
                    "3"),
                Stream.of(options))
            .toArray(String[]::new));
    FewTables.keep(landing);
  }

  /** The landing folder. */
  public Path landing() {
    return folder.resolve("landing");
  }

  /** The lake. */
  public String path() {
    return folder.resolve("lake").toString();
  }

  /** Runs a job on both. */
  public Program.Result run(String job, String... options) {
    return Program.run(
        Stream.concat(
                Stream.of(job, "--landing", landing().toString(), "--lake", path()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  /** The rows of a table. */
  public Dataset<Row> read(TableSpec table) {
    return Lake.at(path()).read(TestSession.get(), table);
  }

  /** Empties a table, as somebody might who writes past the ledger. */
  public void empty(TableSpec table) {
    read(table)
        .limit(0)
        .write()
        .format("delta")
        .mode("overwrite")
        .save(Lake.at(path()).path(table));
  }

  /** Changes a landing file for as long as the work lasts. */
  public Program.Result with(
      String table, UnaryOperator<String> change, String job, String... options) {
    Path file = landing().resolve(table + ".csv");
    try {
      String good = Files.readString(file);
      String changed = change.apply(good);
      if (changed.equals(good)) {
        throw new AssertionError("nothing was changed in " + table);
      }
      Files.writeString(file, changed);
      try {
        return run(job, options);
      } finally {
        Files.writeString(file, good);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every file of bronze, silver and gold, with its size. */
  public Map<String, Long> files() {
    try (Stream<Path> paths = Files.walk(Path.of(path()))) {
      return paths
          .filter(Files::isRegularFile)
          .filter(
              path ->
                  Path.of(path())
                      .relativize(path)
                      .getName(0)
                      .toString()
                      .matches("bronze|silver|gold"))
          .collect(
              Collectors.toMap(Path::toString, OwnLake::size, (one, other) -> one, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
