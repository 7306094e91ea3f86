package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** The units by which projections are judged: municipalities, or their sums to another level. */
final class ScoredUnits {
  private final String level;
  private final Optional<Dataset<Row>> members;
  private final Dataset<Row> above;
  private final Dataset<Row> around;

  /**
   * Of a level.
   *
   * @param level as in gold.panel; one without units is refused
   */
  ScoredUnits(SourceTables inputs, String level) {
    this.level = level;
    Dataset<Row> all =
        Levels.above(
            inputs.read(SilverTables.MUNICIPALITY), inputs.landed(PlaceTables.MUNICIPALITY_GROUP));
    boolean isFinest = level.equals(Levels.MUNICIPALITY);
    above = all.filter(col("level").equalTo(isFinest ? Levels.COUNTRY : level));
    around =
        all.filter(
            col("level").isin(Levels.REGION, Levels.COUNTY).and(col("level").notEqual(level)));
    members =
        isFinest
            ? Optional.empty()
            : Optional.of(above.select(col("unit"), col("code").as("municipality")));
    if (!isFinest && above.isEmpty()) {
      TreeSet<String> known =
          new TreeSet<>(all.select("level").distinct().as(Encoders.STRING()).collectAsList());
      known.add(Levels.MUNICIPALITY);
      throw Refusals.unknownLevel(level, known);
    }
  }

  /** What the units are called together. */
  String level() {
    return level;
  }

  /** Level, unit and code of units above municipalities, these among them. */
  Dataset<Row> above() {
    return above;
  }

  /** The same of regions and counties, where these are not the units. */
  Dataset<Row> around() {
    return around;
  }

  /**
   * Rows of municipalities added up to the units, which then stand in the column municipality.
   *
   * @param value that is added
   * @param keys beside the municipality
   */
  Dataset<Row> sums(Dataset<Row> rows, String value, String... keys) {
    return of(rows).groupBy(columns(keys)).agg(sum(value).as(value));
  }

  /** Rows of municipalities with the unit in the column municipality. */
  Dataset<Row> of(Dataset<Row> rows) {
    return members
        .map(
            units ->
                rows.join(broadcast(units), "municipality")
                    .drop("municipality")
                    .withColumnRenamed("unit", "municipality"))
        .orElse(rows);
  }

  private static Column[] columns(String... keys) {
    List<String> all = new ArrayList<>(List.of("municipality"));
    all.addAll(List.of(keys));
    return all.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
