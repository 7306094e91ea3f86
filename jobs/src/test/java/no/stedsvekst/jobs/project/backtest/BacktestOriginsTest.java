package no.stedsvekst.jobs.project.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From when is projected, by the years that were counted. */
class BacktestOriginsTest {
  private static BacktestOrigins of(List<Integer> asked, int first, int last) {
    return BacktestOrigins.of(
        asked, List.of(5, 10), IntStream.rangeClosed(first, last).boxed().toList());
  }

  @Test
  void leftOpenTheyAreTenAndFiveYearsBeforeTheLastThatWasCounted() {
    BacktestOrigins origins = of(List.of(), 1986, 2026);
    assertEquals(Map.of(2016, List.of(5, 10), 2021, List.of(5)), origins.horizons());
    assertEquals(List.of(2016, 2021), origins.years());
    assertEquals(List.of(), origins.leftOut());
  }

  /** In 2014 four years are known before it, in 2019 nine. */
  @Test
  void oneWithLessThanFiveYearsBeforeItIsLeftOut() {
    BacktestOrigins origins = of(List.of(), 2010, 2024);
    assertEquals(Map.of(2019, List.of(5)), origins.horizons());
    assertEquals(
        List.of("origin 2014 is left out: population begins in 2010, less than 5 years before it"),
        origins.leftOut());
    assertEquals(List.of(2009 + 5), of(List.of(), 2009, 2024).years().subList(0, 1));
  }

  @Test
  void whatAUserAsksForIsTriedWhateverIsKnownBefore() {
    BacktestOrigins origins = of(List.of(2011, 2021), 2010, 2024);
    assertEquals(Map.of(2011, List.of(5, 10)), origins.horizons());
    assertEquals(List.of("origin 2021 is left out: population ends in 2024"), origins.leftOut());
  }

  @Test
  void ofThreeYearsThereIsNone() {
    BacktestOrigins origins = of(List.of(), 2021, 2023);
    assertEquals(Map.of(), origins.horizons());
    assertEquals(2, origins.leftOut().size());
  }
}
