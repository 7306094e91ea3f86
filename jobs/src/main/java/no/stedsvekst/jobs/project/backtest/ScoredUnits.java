package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The units by which projections are judged: municipalities, or their sums to another level. A unit
 * of which a member is missing has no sum: what was said of other members than came is no error.
 */
final class ScoredUnits {
  private final String level;
  private final boolean isFinest;
  private final Dataset<Row> above;
  private final Dataset<Row> around;

  /**
   * Of a level.
   *
   * @param level as in gold.panel; one without units is refused
   */
  ScoredUnits(SourceTables inputs, String level) {
    this.level = level;
    isFinest = level.equals(Levels.MUNICIPALITY);
    Dataset<Row> all =
        Levels.above(
            inputs.read(SilverTables.MUNICIPALITY), inputs.landed(PlaceTables.MUNICIPALITY_GROUP));
    Dataset<Row> counted =
        all.join(
            inputs.read(SilverTables.POPULATION).select(col("municipality").as("code")).distinct(),
            "code");
    above = counted.filter(col("level").equalTo(isFinest ? Levels.COUNTRY : level));
    around =
        counted.filter(
            col("level").isin(Levels.REGION, Levels.COUNTY).and(col("level").notEqual(level)));
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

  /**
   * Level, unit and code of units above municipalities, these among them. A member that was never
   * counted is none.
   */
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
   * @param keys beside the municipality: what all members of a unit must have a row of
   */
  Dataset<Row> sums(Dataset<Row> rows, String value, String... keys) {
    Dataset<Row> sums = added(rows, value, with("municipality", keys));
    return isFinest
        ? sums
        : wholeSums(sums, above, value, keys)
            .drop("level")
            .withColumnRenamed("unit", "municipality");
  }

  /** The same of regions and counties: level and unit. */
  Dataset<Row> sumsAround(Dataset<Row> rows, String value, String... keys) {
    return wholeSums(added(rows, value, with("municipality", keys)), around, value, keys);
  }

  /** Rows of municipalities with the unit in the column municipality, whether whole or not. */
  Dataset<Row> of(Dataset<Row> rows) {
    return isFinest
        ? rows
        : rows.join(
                broadcast(above.select(col("code").as("municipality"), col("unit"))),
                "municipality")
            .drop("municipality")
            .withColumnRenamed("unit", "municipality");
  }

  private static Dataset<Row> wholeSums(
      Dataset<Row> sums, Dataset<Row> units, String value, String... keys) {
    WindowSpec unit = Window.partitionBy("level", "unit");
    Dataset<Row> members =
        units.select(
            col("level"),
            col("unit"),
            col("code").as("municipality"),
            count(lit(1)).over(unit).as("members"));
    return sums.join(broadcast(members), "municipality")
        .groupBy(columns(with("unit", with("level", keys))))
        .agg(sum(value).as(value), count(lit(1)).as("found"), max("members").as("members"))
        .filter(col("found").equalTo(col("members")))
        .drop("found", "members");
  }

  private static Dataset<Row> added(Dataset<Row> rows, String value, String... keys) {
    return rows.groupBy(columns(keys)).agg(sum(value).as(value));
  }

  private static String[] with(String first, String... keys) {
    return Stream.concat(Stream.of(first), Arrays.stream(keys)).toArray(String[]::new);
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
