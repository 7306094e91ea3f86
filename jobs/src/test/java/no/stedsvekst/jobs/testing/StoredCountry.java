package no.stedsvekst.jobs.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.settings.Settings;

/** Twelve made-up municipalities on disk and on an S3 server, and programs that work on them. */
public final class StoredCountry implements AutoCloseable {
  private final Path folder;
  private final S3Server server;
  private final String bucket;
  private final Path conf;

  /**
   * Makes it.
   *
   * @param bucket in which it is laid, under landing
   * @param settings of the programs besides
   */
  public StoredCountry(Path folder, String bucket, String... settings)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.bucket = "s3a://" + bucket;
    server = new S3Server(Files.createDirectories(folder.resolve("server")));
    server.bucket(bucket);
    Stream<String> small =
        Stream.of(
            "synthetic { municipalities = 12, regions = 4, years = 2017-2022 }",
            "project { horizon = 2025, scenarios = neutral }",
            // On so few rows queries are compiled for longer than they run.
            "spark.sql.codegen.wholeStage = false",
            "spark.sql.codegen.factoryMode = NO_CODEGEN");
    conf =
        server.conf(
            folder.resolve("country.conf"),
            Stream.concat(small, Stream.of(settings)).toArray(String[]::new));
    StoreSettings.use(Settings.load(Map.of("conf", conf.toString())));
    ChildProgram made = child("synthesize", "--out", landing(false));
    assertEquals(0, made.exit(), made.err());
    server.upload(Path.of(landing(false)), landing(true));
  }

  /** A program with these settings. */
  public ChildProgram child(String... arguments) throws IOException {
    return ChildProgram.start(
        folder,
        Stream.concat(Stream.of(arguments), Stream.of("--conf", conf.toString()))
            .toArray(String[]::new));
  }

  /** The file with the settings. */
  public Path conf() {
    return conf;
  }

  /** The landing folder, on the server or on disk. */
  public String landing(boolean isRemote) {
    return place(isRemote, "landing");
  }

  /** A folder of that name, on the server or on disk. */
  public String place(boolean isRemote, String name) {
    return isRemote ? bucket + "/" + name : folder.resolve(name).toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
