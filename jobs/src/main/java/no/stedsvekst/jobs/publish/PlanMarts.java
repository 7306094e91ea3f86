package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B0. What {@code indicate} has found, as facts of the star; small counts are left out. */
final class PlanMarts {
  private final StarInputs inputs;

  PlanMarts(StarInputs inputs) {
    this.inputs = inputs;
  }

  /** Those whose input is there: most lakes have none of it. */
  void addTo(StarWriter writer) {
    if (has(IndicateTables.INDICATOR_VALUE)) {
      writer.addSmall(StarDimensions.INDICATOR, () -> SmallDimensions.indicators(inputs));
      writer.add(PlanTables.INDICATOR, this::indicators);
    }
    if (has(IndicateTables.INDICATOR_TARGET)) {
      writer.add(PlanTables.GOAL, this::goals);
    }
    if (has(IndicateTables.RELOCATION)) {
      writer.add(PlanTables.RELOCATION, this::relocations);
    }
    if (has(IndicateTables.OCCUPATION_GROWTH)) {
      writer.add(PlanTables.OCCUPATION, this::occupations);
    }
  }

  private boolean has(TableSpec table) {
    return inputs.context().has(table);
  }

  private Dataset<Row> municipalities(TableSpec table) {
    return inputs
        .ofPreset(table)
        .orElseThrow()
        .filter(col("level").equalTo(Levels.MUNICIPALITY))
        .withColumn("unit_code", Places.municipality(col("unit")));
  }

  /** Of years that the star knows. */
  private Dataset<Row> ofTheStar(Dataset<Row> rows) {
    return rows.join(
        broadcast(inputs.read(PanelTables.DIM_YEAR).select("year")), new String[] {"year"});
  }

  private Dataset<Row> indicators() {
    return ofTheStar(municipalities(IndicateTables.INDICATOR_VALUE))
        .withColumnRenamed("indicator", "indicator_code");
  }

  private Dataset<Row> goals() {
    return inputs
        .ofPreset(IndicateTables.INDICATOR_TARGET)
        .orElseThrow()
        .withColumn("unit_code", Places.code(col("level"), col("unit")))
        .withColumnRenamed("indicator", "indicator_code");
  }

  /** Who knows of one workplace knows how many work there. */
  private Dataset<Row> relocations() {
    Column isInTold = not(isSmall(col("moved_in")));
    Column isOutTold = not(isSmall(col("moved_out")));
    return ofTheStar(
            municipalities(IndicateTables.RELOCATION)
                .filter(col("industry").equalTo("all").and(col("period").rlike("^\\d{4}$")))
                .withColumn("year", col("period").cast("int")))
        .withColumnRenamed("paper", "on_paper")
        .withColumn("net_jobs", when(isInTold.and(isOutTold), col("net_jobs")))
        .withColumn("rate", when(isInTold.and(isOutTold), col("rate")))
        .withColumn("jobs_in", when(isInTold, told("jobs_in")))
        .withColumn("jobs_out", when(isOutTold, told("jobs_out")))
        .withColumn("moved_in", told("moved_in"))
        .withColumn("moved_out", told("moved_out"));
  }

  private Dataset<Row> occupations() {
    return ofEnough(municipalities(IndicateTables.OCCUPATION_GROWTH), inputs.choice().minCell());
  }

  /** Occupations of so few that they are recognised are left out, and their growth. */
  static Dataset<Row> ofEnough(Dataset<Row> occupations, int minCell) {
    Column start = col("employed_start");
    Column end = col("employed_end");
    Column areTold = not(isSmall(start, minCell)).and(not(isSmall(end, minCell)));
    return occupations
        .withColumn("growth", when(areTold, col("growth")))
        .withColumn("relative_growth", when(areTold, col("relative_growth")))
        .withColumn("employed_start", when(not(isSmall(start, minCell)), start))
        .withColumn("employed_end", when(not(isSmall(end, minCell)), end));
  }

  private Column told(String count) {
    return when(not(isSmall(col(count))), col(count));
  }

  private Column isSmall(Column count) {
    return isSmall(count, inputs.choice().minCell());
  }

  /** Nobody is no secret. */
  private static Column isSmall(Column count, int minCell) {
    return count.gt(0).and(count.lt(minCell));
  }
}
