package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The panel of all levels, from the silver tables. */
final class Panel {
  private Panel() {}

  /**
   * A row a level, unit and year.
   *
   * @param municipalities the municipalities' rows
   * @param above which municipality is in which unit
   * @param shareYears which year's commuting weighs which year's growth
   */
  static Dataset<Row> of(
      SilverInputs silver,
      Dataset<Row> municipalities,
      Dataset<Row> above,
      Dataset<Row> shareYears,
      Preset preset) {
    Dataset<Row> nation = Nation.of(municipalities, preset.supplyDenominator());
    Dataset<Row> own = UnitYears.withRelative(municipalities, nation, preset.supplyDenominator());
    Dataset<Row> units =
        UnitYears.withRelative(
            UnitYears.ofLevels(municipalities, above, preset.centralityEdition()),
            nation,
            preset.supplyDenominator());
    Dataset<Row> ownPanel =
        CommutingWeights.joined(
            own,
            CommutingWeights.weigh(
                CommutingWeights.betweenMunicipalities(silver.commuting()), own, shareYears));
    Dataset<Row> between =
        CommutingWeights.weigh(
            CommutingWeights.betweenUnits(silver.commuting(), above), units, shareYears);
    Dataset<Row> averages = CommutingWeights.averageOverResidents(ownPanel, above);
    Dataset<Row> unitPanel =
        preset.regionVra().equals("pop_weighted")
            ? CommutingWeights.joined(
                CommutingWeights.joined(units, averages),
                between.drop("vra", "vra_own", "vra_neighbour"))
            // A group need not cover the map: what its residents meet is their mean.
            : CommutingWeights.joined(
                units, between.unionByName(averages.filter(isWhole().unary_$bang()), true));
    return finished(ownPanel, preset).unionByName(finished(unitPanel, preset));
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
