package no.stedsvekst.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.attractiveness.Impulse;
import org.junit.jupiter.api.Test;

/** What is within reach, beside logarithms and sums by hand. */
class ReachTest {
  @Test
  void everyMinuteTakesTheSameShareAway() {
    for (double beta : DecayGrid.BETAS) {
      for (int minutes = 0; minutes < 90; minutes++) {
        double ratio = Reach.decay(beta, minutes + 1) / Reach.decay(beta, minutes);
        assertEquals(-beta, Math.log(ratio), 1e-12);
      }
    }
    assertEquals(1, Reach.decay(0.1, 0));
    assertTrue(Reach.decay(0.005, 90) > 0.6, "ninety minutes still count");
    assertEquals(0, Reach.decay(0.005, 90.001));
  }

  @Test
  void theExponentNoughtIsTheLogarithm() {
    assertEquals(Math.log(101), Reach.worth(100, 0), 1e-12);
    assertEquals(10, Reach.worth(100, 0.5), 1e-12);
    assertEquals(100, Reach.worth(100, 1), 1e-12);
    assertEquals(0, Reach.worth(0, 0));
    assertEquals(0, Reach.worth(0, 0.05));
  }

  @Test
  void theGridIsThatOfTheModel() {
    assertEquals(30, DecayGrid.BETAS.size());
    assertEquals(21, DecayGrid.GAMMAS.size());
    assertEquals(0.005, DecayGrid.BETAS.get(0), 1e-15);
    assertEquals(0.150, DecayGrid.BETAS.get(29), 1e-15);
    assertEquals(0.05, DecayGrid.GAMMAS.get(1), 1e-15);
    assertEquals(1, DecayGrid.GAMMAS.get(20));
  }

  @Test
  void ofEqualMissesTheSlowestDecayIsChosen() {
    DecayGrid.Fit slow = new DecayGrid.Fit(0.01, 0.5, 3);
    DecayGrid.Fit flat = new DecayGrid.Fit(0.02, 0.1, 3);
    DecayGrid.Fit wrong = new DecayGrid.Fit(0.005, 0, 4);
    DecayGrid.Fit none = new DecayGrid.Fit(0.005, 0, Double.NaN);
    assertEquals(Optional.of(slow), DecayGrid.best(List.of(none, wrong, flat, slow)));
    assertEquals(
        Optional.of(new DecayGrid.Fit(0.01, 0.1, 3)),
        DecayGrid.best(List.of(slow, new DecayGrid.Fit(0.01, 0.1, 3))));
    assertEquals(Optional.empty(), DecayGrid.best(List.of(none)));
  }

  @Test
  void jobsCountTwiceAsMuchAsServices() {
    assertEquals(700, CentralityIndex.both(900, 300), 1e-12);
    assertEquals(250, CentralityIndex.of(2, 8), 1e-12);
  }

  /**
   * 135 persons in sixteen years for .0155 more of the index, of the twenty thousand of Levanger.
   */
  @Test
  void aRoadDrawsWhatTheBookSays() {
    double aYear = Impulse.byCentrality(20_000, 0.0272193, 0.0155);
    assertEquals(135, 16 * aYear, 0.5);
  }
}
