package no.stedsvekst.growth;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommutingSumsTest {
  private record Destination(String name, double share, double relativeGrowth, double effect) {}

  /** The book prints effects in units of a thousandth: percent times percent over ten. */
  @Test
  void tabell2OfTheBook() throws IOException {
    List<Destination> destinations = tabell2();
    CommutingSums sums = CommutingSums.NONE;
    for (Destination destination : destinations) {
      boolean isOwn = destination.name().equals("Rælingen");
      CommutingSums one =
          CommutingSums.NONE.plus(isOwn, destination.share(), destination.relativeGrowth());
      double effect = one.total(100.0) * 1000;
      assertEquals(destination.effect(), effect, 0.11, destination.name());
      sums = sums.plus(one);
    }
    CommutingSums all = sums;
    assertAll(
        () -> assertEquals(7, destinations.size()),
        // 37.0·1.4 + 20.8·1.2 + 13.0·0.1 − 2.6·1.3 + 2.4·5.7 = 88.36, and 15.2·−1.2 = −18.24
        () -> assertEquals(8.836, all.neighbourPart(100.0) * 1000, 1e-9),
        () -> assertEquals(-1.824, all.ownPart(100.0) * 1000, 1e-9),
        () -> assertEquals(7.012, all.total(100.0) * 1000, 1e-9));
  }

  @Test
  void whoWorksOutsideTheMapDilutesTheRest() {
    CommutingSums half = CommutingSums.NONE.plus(true, 50, 0.04);
    assertEquals(0.04, half.total(50.0), 1e-15);
    assertEquals(0.02, half.total(100.0), 1e-15);
  }

  @Test
  void anUnknownGrowthMakesOnlyItsOwnPartUnknown() {
    CommutingSums sums = CommutingSums.NONE.plus(true, 60, 0.01).plus(false, 40, null);
    assertEquals(0.006, sums.ownPart(100.0), 1e-15);
    assertNull(sums.neighbourPart(100.0));
    assertNull(sums.total(100.0));
  }

  @Test
  void aFlowOfNobodySaysNothing() {
    assertEquals(CommutingSums.NONE, CommutingSums.NONE.plus(false, 0, null));
  }

  @Test
  void withoutEmployedResidentsNothingIsKnown() {
    assertNull(CommutingSums.NONE.total(0.0));
    assertNull(CommutingSums.NONE.total(null));
  }

  private static List<Destination> tabell2() throws IOException {
    try (var stream = CommutingSumsTest.class.getResourceAsStream("/tabell2.csv")) {
      assertNotNull(stream);
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(
              cells ->
                  new Destination(
                      cells[0],
                      Double.parseDouble(cells[1]),
                      Double.parseDouble(cells[2]) / 100,
                      Double.parseDouble(cells[3])))
          .toList();
    }
  }
}
