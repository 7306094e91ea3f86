package no.stedsvekst.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
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
  /** The driver is of spark-submit up to the panel, and of a worker for the rest of the night. */
  @Test
  void aNightInBothModesMakesTheSameLake(@TempDir Path folder)
      throws IOException, InterruptedException {
    try (ClusterNights nights = new ClusterNights(folder)) {
      nights.night("client", "--until", "growth");
      nights.night("cluster");
      nights.assertSameNumbers();
    }
  }
}
