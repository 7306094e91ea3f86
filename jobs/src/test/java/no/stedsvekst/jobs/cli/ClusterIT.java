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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a standalone cluster with its lake on S3: the numbers of one machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
  private static final String BUCKET = "s3a://clusters";
  private static final String LAKE = BUCKET + "/lake";

  private S3Server server;
  private SparkCluster cluster;
  private Path conf;
  private LakeContent onOneMachine;

  @BeforeAll
  void aNightOnOneMachine(@TempDir Path folder) throws IOException, InterruptedException {
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
    child(folder, "synthesize", "--out", landing.toString());
    server.upload(landing, BUCKET + "/landing");
    String lake = folder.resolve("lake").toString();
    child(folder, "nightly", "--landing", landing.toString(), "--lake", lake);
    onOneMachine = new LakeContent(lake, Set.of(Layer.GOLD));
    assertTrue(onOneMachine.rows() > 1000, "" + onOneMachine.rows());
    cluster = new SparkCluster(folder);
  }

  @AfterAll
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
    server.close();
  }

  private void child(Path folder, String... arguments) throws IOException, InterruptedException {
    ChildProgram child =
        ChildProgram.start(
            folder,
            Stream.concat(Stream.of(arguments), Stream.of("--conf", conf.toString()))
                .toArray(String[]::new));
    assertEquals(0, child.exit(), child.err());
  }

  /** The driver is of spark-submit up to the panel, and of a worker for the rest of the night. */
  @Test
  void aNightInBothModesMakesTheSameLake() throws IOException, InterruptedException {
    night("client", "--until", "growth");
    night("cluster");
    LakeContent there = new LakeContent(LAKE, Set.of(Layer.GOLD));
    assertEquals(onOneMachine.rows(), there.rows());
    assertEquals(List.of(), onOneMachine.differences(there, 1e-9));
  }

  private void night(String mode, String... options) throws IOException, InterruptedException {
    String[] command = {
      "nightly", "--landing", BUCKET + "/landing", "--lake", LAKE, "--conf", conf.toString()
    };
    SparkCluster.Ended ended =
        cluster.submit(
            mode, Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    assertEquals(0, ended.exit(), ended.told());
  }
}
