package no.stedsvekst.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmallKernelsTest {
  @Test
  void aBaseThatIsNothingHasNoShare() {
    assertNull(Ratio.of(3.0, 0.0, 1.0));
    assertEquals("base", Ratio.reason(3.0, -1.0));
    assertEquals("missing_member", Ratio.reason(null, 0.0));
    assertNull(Ratio.reason(3.0, 4.0));
    assertEquals(75.0, Ratio.of(3.0, 4.0, 100.0));
  }

  /** Employed by main industry group 2023 in percent of the slides of 2025. */
  @Test
  void oneSidednessIsTheSumOfSquaresOfTheSharesAsPrinted() {
    double[][] printed = {
      {27.36, 13.35, 59.29},
      {10.93, 17.08, 71.99},
      {11.59, 17.48, 70.92},
      {8.67, 29.14, 62.19},
      {17.80, 7.84, 74.36},
      {21.61, 18.18, 60.21}
    };
    for (double[] place : printed) {
      double squares = 0;
      for (double share : place) {
        squares += IndustryStructure.concentration(share, 100);
      }
      double plain = (place[0] * place[0] + place[1] * place[1] + place[2] * place[2]) / 1e4;
      assertEquals(plain, squares, 1e-12);
      assertTrue(squares >= 1 / 3.0);
      // One column of the slide, of Nedre Romerike, adds up to 99.99.
      assertEquals(place[0] == 11.59 ? 99.99 : 100, place[0] + place[1] + place[2], 1e-9);
    }
    assertEquals(0.3, IndustryStructure.distance(0.2, 0.5), 1e-15);
    assertEquals(2.0, IndustryStructure.quotient(0.4, 0.2), 1e-15);
    assertNull(IndustryStructure.quotient(0.4, 0.0));
    assertNull(IndustryStructure.quotient(null, 0.2));
  }

  /** Asker and Bærum 2019 as Statistics Norway has them: net 4263 of 10 915 jobs that lack. */
  @Test
  void aPartOfADeficitNeedsADeficit() {
    assertEquals(0.39056, CommutingBalance.shareOfDeficit(4263.0, 47702.0, 36787.0), 5e-6);
    assertNull(CommutingBalance.shareOfDeficit(5.0, 100.0, 100.0));
    assertNull(CommutingBalance.shareOfDeficit(null, 120.0, 100.0));
  }

  @Test
  void indicesAndRatesAreOfWhatWasThereBefore() {
    assertEquals(1.08, JobIndex.of(108.0, 100.0), 1e-12);
    assertNull(JobIndex.of(5.0, 0.0));
    assertEquals(-0.05, Relocation.rate(-5.0, 100.0), 1e-15);
    assertEquals(3.0, Relocation.jobs(3.0, 7.0));
    assertEquals(7.0, Relocation.jobs(null, 7.0));
    assertEquals(150, HousingNeed.room(2, 100, 50), 0);
    assertEquals(0, HousingNeed.room(2, 10, 50), 0);
  }

  /** Three points: x 0, 1, 2 and y 0, 2, 1. The line is 0.5 + 0.5x, the residuals −.5, 1, −.5. */
  @Test
  void theErrorOfASlopeIsThatOfItsResiduals() {
    double explained = 0.25 * 2 / 2;
    assertEquals(Math.sqrt(1.5 / 1 / 2), StraightLine.slopeError(3, 2, 2, explained), 1e-12);
    assertTrue(Double.isNaN(StraightLine.slopeError(2, 1, 1, 1)));
    assertTrue(Double.isNaN(StraightLine.slopeError(5, 0, 1, 0)));
  }
}
