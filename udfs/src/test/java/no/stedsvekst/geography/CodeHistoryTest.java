package no.stedsvekst.geography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.geography.CodeHistory.Change;
import no.stedsvekst.geography.CodeHistory.Share;
import org.junit.jupiter.api.Test;

class CodeHistoryTest {
  private static final int NOW = 2030;

  @Test
  void aCodeWithoutChangesStays() {
    assertEquals(List.of(new Share("0301", 1)), history().carry("0301", 2000, NOW));
  }

  @Test
  void changesAreFollowedYearByYear() {
    CodeHistory history = history(change("A", "B", 2010, 1), change("B", "C", 2015, 1));
    assertEquals(List.of(new Share("C", 1)), history.carry("A", 2009, NOW));
    assertEquals(List.of(new Share("B", 1)), history.carry("A", 2009, 2014));
    // The new code holds from 1 January of the year of the change.
    assertEquals(List.of(new Share("A", 1)), history.carry("A", 2010, NOW));
    assertEquals(List.of(new Share("C", 1)), history.carry("B", 2010, NOW));
    assertEquals(List.of(new Share("B", 1)), history.carry("B", 2020, 2014));
  }

  @Test
  void sharesOfSharesAreMultipliedAndMeetAgain() {
    CodeHistory history =
        history(
            change("A", "B", 2010, 0.25),
            change("A", "C", 2010, 0.75),
            change("B", "D", 2020, 1),
            change("C", "C", 2020, 0.8),
            change("C", "D", 2020, 0.2));
    assertEquals(List.of(), history.faults());
    assertShares(Map.of("C", 0.6, "D", 0.4), history.carry("A", 2005, NOW));
  }

  @Test
  void twoStepsEqualTheDirectOne() {
    CodeHistory history =
        history(
            change("A", "A", 2010, 0.9),
            change("A", "B", 2010, 0.1),
            change("B", "C", 2015, 0.5),
            change("B", "B", 2015, 0.5),
            change("A", "C", 2020, 1));
    Map<String, Double> composed = new HashMap<>();
    for (Share half : history.carry("A", 2000, 2012)) {
      for (Share whole : history.carry(half.code(), 2012, NOW)) {
        composed.merge(whole.code(), half.weight() * whole.weight(), Double::sum);
      }
    }
    assertShares(composed, history.carry("A", 2000, NOW));
  }

  @Test
  void allChangesOfAYearHappenAtOnce() {
    CodeHistory swap = history(change("A", "B", 2010, 1), change("B", "A", 2010, 1));
    assertEquals(List.of(), swap.faults());
    assertEquals(List.of(new Share("B", 1)), swap.carry("A", 2009, NOW));
    CodeHistory entered =
        history(
            change("A", "A", 2010, 0.7), change("A", "B", 2010, 0.3), change("C", "A", 2010, 1));
    assertEquals(List.of(), entered.faults());
    assertEquals(List.of(new Share("A", 1)), entered.carry("C", 2009, NOW));
  }

  @Test
  void aChainInsideAYearIsRefused() {
    assertFault(
        "B is left for C 1 and entered in the same year 2010, without a row to itself",
        change("A", "B", 2010, 1),
        change("B", "C", 2010, 1));
  }

  @Test
  void aRingThatSomeoneElseEntersIsNoPermutation() {
    List<String> faults =
        history(change("A", "B", 2010, 1), change("B", "A", 2010, 1), change("X", "B", 2010, 1))
            .faults();
    assertEquals(2, faults.size(), faults.toString());
  }

  @Test
  void weightsThatDoNotSumToOneAreToldWithTheCodes() {
    assertFault(
        "the weights of 1850 in 2020 sum to 0.9, not to 1 (1806 0.5, 1875 0.4)",
        change("1850", "1806", 2020, 0.5),
        change("1850", "1875", 2020, 0.4));
  }

  @Test
  void aMissingWeightIsToldWithTheCodes() {
    assertFault(
        "the change of 1507 to 1580 in 2024 has no weight",
        change("1507", "1508", 2024, 0.5),
        change("1507", "1580", 2024, Double.NaN));
  }

  @Test
  void theChangedCodesAreThoseThatAreLeft() {
    assertEquals(
        List.of("A", "B"),
        List.copyOf(history(change("B", "C", 2010, 1), change("A", "C", 2015, 1)).changedCodes()));
  }

  private static void assertFault(String said, Change... changes) {
    assertEquals(List.of(said), history(changes).faults());
  }

  private static void assertShares(Map<String, Double> wanted, List<Share> shares) {
    assertEquals(wanted.keySet(), Map.copyOf(asMap(shares)).keySet());
    wanted.forEach((code, weight) -> assertEquals(weight, asMap(shares).get(code), 1e-15, code));
    assertTrue(Math.abs(shares.stream().mapToDouble(Share::weight).sum() - 1) < 1e-12);
  }

  private static Map<String, Double> asMap(List<Share> shares) {
    Map<String, Double> map = new HashMap<>();
    shares.forEach(share -> map.put(share.code(), share.weight()));
    return map;
  }

  private static Change change(String from, String to, int year, double weight) {
    return new Change(from, to, year, weight);
  }

  private static CodeHistory history(Change... changes) {
    return new CodeHistory(List.of(changes));
  }
}
