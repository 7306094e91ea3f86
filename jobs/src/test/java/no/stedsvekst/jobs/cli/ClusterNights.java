package no.stedsvekst.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.ChildProgram;
import no.stedsvekst.jobs.testing.LakeContent;
import no.stedsvekst.jobs.testing.S3Server;
import no.stedsvekst.jobs.testing.SparkCluster;

/**
 * A night on one machine, and a standalone cluster with its lake on S3 on which the same is done.
 */
final class ClusterNights implements AutoCloseable {
  private static final String BUCKET = "s3a://clusters";
  private static final String LAKE = BUCKET + "/lake";

  private final Path folder;
  private final S3Server server;
  private final Path conf;
  private final LakeContent onOneMachine;
  private final SparkCluster cluster;

  /** Does the night on one machine, with those options, and starts the cluster. */
  ClusterNights(Path folder, String... options) throws IOException, InterruptedException {
    this.folder = folder;
    server = new S3Server(Files.createDirectories(folder.resolve("server")));
    server.bucket("clusters");
    conf =
        server.conf(
            folder.resolve("cluster.conf"),
            "synthetic { municipalities = 12, regions = 4, years = 2017-2022 }",
            "project { horizon = 2025, scenarios = neutral }",
            "spark.sql.codegen.wholeStage = false",
            "spark.sql.codegen.factoryMode = NO_CODEGEN");
    StoreSettings.use(Settings.load(Map.of("conf", conf.toString())));
    Path landing = folder.resolve("landing");
    child("synthesize", "--out", landing.toString());
    server.upload(landing, BUCKET + "/landing");
    String lake = folder.resolve("lake").toString();
    String[] command = {"nightly", "--landing", landing.toString(), "--lake", lake};
    child(joined(command, options));
    onOneMachine = new LakeContent(lake, Set.of(Layer.GOLD));
    assertTrue(onOneMachine.rows() > 1000, "" + onOneMachine.rows());
    cluster = new SparkCluster(folder);
  }

  @Override
  public void close() {
    cluster.close();
    server.close();
  }

  private void child(String... arguments) throws IOException, InterruptedException {
    ChildProgram child = ChildProgram.start(folder, joined(arguments, "--conf", conf.toString()));
    assertEquals(0, child.exit(), child.err());
  }

  private static String[] joined(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  /** A night on the cluster. */
  void night(String mode, String... options) throws IOException, InterruptedException {
    String[] command = {
      "nightly", "--landing", BUCKET + "/landing", "--lake", LAKE, "--conf", conf.toString()
    };
    SparkCluster.Ended ended = cluster.submit(mode, joined(command, options));
    assertEquals(0, ended.exit(), ended.told());
  }

  /** What stands on S3 is what one machine has made. */
  void assertSameNumbers() {
    LakeContent there = new LakeContent(LAKE, Set.of(Layer.GOLD));
    assertEquals(onOneMachine.rows(), there.rows());
    assertEquals(List.of(), onOneMachine.differences(there, 1e-9));
  }
}
