package no.stedsvekst.jobs.testing.norway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;
import no.stedsvekst.jobs.testing.norway.PlainVintage.PairYear;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.Test;

/** Changes that can be followed by hand, among them kinds of which Norway has none since 2000. */
class PlainVintageTest {
  @Test
  void namesThatAreSwappedAreNotSwappedBack() {
    PlainVintage vintage =
        new PlainVintage(
            List.of(new Change("1", "2", 2010, 1), new Change("2", "1", 2010, 1)), 2024);
    assertEquals(Map.of("2", 1.0), vintage.weights("1", 2009));
    assertEquals(Map.of("1", 1.0), vintage.weights("2", 2009));
    assertEquals(Map.of("1", 1.0), vintage.weights("1", 2010));
  }

  @Test
  void aPartThatMovesLeavesTheRest() {
    PlainVintage vintage =
        new PlainVintage(
            List.of(new Change("1", "1", 2010, 0.75), new Change("1", "2", 2010, 0.25)), 2024);
    assertEquals(Map.of("1", 0.75, "2", 0.25), vintage.weights("1", 2009));
    assertEquals(Map.of("2", 1.0), vintage.weights("2", 2009));
  }

  @Test
  void sharesAreMultipliedAlongTheYearsAndMeetAgain() {
    PlainVintage vintage =
        new PlainVintage(
            List.of(
                new Change("1", "2", 2010, 0.5),
                new Change("1", "3", 2010, 0.5),
                new Change("2", "4", 2015, 0.5),
                new Change("2", "3", 2015, 0.5),
                new Change("3", "9", 2030, 1)),
            2024);
    assertEquals(Map.of("3", 0.75, "4", 0.25), vintage.weights("1", 2009));
    assertEquals(
        Map.of(new UnitYear("3", 2009), 7.0, new UnitYear("4", 2009), 1.0),
        vintage.units(
            Map.of(
                new UnitYear("1", 2009), 4.0,
                new UnitYear("3", 2009), 4.0,
                new UnitYear("3", 2025), 5.0)));
  }

  @Test
  void bothEndsOfAPairAreSplit() {
    PlainVintage vintage =
        new PlainVintage(
            List.of(new Change("1", "2", 2010, 0.25), new Change("1", "3", 2010, 0.75)), 2024);
    assertEquals(
        Map.of(
            new PairYear("2", "2", 2009), 1.0,
            new PairYear("2", "3", 2009), 3.0,
            new PairYear("3", "2", 2009), 3.0,
            new PairYear("3", "3", 2009), 9.0,
            new PairYear("2", "outside", 2009), 2.0,
            new PairYear("3", "outside", 2009), 6.0),
        vintage.pairs(
            Map.of(
                new PairYear("1", "1", 2009), 16.0,
                new PairYear("1", "outside", 2009), 8.0)));
  }
}
