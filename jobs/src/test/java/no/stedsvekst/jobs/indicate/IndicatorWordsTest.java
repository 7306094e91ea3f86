package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.indicator.FollowUp;
import no.stedsvekst.indicator.FollowUp.Goal;
import no.stedsvekst.indicator.Ratio;
import no.stedsvekst.indicator.TargetRule;
import no.stedsvekst.indicator.TargetRule.Status;
import no.stedsvekst.jobs.settings.Vocabulary;
import org.junit.jupiter.api.Test;

/** Every word that the kernels of indicators say has its names. */
class IndicatorWordsTest {
  @Test
  void everyWordIsNamed() {
    assertEquals(words(TargetRule.values(), TargetRule::word), named("target_rule"));
    assertEquals(words(Status.values(), Status::word), named("target_status"));
    assertEquals(Set.of(FollowUp.PROJECTION, FollowUp.TREND), named("forecast_method"));
    assertEquals(Set.of(Ratio.BASE, Ratio.MISSING), named("no_value_reason"));
    assertEquals(
        Stream.of(1.0, 0.0, -1.0).map(IndicatorWordsTest::trend).collect(Collectors.toSet()),
        named("target_trend"));
  }

  /** Of values that change by so much a year. */
  private static String trend(double slope) {
    TreeMap<Integer, Goal> goals = new TreeMap<>();
    goals.put(2013, new Goal(10.0, 1.0));
    TreeMap<Integer, Double> values = new TreeMap<>();
    for (int year = 2010; year <= 2013; year++) {
      values.put(year, 10 + slope * (year - 2010));
    }
    return new FollowUp(TargetRule.AT_LEAST, goals, false, null, null)
        .years(values, new TreeMap<>(), 2013)
        .get(3)
        .trend();
  }

  private static <T> Set<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> named(String vocabulary) {
    return Vocabulary.of(vocabulary).keySet();
  }
}
