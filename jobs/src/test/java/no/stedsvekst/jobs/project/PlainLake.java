package no.stedsvekst.jobs.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rows of a lake's tables. Spark only hands them over. */
final class PlainLake {
  private final SparkSession spark;
  private final String path;
  private final String preset;
  private final int lastJobs;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();

  /**
   * A lake.
   *
   * @param preset whose rows of gold are read
   */
  PlainLake(SparkSession spark, String path, String preset) {
    this.spark = spark;
    this.path = path;
    this.preset = preset;
    lastJobs = rows("silver/jobs", "max(year)").get(0).getInt(0);
  }

  /** The last year whose jobs are known. */
  int lastJobs() {
    return lastJobs;
  }

  boolean isRecommended() {
    return preset.startsWith("recommended");
  }

  boolean has(String table) {
    return Files.exists(Path.of(path, table));
  }

  List<Row> rows(String table, String... columns) {
    return table(table).selectExpr(columns).collectAsList();
  }

  /** The rows that the preset has of municipalities. */
  List<Row> ofPreset(String table, String... columns) {
    return ofLevel("municipality", table, columns);
  }

  /** The rows that the preset has of a level. */
  List<Row> ofLevel(String level, String table, String... columns) {
    return table(table)
        .filter("preset = '" + preset + "' and level = '" + level + "'")
        .selectExpr(columns)
        .collectAsList();
  }

  /**
   * The rows that hold for a sex; its own come last, so that they take the place of shared ones.
   */
  List<Row> ofSex(String table, int sex, String... columns) {
    List<Row> rows = new ArrayList<>();
    for (String of : List.of(PlainCells.ALL, PlainCells.SEXES.get(sex))) {
      rows.addAll(table(table).filter("sex = '" + of + "'").selectExpr(columns).collectAsList());
    }
    return rows;
  }

  private Dataset<Row> table(String table) {
    return tables.computeIfAbsent(
        table, name -> spark.read().format("delta").load(path + "/" + name));
  }
}
