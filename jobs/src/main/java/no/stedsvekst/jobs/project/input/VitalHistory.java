package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.attract.VitalRatios;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Births and deaths of the ten years before a jump-off over those expected, by municipality. */
final class VitalHistory {
  private static final int DECADE = 10;

  private final SourceTables inputs;
  private final String preset;
  private final Origin origin;

  VitalHistory(SourceTables inputs, String preset, Origin origin) {
    this.inputs = inputs;
    this.preset = preset;
    this.origin = origin;
  }

  /** As attract has told; of an origin of the past, reckoned from the years before it. */
  Dataset<Row> ratios() {
    Dataset<Row> told =
        municipalities(inputs.read(AttractTables.VITAL_RATIO))
            .filter(substring_index(col("period"), "-", -1).cast("int").leq(origin.lastYear()));
    return told.isEmpty() ? reckoned() : told;
  }

  private Dataset<Row> municipalities(Dataset<Row> rows) {
    return rows.filter(col("preset").equalTo(preset))
        .filter(col("level").equalTo(Levels.MUNICIPALITY));
  }

  private Dataset<Row> reckoned() {
    Dataset<Row> vital =
        municipalities(inputs.read(AttractTables.POPULATION_DECOMPOSITION))
            .filter(PlaceInputQueries.IS_YEAR)
            .withColumn("year", col("period").try_cast("int"))
            .filter(col("year").leq(origin.lastYear()))
            .groupBy("level", "unit", "year")
            .agg(
                of("births_expected"),
                of("births_deviation"),
                of("deaths_expected"),
                of("deaths_deviation"))
            .withColumn("births", col("births_expected").plus(col("births_deviation")))
            .withColumn(
                "deaths", col("deaths_expected").plus(col("deaths_deviation")).unary_$minus());
    List<Integer> years = ShareYears.yearsOf(vital.filter(col("births").isNotNull()));
    int last = years.isEmpty() ? origin.lastYear() : years.get(years.size() - 1);
    int first = years.isEmpty() ? last : Math.max(years.get(0), last - DECADE + 1);
    return VitalRatios.of(vital, new YearRange(first, last));
  }

  private static Column of(String component) {
    return sum(when(col("component").equalTo(component), col("persons"))).as(component);
  }
}
