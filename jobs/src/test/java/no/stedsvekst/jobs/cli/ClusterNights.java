package no.stedsvekst.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stedsvekst.jobs.testing.ChildProgram;
import no.stedsvekst.jobs.testing.LakeContent;
import no.stedsvekst.jobs.testing.SparkCluster;
import no.stedsvekst.jobs.testing.StoredCountry;

/**
 * A night on one machine, and a standalone cluster with its lake on S3 on which the same is done.
 */
final class ClusterNights implements AutoCloseable {
  private final StoredCountry country;
  private final LakeContent onOneMachine;
  private final SparkCluster cluster;

  /** Does the night on one machine, with those options, and starts the cluster. */
  ClusterNights(Path folder, String... options) throws IOException, InterruptedException {
    country = new StoredCountry(folder, "clusters");
    ChildProgram night = country.child(command(false, options));
    assertEquals(0, night.exit(), night.err());
    onOneMachine = content(false);
    assertEquals(162, onOneMachine.rowsByTable().get("gold.panel"));
    cluster = new SparkCluster(folder);
  }

  @Override
  public void close() {
    cluster.close();
    country.close();
  }

  private String[] command(boolean isRemote, String... options) {
    return Stream.concat(
            Stream.of(
                "nightly",
                "--landing",
                country.landing(isRemote),
                "--lake",
                country.place(isRemote, "lake")),
            Stream.of(options))
        .toArray(String[]::new);
  }

  private LakeContent content(boolean isRemote) {
    return new LakeContent(country.place(isRemote, "lake"));
  }

  /** A night on the cluster. */
  void night(String mode, String... options) throws IOException, InterruptedException {
    SparkCluster.Ended ended = cluster.submit(mode, configured(options));
    assertEquals(0, ended.exit(), ended.told());
  }

  /**
   * A night on the cluster, the driver with spark-submit, that loses its executors when a step
   * keeps its first rows on them.
   */
  void nightThatLosesItsExecutors(String step, String... options)
      throws IOException, InterruptedException {
    SparkCluster.Submitted night = cluster.launch("client", configured(options));
    night.await(Pattern.compile("(?s)\\] " + step + " .*Job \\d+ finished: localCheckpoint"));
    cluster.loseTheExecutors();
    SparkCluster.Ended ended = night.end();
    assertEquals(0, ended.exit(), ended.told());
    assertTrue(ended.told().contains("it begins anew"), ended.told());
  }

  private String[] configured(String... options) {
    return command(
        true,
        Stream.concat(Stream.of(options), Stream.of("--conf", country.conf().toString()))
            .toArray(String[]::new));
  }

  /** How a program ends that a worker runs. */
  SparkCluster.Ended submit(String... arguments) throws IOException, InterruptedException {
    return cluster.submit("cluster", arguments);
  }

  /** What stands on S3 is what one machine has made. */
  void assertSameNumbers() {
    LakeContent there = content(true);
    assertEquals(onOneMachine.rowsByTable(), there.rowsByTable());
    assertEquals(List.of(), onOneMachine.differences(there, 1e-9));
  }
}
