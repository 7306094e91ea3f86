package no.stedsvekst.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import no.stedsvekst.indicator.FollowUp.Goal;
import no.stedsvekst.indicator.FollowUp.Year;
import org.junit.jupiter.api.Test;

class FollowUpTest {
  private static NavigableMap<Integer, Double> series(int first, Double... values) {
    NavigableMap<Integer, Double> series = new TreeMap<>();
    for (int index = 0; index < values.length; index++) {
      series.put(first + index, values[index]);
    }
    return series;
  }

  private static NavigableMap<Integer, Goal> goals(int first, Double... targets) {
    NavigableMap<Integer, Goal> goals = new TreeMap<>();
    for (int index = 0; index < targets.length; index++) {
      goals.put(first + index, new Goal(targets[index], null));
    }
    return goals;
  }

  private static List<String> statuses(FollowUp plan, NavigableMap<Integer, Double> values) {
    return plan.years(values, new TreeMap<>(), values.lastKey()).stream()
        .map(year -> year.year() + " " + year.status().word())
        .toList();
  }

  /**
   * Jobs, people and commuters of Asker as Statistics Norway has them, and the plan's ambitions.
   */
  @Test
  void theFiguresOfAskerHaveTheStatusesOfThePlan() {
    double[] jobs = {35288, 36717, 36787, 36699, 37678, 38514};
    double[] employed = {46436, 47276, 47702, 47414, 49181, 50742};
    double[] own = {19437, 19996, 19790, 19795, 20149, 20678};
    double[] people = {92174, 92828, 93679, 94441, 94915, 96088, 97784};
    NavigableMap<Integer, Double> perInhabitant = new TreeMap<>();
    NavigableMap<Integer, Double> shortCommutes = new TreeMap<>();
    for (int index = 0; index < jobs.length; index++) {
      shortCommutes.put(2017 + index, own[index] / employed[index]);
      if (index > 0) {
        perInhabitant.put(
            2017 + index, (jobs[index] - jobs[index - 1]) / (people[index + 1] - people[index]));
      }
    }
    // As printed.
    assertEquals(1.68, perInhabitant.get(2018), 0.005);
    assertEquals(0.09, perInhabitant.get(2019), 0.005);
    FollowUp jobsRule =
        new FollowUp(TargetRule.AT_LEAST, goals(2021, 0.5, 0.5, 0.5, 0.5), false, null, null);
    assertEquals(List.of("2021 met", "2022 near"), statuses(jobsRule, perInhabitant).subList(3, 5));
    FollowUp path =
        new FollowUp(TargetRule.AT_LEAST, goals(2021, 0.414, 0.42, 0.425, 0.43), false, null, null);
    assertEquals(List.of("2021 near", "2022 near"), statuses(path, shortCommutes).subList(4, 6));
    FollowUp rise =
        new FollowUp(
            TargetRule.RISE, goals(2021, null, null, null, (Double) null), false, null, null);
    assertEquals(
        List.of(
            "2017 no_data", "2018 met", "2019 missed", "2020 met", "2021 missed", "2022 missed"),
        statuses(rise, shortCommutes));
  }

  @Test
  void theGoalInForceIsTheNextOneElseTheLast() {
    FollowUp plan = new FollowUp(TargetRule.AT_MOST, goals(2022, 12.0, 10.0), true, 1.0, null);
    List<Year> years =
        plan.years(series(2019, 20.0, 15.0, 14.0, null, 9.0, 13.0), new TreeMap<>(), 2024);
    assertEquals(
        List.of(2022, 2022, 2022, 2022, 2023, 2023), years.stream().map(Year::targetYear).toList());
    assertEquals(
        List.of("missed", "missed", "near", "no_data", "met", "missed"),
        years.stream().map(year -> year.status().word()).toList());
    assertEquals((12.0 - 14) / 1, years.get(2).requiredChange());
    assertNull(years.get(4).requiredChange());
    assertEquals(9.0, years.get(4).forecast());
    assertNull(years.get(5).forecast());
    // Slopes −5, −1, −3 of 20, 15, 14: the median is −3; fewer ranks are better.
    assertEquals(-3.0, years.get(2).slope());
    assertEquals("better", years.get(2).trend());
    assertEquals(11.0, years.get(2).forecast());
    assertEquals("met", years.get(2).forecastStatus().word());
    assertNull(years.get(1).slope());
  }

  @Test
  void aForecastStaysWithinWhatCanBeAndAProjectionGoesFirst() {
    FollowUp plan = new FollowUp(TargetRule.AT_MOST, goals(2030, 0.1), false, 0.0, 1.0);
    NavigableMap<Integer, Double> falling = series(2019, 0.9, 0.6, 0.3);
    Year last = plan.years(falling, new TreeMap<>(), 2021).get(2);
    assertEquals(0.0, last.forecast());
    assertEquals("trend", last.forecastMethod());
    Year projected = plan.years(falling, series(2030, 0.25), 2021).get(2);
    assertEquals(0.25, projected.forecast());
    assertEquals("projection", projected.forecastMethod());
    assertEquals("missed", projected.forecastStatus().word());
    assertEquals((0.1 - 0.3) / 9, projected.requiredChange(), 1e-15);
  }

  @Test
  void aRiseThatStopsIsNearAndGoalsThatAreNotDueAreNotTold() {
    FollowUp plan = new FollowUp(TargetRule.RISE, goals(2021, (Double) null), false, null, null);
    assertEquals(List.of("2020 no_data", "2021 near"), statuses(plan, series(2020, 5.0, 5.0)));
    FollowUp later = new FollowUp(TargetRule.AT_LEAST, goals(2019, 1.0, 2.0), false, null, null);
    assertEquals(
        List.of("no_data"),
        later.years(new TreeMap<>(), new TreeMap<>(), 2019).stream()
            .map(year -> year.status().word())
            .toList());
  }

  /** The median of all slopes, taken by a loop that shares nothing. */
  @Test
  void theSlopeIsTheMedianOfAllPairsOfTheLastFiveWithinSeven() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      NavigableMap<Integer, Double> values = new TreeMap<>();
      for (int year = 2000; year < 2012; year++) {
        if (random.nextInt(3) > 0) {
          values.put(year, random.nextDouble());
        }
      }
      List<double[]> last = new ArrayList<>();
      for (int year = 2011; year > 2004 && last.size() < 5; year--) {
        if (values.containsKey(year)) {
          last.add(new double[] {year, values.get(year)});
        }
      }
      List<Double> slopes = new ArrayList<>();
      for (double[] one : last) {
        for (double[] other : last) {
          if (one[0] > other[0]) {
            slopes.add((one[1] - other[1]) / (one[0] - other[0]));
          }
        }
      }
      Collections.sort(slopes);
      Double wanted = null;
      if (last.size() >= 3) {
        int middle = slopes.size() / 2;
        wanted =
            slopes.size() % 2 == 1
                ? slopes.get(middle)
                : Double.valueOf((slopes.get(middle - 1) + slopes.get(middle)) / 2);
      }
      Double found = TheilSen.slope(values, 2011);
      assertEquals(wanted == null, found == null);
      if (wanted != null) {
        assertEquals(wanted, found, 1e-9);
      }
    }
  }
}
