package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The panel of all levels, from the rows of its units and what their residents meet. */
final class Panel {
  private static final String[] KEY = {"level", "unit", "year"};

  private Panel() {}

  /**
   * Growth and supply of every unit of every level, beyond the nation's.
   *
   * @param municipalities the municipalities' rows
   * @param above which municipality is in which unit
   */
  static Dataset<Row> units(Dataset<Row> municipalities, Dataset<Row> above, Preset preset) {
    Dataset<Row> nation = NationalBaseline.of(municipalities, preset.supplyDenominator());
    return UnitYears.withRelative(
        municipalities.unionByName(
            UnitYears.ofLevels(municipalities, above, preset.centralityEdition())),
        nation,
        preset.supplyDenominator());
  }

  /**
   * A row a level, unit and year.
   *
   * @param units growth and supply of every unit
   * @param weights what the residents of every unit meet where they work
   * @param above which municipality is in which unit
   */
  static Dataset<Row> of(
      Dataset<Row> units, Dataset<Row> weights, Dataset<Row> above, Preset preset) {
    Column isOwn = col("level").equalTo(Levels.MUNICIPALITY);
    Dataset<Row> own = units.filter(isOwn).join(weights.filter(isOwn), KEY, "left");
    Dataset<Row> larger = units.filter(isOwn.unary_$bang());
    Dataset<Row> between = weights.filter(isOwn.unary_$bang());
    Dataset<Row> averages = CommutingWeights.averageOverResidents(own, above);
    Dataset<Row> unitPanel =
        preset.regionVra().equals("pop_weighted")
            ? larger
                .join(averages, KEY, "left")
                .join(between.drop("vra", "vra_own", "vra_neighbour"), KEY, "left")
            // A group need not cover the map: what its residents meet is their mean.
            : larger.join(
                between.unionByName(averages.filter(isWhole().unary_$bang()), true), KEY, "left");
    return finished(own.unionByName(unitPanel), preset);
  }

  private static Column isWhole() {
    return col("level").isin(Levels.WHOLE.toArray());
  }

  private static Dataset<Row> finished(Dataset<Row> rows, Preset preset) {
    Dataset<Row> panel = UnitYears.withNetMigration(rows);
    panel = UnitYears.withLags(panel, "vra", "vra");
    panel = UnitYears.withLags(panel, "relative_growth", "own_growth");
    panel = UnitYears.withLags(panel, "neighbour_growth", "neighbour_growth");
    return panel
        .withColumn("is_after_break", isAfterBreak(preset.breakYears()))
        // A year of which only the 1 January is known has no flows.
        .filter(col("jobs").isNotNull().or(col("net_migration").isNotNull()));
  }

  /** The growth of a break year stands in its own row and, as a lag, in the two that follow. */
  private static Column isAfterBreak(List<Integer> breaks) {
    return breaks.stream()
        .map(year -> col("year").between(year, year + 2))
        .reduce(Column::or)
        .orElse(lit(false));
  }
}
