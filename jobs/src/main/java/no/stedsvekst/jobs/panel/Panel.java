package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The panel of municipalities and of regions, from the silver tables. */
final class Panel {
  private Panel() {}

  /**
   * Both levels, a row a unit and year.
   *
   * @param unitYears the municipalities' rows
   * @param shareYears which year's commuting weighs which year's growth
   */
  static Dataset<Row> of(
      SilverInputs silver, Dataset<Row> unitYears, Dataset<Row> shareYears, Preset preset) {
    Dataset<Row> nation = Nation.of(unitYears);
    Dataset<Row> municipalities = UnitYears.withRelativeGrowth(unitYears, nation);
    Dataset<Row> municipalityVra =
        CommutingWeights.weigh(silver.commuting(), municipalities, shareYears);
    Dataset<Row> municipalityPanel = join(municipalities, municipalityVra);
    Dataset<Row> regions =
        UnitYears.withRelativeGrowth(
            UnitYears.ofRegions(unitYears, preset.centralityEdition()), nation);
    Dataset<Row> regionVra =
        preset.regionVra().equals("pop_weighted")
            ? CommutingWeights.averageOverResidents(municipalityPanel)
            : CommutingWeights.weigh(
                CommutingWeights.betweenRegions(silver.commuting(), silver.municipalities()),
                regions,
                shareYears);
    return finished("municipality", municipalityPanel.drop("region"))
        .unionByName(finished("region", join(regions, regionVra)));
  }

  private static Dataset<Row> join(Dataset<Row> rows, Dataset<Row> vra) {
    return rows.join(vra, new String[] {"unit", "year"}, "left");
  }

  private static Dataset<Row> finished(String level, Dataset<Row> rows) {
    return UnitYears.withNetMigration(rows)
        .withColumn("vra_1", UnitYears.before("vra", 1))
        .withColumn("vra_2", UnitYears.before("vra", 2))
        .withColumn("level", lit(level))
        // A year of which only the 1 January is known has no flows.
        .filter(col("jobs").isNotNull().or(col("net_migration").isNotNull()));
  }
}
