package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.stedsvekst.indicator.KnownNames;
import no.stedsvekst.indicator.TargetRule;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.ShippedTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What is written in the landed tables of indicators: expressions, rules and weights. One that
 * cannot be read is refused as a mistyped option is, before any row is judged.
 */
final class IndicatorWords {
  private final SparkSession spark;
  private final List<LandingSource> landed;

  private IndicatorWords(SparkSession spark, List<LandingSource> landed) {
    this.spark = spark;
    this.landed = landed;
  }

  /**
   * Refuses the first that cannot be read; where none of these tables is new nothing is looked at.
   *
   * @param landed all tables of the landing folder
   * @param judged those that are new
   */
  static void refuseUnreadable(
      SparkSession spark, List<LandingSource> landed, List<LandingSource> judged) {
    IndicatorWords words = new IndicatorWords(spark, landed);
    for (LandingSource source : judged) {
      LandingTable table = source.table();
      if (table.equals(IndicatorTables.INDICATOR)) {
        words.expressions(LandedCells.read(spark, source));
      } else if (table.equals(IndicatorTables.INDICATOR_TARGET)) {
        words.rules(LandedCells.read(spark, source));
      } else if (table.equals(IndicatorTables.RANKING)) {
        words.weights(LandedCells.read(spark, source));
      }
    }
  }

  /** As many rows as there are indicators. */
  private void expressions(Dataset<Row> cells) {
    KnownNames names = names();
    for (Row row :
        cells
            .filter(col("numerator").isNotNull())
            .select("indicator", "numerator", "denominator")
            .collectAsList()) {
      IndicatorParts.read(row.getString(0), row.getString(1), row.getString(2), names);
    }
  }

  private void rules(Dataset<Row> cells) {
    for (String rule : texts(cells, "rule")) {
      if (TargetRule.named(rule).isEmpty()) {
        throw Refusals.unreadableWord(
            "indicator_target", "rule", rule, "at_least, at_most, rise or fall");
      }
    }
  }

  private void weights(Dataset<Row> cells) {
    for (String column : List.of("weight", "area_weight")) {
      Column isNoNumber = col(column).isNotNull().and(col(column).try_cast("double").isNull());
      for (String weight : texts(cells.filter(isNoNumber), column)) {
        throw Refusals.unreadableWord("ranking", column, weight, "a number");
      }
    }
  }

  private KnownNames names() {
    Set<String> industries =
        texts(WorkTables.INDUSTRY, "code")
            .orElseGet(
                () ->
                    ShippedTable.lines("industry").stream()
                        .map(line -> line.get("code"))
                        .collect(Collectors.toSet()));
    Map<String, Set<String>> groups = new HashMap<>();
    for (Map<String, String> line : ShippedTable.lines("industry_group")) {
      groups.computeIfAbsent(line.get("scheme"), s -> new HashSet<>()).add(line.get("group_code"));
    }
    cells(PlaceOfWorkTables.INDUSTRY_GROUP)
        .ifPresent(
            rows ->
                rows.select("scheme", "group_code")
                    .na()
                    .drop()
                    .distinct()
                    .collectAsList()
                    .forEach(
                        row ->
                            groups
                                .computeIfAbsent(row.getString(0), scheme -> new HashSet<>())
                                .add(row.getString(1))));
    groups.values().forEach(codes -> codes.add("unmapped"));
    return new KnownNames(
        industries,
        groups,
        texts(PlaceTables.COVARIATE, "name"),
        cells(SurveyTables.SURVEY_RESPONSE).map(IndicatorWords::estimates),
        texts(IndicatorTables.RANKING, "scheme"));
  }

  /** What estimates of surveys are called as covariates. */
  private static Set<String> estimates(Dataset<Row> answers) {
    return texts(
        answers.select(
            concat(lit(KnownNames.SURVEY), col("survey"), lit(":"), col("question")).as("name")),
        "name");
  }

  private Optional<Set<String>> texts(LandingTable table, String column) {
    return cells(table).map(cells -> texts(cells, column));
  }

  private static Set<String> texts(Dataset<Row> cells, String column) {
    return new HashSet<>(
        cells
            .select(column)
            .filter(col(column).isNotNull())
            .distinct()
            .as(Encoders.STRING())
            .collectAsList());
  }

  private Optional<Dataset<Row>> cells(LandingTable table) {
    return landed.stream()
        .filter(source -> source.table().equals(table))
        .findFirst()
        .map(source -> LandedCells.read(spark, source));
  }
}
