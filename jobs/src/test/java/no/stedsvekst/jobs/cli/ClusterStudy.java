package no.stedsvekst.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import no.stedsvekst.jobs.testing.SparkCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole night on a standalone cluster, in both modes: some minutes on two cores, so it runs when
 * it is called by its name.
 *
 * <pre>
 * mvn verify -pl jobs -am -Dit.test=ClusterStudy -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class ClusterStudy {
  /**
   * The driver is of spark-submit up to the panel, and of a worker for the rest of the night. On
   * its way the first loses all executors with what they keep.
   */
  @Test
  void aNightInBothModesMakesTheSameLake(@TempDir Path folder)
      throws IOException, InterruptedException {
    try (ClusterNights nights = new ClusterNights(folder)) {
      // Such a night looks like a good one to who believes spark-submit alone.
      SparkCluster.Ended mistaken = nights.submit("tables", "--lake", folder + "/nowhere");
      assertEquals(1, mistaken.exit(), mistaken.told());
      nights.nightThatLosesItsExecutors("growth", "--until", "growth");
      nights.night("cluster");
      nights.assertSameNumbers();
    }
  }
}
