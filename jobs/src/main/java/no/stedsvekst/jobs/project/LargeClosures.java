package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import org.apache.spark.sql.Column;

/**
 * The years in which the closure of migration is more than a quarter of what it closes: there the
 * nation's path, and not the model, says how many move.
 *
 * @param years by scenario, the share of each such year
 */
record LargeClosures(Map<String, NavigableMap<Integer, Double>> years) {

  /** Of a projection. */
  static LargeClosures of(Projection projection, List<List<ConstraintFactors>> factors) {
    List<String> names = projection.scenarioRuns().stream().map(ScenarioRun::name).toList();
    List<Integer> flowYears = projection.nation().stream().map(year -> year.year()).toList();
    return of(names, flowYears, factors);
  }

  /** By year and scenario. */
  static LargeClosures of(
      List<String> scenarios, List<Integer> flowYears, List<List<ConstraintFactors>> factors) {
    Map<String, NavigableMap<Integer, Double>> years = new LinkedHashMap<>();
    for (int year = 0; year < factors.size(); year++) {
      for (int scenario = 0; scenario < scenarios.size(); scenario++) {
        ConstraintFactors closure = factors.get(year).get(scenario);
        if (closure.isMigrationShareLarge()) {
          years
              .computeIfAbsent(scenarios.get(scenario), name -> new TreeMap<>())
              .put(flowYears.get(year), closure.migrationShare);
        }
      }
    }
    return new LargeClosures(years);
  }

  /** A sentence for each scenario that has such years. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    years.forEach(
        (scenario, shares) -> {
          Map.Entry<Integer, Double> largest =
              shares.entrySet().stream()
                  .max(
                      Map.Entry.comparingByValue(
                          (a, b) -> Double.compare(Math.abs(a), Math.abs(b))))
                  .orElseThrow();
          sentences.add(
              "%s: the closure is more than a quarter of expected net migration in %d years from %d to %d, %+.0f %% in %d; METHODS, A12, says what that means"
                  .formatted(
                      scenario,
                      shares.size(),
                      shares.firstKey(),
                      shares.lastKey(),
                      100 * largest.getValue(),
                      largest.getKey()));
        });
    return sentences;
  }

  /** Whether a row of a scenario and year is of such a year. */
  Column isLarge() {
    Column isLarge = lit(false);
    for (Map.Entry<String, NavigableMap<Integer, Double>> scenario : years.entrySet()) {
      isLarge =
          isLarge.or(
              col("scenario")
                  .equalTo(scenario.getKey())
                  .and(col("year").isin(scenario.getValue().keySet().toArray())));
    }
    return isLarge;
  }
}
