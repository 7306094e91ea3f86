package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.FewRows;
import no.stedsvekst.jobs.lake.LocalFiles;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts the session of a run, or borrows the one that is there. */
public final class Sessions {
  private static final Map<String, String> NEEDED =
      Map.of(
          "spark.sql.extensions",
              "io.delta.sql.DeltaSparkSessionExtension,no.stedsvekst.sql.ModelExtensions",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.session.timeZone", "UTC",
          // A copy of the list of files in every checksum would be one more job a commit.
          "spark.databricks.delta.allFilesInCrc.enabled", "false",
          // Nobody adds classes to a session: none are looked for at the driver, one by one.
          "spark.sql.artifact.isolation.enabled", "false");

  private Sessions() {}

  /**
   * A session with Delta and the model's functions. The master is whoever starts the program's to
   * say: spark-submit, the launcher, a test.
   */
  public static Handle open(Settings settings, String name) {
    boolean isBorrowed = SparkSession.getDefaultSession().isDefined();
    if (!FewRows.isSize(settings.spark().getOrDefault(FewRows.SETTING, "0"))) {
      throw settings.badValue(FewRows.SETTING, "a size, as in 16m; 0 for none");
    }
    SparkConf given = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder().appName("stedsvekst " + name);
    Map<String, String> told = new TreeMap<>(settings.spark());
    told.putAll(StoreSettings.forSpark());
    told.forEach(
        (key, value) -> {
          if (!given.contains(key) && !isBorrowed) {
            builder.config(key, value);
          }
        });
    if (!isBorrowed) {
      AbsentClasses.remember();
      SecondCompiler.useAsTold();
      NEEDED.forEach(builder::config);
      localFiles(given)
          .forEach(
              (key, value) -> {
                if (!given.contains(key) && !settings.spark().containsKey(key)) {
                  builder.config(key, value);
                }
              });
      if (given.get("spark.master", "").startsWith("local")) {
        // A task that finds no memory fails the run, which says so. Spark would end the process.
        builder.config("spark.executor.killOnFatalError.depth", "0");
      }
      // Nothing is written there; by default Spark makes the folder wherever it is started.
      builder.config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
    }
    SparkSession spark = builder.getOrCreate();
    // A plan asks the thread that makes it for its session; a thread that borrows one has none.
    SparkSession.setActiveSession(spark);
    if (isBorrowed) {
      // It may have been started without knowing of any store.
      StoreSettings.forHadoop().forEach(spark.sparkContext().hadoopConfiguration()::set);
    }
    ModelFunctions.register(spark);
    return new Handle(spark, isBorrowed);
  }

  private static Map<String, String> localFiles(SparkConf given) {
    try {
      return LocalFiles.useFor(given.get("spark.master", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A session to close when done.
   *
   * @param spark the session
   * @param isBorrowed whether it was there before, and is left running
   */
  public record Handle(SparkSession spark, boolean isBorrowed) implements AutoCloseable {
    @Override
    public void close() {
      if (!isBorrowed) {
        spark.stop();
      }
    }
  }

  /** A session that is started when it is first asked for: a night without changes needs none. */
  public static final class Pending implements AutoCloseable {
    private final Settings settings;
    private final String name;
    private Handle handle;
    private double seconds;
    private int jobs;

    /** Of a command. */
    public Pending(Settings settings, String name) {
      this.settings = settings;
      this.name = name;
    }

    /** The session. */
    public synchronized SparkSession spark() {
      if (handle == null) {
        long start = System.nanoTime();
        handle = open(settings, name);
        seconds = (System.nanoTime() - start) / 1e9;
      }
      return handle.spark();
    }

    /** How long it took to start; 0 where it was not. */
    double seconds() {
      return seconds;
    }

    /** How many jobs it has run; as far as is known of one that was stopped by others. */
    int jobs() {
      if (handle != null && !handle.spark().sparkContext().isStopped()) {
        jobs = handle.spark().sparkContext().dagScheduler().numTotalJobs();
      }
      return jobs;
    }

    @Override
    public void close() {
      if (handle != null) {
        handle.close();
      }
    }
  }
}
