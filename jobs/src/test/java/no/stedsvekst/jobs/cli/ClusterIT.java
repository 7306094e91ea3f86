package no.stedsvekst.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a standalone cluster with its lake on S3, up to the panel: those of one machine. */
class ClusterIT {
  /** The driver is of a worker. */
  @Test
  void aClusterMakesTheSameLake(@TempDir Path folder) throws IOException, InterruptedException {
    String[] part = {"--until", "growth"};
    try (ClusterNights nights = new ClusterNights(folder, part)) {
      nights.night("cluster", part);
      nights.assertSameNumbers();
    }
  }
}
