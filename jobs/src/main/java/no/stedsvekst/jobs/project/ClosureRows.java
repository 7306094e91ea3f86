package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Labels;
import no.stedsvekst.jobs.project.input.PastPersistence;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.jobs.settings.Vocabulary;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.JobElasticity;
import no.stedsvekst.scenario.Persistence;
import no.stedsvekst.scenario.SharedLevels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How the nation's sums were met and what was assumed, as rows: a few thousand, whatever the map.
 */
final class ClosureRows {
  private static final String NAMES = "scenario";

  private static final StructType CLOSURES =
      new StructType()
          .add("scenario", DataTypes.StringType, false)
          .add("year", DataTypes.IntegerType, false)
          .add("closure", DataTypes.StringType, false)
          .add("cell", DataTypes.StringType, false)
          .add("value", DataTypes.DoubleType, false);

  private static final StructType SCENARIOS =
      new StructType()
          .add("code", DataTypes.StringType, false)
          .add("name_no", DataTypes.StringType, false)
          .add("name_en", DataTypes.StringType, false)
          .add("assumptions", DataTypes.StringType, false)
          .add("closure", DataTypes.StringType, false)
          .add("lasting_res", DataTypes.DoubleType, true)
          .add("lasting_bus", DataTypes.DoubleType, true)
          .add("lasting_migration", DataTypes.DoubleType, true)
          .add("lasting_migration_se", DataTypes.DoubleType, true)
          .add("lasting_growth", DataTypes.DoubleType, true)
          .add("lasting_growth_se", DataTypes.DoubleType, true)
          .add("jobs_following", DataTypes.DoubleType, true)
          .add("jobs_following_se", DataTypes.DoubleType, true)
          .add("level_share_region", DataTypes.DoubleType, true)
          .add("level_share_county", DataTypes.DoubleType, true);

  private final List<Row> rows = new ArrayList<>();

  private ClosureRows() {}

  /** Of every scenario, year and cell. */
  static Dataset<Row> of(
      SparkSession spark, Projection projection, List<List<ConstraintFactors>> constraintFactors) {
    ClosureRows all = new ClosureRows();
    List<ScenarioRun> scenarioRuns = projection.scenarioRuns();
    for (int year = 0; year < constraintFactors.size(); year++) {
      for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
        all.add(
            scenarioRuns.get(scenario).name(),
            projection.nation().get(year).year(),
            constraintFactors.get(year).get(scenario),
            projection.industries());
      }
    }
    return spark.createDataFrame(all.rows, CLOSURES);
  }

  private void add(
      String scenario, int year, ConstraintFactors constraintFactors, List<String> industries) {
    add(scenario, year, "kappa", "all", constraintFactors.migration);
    add(scenario, year, "kappa_share", "all", constraintFactors.migrationShare);
    add(scenario, year, "deaths", "all", constraintFactors.deaths);
    add(scenario, year, "births", "all", constraintFactors.births);
    for (int industry = 0; industry < constraintFactors.jobs.length; industry++) {
      add(scenario, year, "jobs", industries.get(industry), constraintFactors.jobs[industry]);
    }
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      String sex = cell < Cohorts.AGES ? "M" : "F";
      add(scenario, year, "rho", sex + " " + cell % Cohorts.AGES, constraintFactors.shift[cell]);
    }
  }

  private void add(String scenario, int year, String closure, String cell, double value) {
    rows.add(RowFactory.create(scenario, year, closure, cell, value));
  }

  /** What the scenarios assume. */
  static Dataset<Row> scenarios(SparkSession spark, Projection projection) {
    PastPersistence persistence = projection.input().persistence();
    List<Row> rows = new ArrayList<>();
    for (int number = 0; number < projection.scenarioRuns().size(); number++) {
      Scenario scenario = projection.scenarios().get(number);
      rows.add(
          RowFactory.create(
              scenario.name(),
              scenario.nameNo(),
              scenario.nameEn(),
              scenario.told(),
              projection.scenarioRuns().get(number).closure().word(),
              projection.past(Measure.ALPHA_RES).lasting(),
              projection.past(Measure.ALPHA_BUS).lasting(),
              persistence.migration().map(Persistence::share).orElse(null),
              persistence.migration().flatMap(Persistence::knownError).orElse(null),
              persistence.growth().map(Persistence::share).orElse(null),
              persistence.growth().flatMap(Persistence::knownError).orElse(null),
              persistence.jobs().map(JobElasticity::scale).orElse(null),
              persistence.jobs().flatMap(JobElasticity::knownError).orElse(null),
              projection.sharedLevels().map(SharedLevels::region).orElse(null),
              projection.sharedLevels().map(SharedLevels::county).orElse(null)));
    }
    Column hasShippedName = col("name_no").equalTo(Labels.of(NAMES, col("code"), Word::no));
    return spark
        .createDataFrame(rows, SCENARIOS)
        .withColumn(
            "name_nn",
            when(hasShippedName, Labels.of(NAMES, col("code"), Word::nn)).otherwise(col("name_no")))
        .withColumn(
            "sort_order",
            coalesce(Labels.order(NAMES, col("code")), lit(Vocabulary.words(NAMES).size() + 1)));
  }
}
