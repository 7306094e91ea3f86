package no.stedsvekst.geography;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import no.stedsvekst.geography.SplitWeights.Part;
import org.junit.jupiter.api.Test;

/** Shares that can be done on paper. */
class SplitWeightsTest {
  @Test
  void peopleLessThoseWhoCameAlongWhole() {
    assertEquals(
        Map.of("1806", 0.8, "1875", 0.2),
        SplitWeights.of(List.of(new Part("1806", 2428, 2020), new Part("1875", 1112, 1010))));
  }

  @Test
  void sharesAddUpToOne() {
    Map<String, Double> shares =
        SplitWeights.of(
            List.of(new Part("a", 0.1, 0), new Part("b", 0.3, 0), new Part("c", 7.7, 0.2)));
    assertEquals(1, shares.values().stream().mapToDouble(Double::doubleValue).sum(), 1e-15);
  }

  @Test
  void whatIsNotKnownIsNotGuessed() {
    Part good = new Part("a", 10, 0);
    assertEquals(Map.of(), SplitWeights.of(List.of(good, new Part("b", Double.NaN, 0))));
    assertEquals(Map.of(), SplitWeights.of(List.of(good, new Part("b", 5, Double.NaN))));
    assertEquals(Map.of(), SplitWeights.of(List.of(good, new Part("b", 5, 6))));
  }
}
