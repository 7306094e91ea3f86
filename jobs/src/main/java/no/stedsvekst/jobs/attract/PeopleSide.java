package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.OnePass;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The change of populations, taken apart.
 *
 * @param components of it
 * @param annual persons by component, a column each, of every level, unit and year
 * @param yearly the same in rows, as shares and beyond the nation's
 * @param years in which the attractiveness of municipalities is known
 * @param birthYears in which births are expected of any of them
 * @param findings what must hold of it, and whether it does
 */
record PeopleSide(
    PopulationComponents components,
    Dataset<Row> annual,
    Dataset<Row> yearly,
    List<Integer> years,
    List<Integer> birthYears,
    Findings findings) {

  static PeopleSide of(
      AttractInputs inputs,
      AppliedCoefficients coefficients,
      Preset preset,
      Dataset<Row> vital,
      Materialized kept) {
    PopulationComponents components =
        new PopulationComponents(coefficients, preset.intercept().equals("own"));
    Dataset<Row> annual =
        kept.keep(
            components.annual(
                withCovariates(inputs, components.covariates()), vital, inputs.above()));
    List<String> names = new ArrayList<>(components.names());
    names.add(PopulationComponents.GAP);
    Dataset<Row> yearly = kept.keep(PopulationDecomposition.yearly(annual, names));
    OnePass.Answers answers =
        OnePass.over(annual)
            .check(AttractChecks.ofPopulation(components))
            .askYears("judged", isKnown(PopulationComponents.ATTRACTIVENESS))
            .askYears("births", isKnown("births_expected"))
            .answers();
    Findings findings = answers.found().and(AttractChecks.ofRelativeRates(yearly));
    return new PeopleSide(
        components, annual, yearly, answers.years("judged"), answers.years("births"), findings);
  }

  /** Whether a measure of a municipality is known. */
  static Column isKnown(String measure) {
    return col("level").equalTo(Levels.MUNICIPALITY).and(col(measure).isNotNull());
  }

  private static Dataset<Row> withCovariates(AttractInputs inputs, List<String> names) {
    Optional<Dataset<Row>> landed = inputs.covariates();
    if (names.isEmpty() || landed.isEmpty()) {
      return inputs.panel();
    }
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(max(when(col("name").equalTo(name), col("value"))).as(name));
    }
    return inputs
        .panel()
        .join(
            landed
                .get()
                .groupBy("level", "unit", "year")
                .agg(columns.get(0), columns.subList(1, columns.size()).toArray(Column[]::new)),
            new String[] {"level", "unit", "year"},
            "left");
  }
}
