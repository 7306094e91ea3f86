package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.var_samp;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.SurveyTables;
import no.stedsvekst.survey.SurveyEstimate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** B9. What surveys tell of municipalities and the units above them. */
final class SurveyEstimates {
  private static final String COVARIATE = "survey";
  private static final String MUNICIPALITY = Levels.MUNICIPALITY;
  private static final String[] CELL = {"survey", "question", "level", "unit", "stratum"};

  private SurveyEstimates() {}

  /** Of what was landed; empty where no answers were. */
  static Optional<Dataset<Row>> of(ConformedTables conformed) {
    if (!conformed.tables().contains(SurveyTables.SURVEY_RESPONSE)) {
      return Optional.empty();
    }
    return Optional.of(
        of(
            conformed.table(SurveyTables.SURVEY_RESPONSE),
            conformed.ifThere(SurveyTables.SURVEY_FRAME),
            Levels.all(
                conformed.vintage().currentMunicipalities(),
                conformed.ifThere(PlaceTables.MUNICIPALITY_GROUP))));
  }

  /**
   * A row a question, stratum and unit; beside the columns of the table the year.
   *
   * @param responses in the codes of the vintage
   * @param frame how many people there are; empty where nobody said
   * @param members which municipality is in which unit, itself too: level, unit, code
   */
  static Dataset<Row> of(
      Dataset<Row> responses, Optional<Dataset<Row>> frame, Dataset<Row> members) {
    Dataset<Row> units = members.withColumnRenamed("code", MUNICIPALITY);
    Dataset<Row> pooled =
        cells(
            responses
                .filter(col(SilverTables.APPORTIONED).unary_$bang())
                .withColumn("weight", coalesce(col("weight"), lit(1.0)))
                .withColumn("stratum", explode(ownAndAll()))
                .filter("stratum is not null")
                .join(broadcast(units), MUNICIPALITY));
    Dataset<Row> estimates = frame.map(people -> byPeople(pooled, people, units)).orElse(pooled);
    return shrunken(estimates.filter(col("n").geq(SurveyEstimate.FEWEST)));
  }

  /** An answer counts in its stratum, where it has one, and among all. */
  private static Column ownAndAll() {
    return array(col("stratum"), lit(SurveyEstimateTable.ALL));
  }

  /** The covariates that municipalities have by it. */
  static Dataset<Row> covariates(Dataset<Row> estimates) {
    return estimates
        .filter(col("level").equalTo(MUNICIPALITY))
        .filter(col("stratum").equalTo(SurveyEstimateTable.ALL))
        .select(
            col("unit").as(MUNICIPALITY),
            col("year"),
            concat_ws(":", lit(COVARIATE), col("survey"), col("question")).as("name"),
            col("shrunken").as("value"),
            lit(false).as(SilverTables.APPORTIONED));
  }

  /** Mean and squared error of all who answered in a unit and stratum. */
  private static Dataset<Row> cells(Dataset<Row> answers) {
    Column mean = sum(col("weight").multiply(col("value"))).over(Window.partitionBy(columns(CELL)));
    Column weights = sum("weight").over(Window.partitionBy(columns(CELL)));
    Dataset<Row> cells =
        answers
            .withColumn("mean", mean.divide(weights))
            .withColumn("miss", col("value").minus(col("mean")))
            .groupBy(columns(CELL))
            .agg(
                count(lit(1)).as("n"),
                max("year").as("year"),
                max("mean").as("mean"),
                sum("weight").as("weights"),
                sum(pow(col("weight").multiply(col("miss")), lit(2))).as("squares"),
                sum(pow(col("miss"), lit(2))).as("misses"),
                sum(when(col("value").geq(SurveyEstimate.AGREES), col("weight")).otherwise(0.0))
                    .as("agree"));
    // Of one answer alone nothing is known but how answers vary elsewhere.
    var group =
        Window.partitionBy(
            col("survey"),
            col("question"),
            col("level"),
            col("stratum").equalTo(SurveyEstimateTable.ALL));
    Column elsewhere = try_divide(sum("misses").over(group), sum(col("n").minus(1)).over(group));
    return cells
        .withColumn("spread", elsewhere)
        .withColumn(
            "variance",
            when(
                    col("n").gt(1),
                    call_function(
                        "survey_variance", col("squares"), col("weights"), col("n").cast("double")))
                .otherwise(col("spread")))
        .withColumn("agree_share", col("agree").divide(col("weights")))
        .select(names());
  }

  /**
   * The estimates, weighted by people where those of the stratum of every answer are known: a part
   * is a stratum of one municipality, as the frame has it.
   */
  private static Dataset<Row> byPeople(
      Dataset<Row> pooled, Dataset<Row> frame, Dataset<Row> units) {
    Dataset<Row> people =
        frame
            .filter("population > 0")
            .select(
                col("survey"), col(MUNICIPALITY), col("stratum"), col("population").as("people"));
    Column all = sum("people").over(Window.partitionBy(columns(CELL)));
    Dataset<Row> weighted =
        pooled
            .filter(col("level").equalTo(Levels.MUNICIPALITY))
            .drop("level")
            .withColumnRenamed("unit", MUNICIPALITY)
            .join(broadcast(people), new String[] {"survey", MUNICIPALITY, "stratum"})
            .join(broadcast(units), MUNICIPALITY)
            .withColumn("stratum", explode(ownAndAll()))
            .withColumn("all", all)
            .groupBy(columns(CELL))
            .agg(
                sum("n").as("n"),
                sum(of("survey_part", "mean")).as("mean_by_people"),
                sum(of("survey_part_variance", "variance")).as("variance_by_people"),
                sum(of("survey_part", "agree_share")).as("agree_by_people"));
    List<String> key = new ArrayList<>(List.of(CELL));
    // One answer less, and somebody's people are not known.
    key.add("n");
    return pooled
        .join(weighted, key.toArray(String[]::new), "left")
        .withColumn("mean", coalesce(col("mean_by_people"), col("mean")))
        .withColumn("variance", coalesce(col("variance_by_people"), col("variance")))
        .withColumn("agree_share", coalesce(col("agree_by_people"), col("agree_share")))
        .select(names());
  }

  private static Column of(String function, String column) {
    return call_function(function, col(column), col("people"), col("all"));
  }

  private static Dataset<Row> shrunken(Dataset<Row> estimates) {
    var group = Window.partitionBy("survey", "question", "stratum", "level");
    return estimates
        .withColumn("center", avg("mean").over(group))
        .withColumn(
            "between",
            call_function(
                "survey_between",
                coalesce(var_samp("mean").over(group), lit(0.0)),
                coalesce(avg("variance").over(group), lit(0.0))))
        .withColumn(
            "shrunken",
            call_function(
                "survey_shrunken", col("mean"), col("variance"), col("center"), col("between")))
        .withColumn("std_error", sqrt("variance"))
        .withColumn("preset", lit(SurveyEstimateTable.ANY_PRESET));
  }

  private static Column[] names() {
    return columns(
        "survey",
        "question",
        "level",
        "unit",
        "stratum",
        "n",
        "year",
        "mean",
        "variance",
        "agree_share");
  }

  private static Column[] columns(String... names) {
    return Stream.of(names).map(name -> col(name)).toArray(Column[]::new);
  }
}
