package no.stedsvekst.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class NetMigrationTest {
  @Test
  void theRateIsOverThePopulation() {
    assertEquals(-0.02, NetMigration.rate(-10.0, 500.0), 1e-15);
  }

  @Test
  void nobodyOrNobodyKnownHasNoRate() {
    assertNull(NetMigration.rate(3.0, 0.0));
    assertNull(NetMigration.rate(3.0, null));
    assertNull(NetMigration.rate(null, 500.0));
  }

  @Test
  void excessIsWhatIsAboveTheNation() {
    assertEquals(0.005, NetMigration.excess(12.0, 1000.0, 0.007), 1e-15);
    assertNull(NetMigration.excess(null, 1000.0, 0.007));
    assertNull(NetMigration.excess(12.0, 1000.0, null));
  }
}
