package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.SparkSession;

/**
 * Data so small that compiling queries takes longer than running them: a first night of fifty
 * municipalities spends a quarter of its time on that.
 */
final class SmallData {
  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_MUNICIPALITIES = 200;

  /** Queries are walked through instead of compiled. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private SmallData() {}

  /** Does work whose rows are many even where what was landed is small: there compiling pays. */
  static void compiled(SparkSession spark, Runnable work) {
    Map<String, String> before = new HashMap<>();
    SETTINGS.keySet().forEach(key -> before.put(key, spark.conf().get(key)));
    try {
      spark.conf().set("spark.sql.codegen.wholeStage", "true");
      spark.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
      work.run();
    } finally {
      before.forEach((key, value) -> spark.conf().set(key, value));
    }
  }

  /** Whether what is landed, or else what the lake holds, is small; remote data are not. */
  static boolean isAll(Settings settings) {
    Optional<String> landing = settings.optional("landing.path");
    Path folder =
        landing.isPresent()
            ? local(landing.get())
            : Lake.at(PipelineCommand.lakePath(settings)).localFolder();
    if (folder == null) {
      return false;
    }
    // What is not there yet is about to be made up.
    return Files.isDirectory(folder)
        ? size(folder) <= MOST_BYTES
        : settings.integer("synthetic.municipalities", 1, Integer.MAX_VALUE) <= MOST_MUNICIPALITIES;
  }

  private static Path local(String path) {
    return path.contains("://") ? null : Path.of(path);
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      long size = 0;
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        size += Files.size(file);
        if (size > MOST_BYTES) {
          break;
        }
      }
      return size;
    } catch (IOException | UncheckedIOException e) {
      // What is being written meanwhile comes and goes; Spark itself will tell what cannot be read.
      return Long.MAX_VALUE;
    }
  }
}
