package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.NationYear;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The scenarios of single places whose sums are not the nation's at the horizon: they keep
 * neutral's factors, so that what they assume of one place is taken from no other.
 *
 * @param horizon year of the 1 January
 * @param nation its people
 * @param sums people of such scenarios
 */
record MissedFrame(int horizon, double nation, Map<String, Double> sums) {
  /** A difference that nobody would notice in a table of the nation. */
  private static final double NOTICED = 1e-4;

  /**
   * Of a projection.
   *
   * @param totals scenario, municipality, year, persons
   */
  static MissedFrame of(Projection projection, Dataset<Row> totals) {
    List<Object> frozen = new ArrayList<>();
    for (int number = 0; number < projection.scenarioRuns().size(); number++) {
      ScenarioRun run = projection.scenarioRuns().get(number);
      boolean isOfEach = projection.scenarios().get(number).isOfEachPlace();
      if (run.closure() == Scenario.Closure.FROZEN && !isOfEach) {
        frozen.add(run.name());
      }
    }
    NationYear last = projection.nation().get(projection.nation().size() - 1);
    Map<String, Double> sums = new LinkedHashMap<>();
    if (!frozen.isEmpty()) {
      totals
          .filter(col("scenario").isin(frozen.toArray()).and(col("year").equalTo(last.year() + 1)))
          .groupBy("scenario")
          .agg(sum("persons"))
          .orderBy("scenario")
          .collectAsList()
          .forEach(row -> sums.put(row.getString(0), row.getDouble(1)));
    }
    double nation = 0;
    for (double cell : last.people()) {
      nation += cell;
    }
    return new MissedFrame(last.year() + 1, nation, sums);
  }

  /** A sentence for each that misses it by more than anybody would notice. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sums.forEach(
        (scenario, people) -> {
          double miss = people / nation - 1;
          if (Math.abs(miss) > NOTICED) {
            sentences.add(
                "%s adds up to %.0f people on 1 January %d, %+.2f %% beside the nation's projection: what it assumes of single places is taken from no other; --closure recomputed makes all add up"
                    .formatted(scenario, people, horizon, 100 * miss));
          }
        });
    return sentences;
  }
}
