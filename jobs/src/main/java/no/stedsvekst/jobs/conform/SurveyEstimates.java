package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.var_samp;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.land.SurveyTables;
import no.stedsvekst.survey.SurveyEstimate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** B9. What surveys tell of municipalities and the units above them. */
final class SurveyEstimates {
  private static final String COVARIATE = "survey";
  private static final String[] UNIT = {"survey", "question", "level", "unit"};
  private static final String[] CELL = {"survey", "question", "level", "unit", "stratum"};

  private SurveyEstimates() {}

  /** Of what was landed; empty where no answers were. */
  static Optional<Dataset<Row>> of(ConformedTables conformed) {
    if (!conformed.tables().contains(SurveyTables.SURVEY_RESPONSE)) {
      return Optional.empty();
    }
    Optional<Dataset<Row>> frame =
        conformed.tables().contains(SurveyTables.SURVEY_FRAME)
            ? Optional.of(conformed.table(SurveyTables.SURVEY_FRAME))
            : Optional.empty();
    return Optional.of(
        of(
            conformed.table(SurveyTables.SURVEY_RESPONSE),
            frame,
            conformed.vintage().currentMunicipalities()));
  }

  /**
   * A row a question, stratum and unit; beside the columns of the table the year.
   *
   * @param responses in the codes of the vintage
   * @param frame how many people there are; empty where nobody said
   * @param municipalities of the vintage
   */
  static Dataset<Row> of(
      Dataset<Row> responses, Optional<Dataset<Row>> frame, Dataset<Row> municipalities) {
    Dataset<Row> units = units(municipalities);
    Dataset<Row> answers =
        responses
            .filter(col(SilverTables.APPORTIONED).unary_$bang())
            .withColumn("weight", coalesce(col("weight"), lit(1.0)))
            .join(units, "municipality");
    Dataset<Row> parts = cells(answers.filter("stratum is not null"));
    Dataset<Row> pooled = cells(answers.withColumn("stratum", lit(SurveyEstimateTable.ALL)));
    Dataset<Row> whole =
        frame
            .map(people -> byPeople(parts, people, units))
            .map(
                stratified ->
                    stratified.unionByName(
                        pooled.join(stratified.select(columns(UNIT)), UNIT, "left_anti")))
            .orElse(pooled);
    return shrunken(whole.unionByName(parts).filter(col("n").geq(SurveyEstimate.FEWEST)));
  }

  /** The covariates that municipalities have by it. */
  static Dataset<Row> covariates(Dataset<Row> estimates) {
    return estimates
        .filter(col("level").equalTo("municipality"))
        .filter(col("stratum").equalTo(SurveyEstimateTable.ALL))
        .select(
            col("unit").as("municipality"),
            col("year"),
            concat_ws(":", lit(COVARIATE), col("survey"), col("question")).as("name"),
            col("shrunken").as("value"),
            lit(false).as(SilverTables.APPORTIONED));
  }

  private static Dataset<Row> units(Dataset<Row> municipalities) {
    return Stream.of(
            unit(municipalities, "municipality", col("code")),
            unit(municipalities, "region", col("region")),
            unit(municipalities, "county", col("county")),
            unit(municipalities, "country", lit("NO")))
        .reduce(Dataset::union)
        .orElseThrow();
  }

  private static Dataset<Row> unit(Dataset<Row> municipalities, String level, Column unit) {
    return municipalities.select(
        col("code").as("municipality"), lit(level).as("level"), unit.as("unit"));
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
    Column elsewhere =
        try_divide(
            sum("misses").over(Window.partitionBy("survey", "question", "level")),
            sum(col("n").minus(1)).over(Window.partitionBy("survey", "question", "level")));
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

  /** Units of which the people of every stratum that answered are known. */
  private static Dataset<Row> byPeople(Dataset<Row> parts, Dataset<Row> frame, Dataset<Row> units) {
    Dataset<Row> people =
        frame
            .join(units, "municipality")
            .groupBy("survey", "level", "unit", "stratum")
            .agg(sum("population").as("people"));
    Column all = sum("people").over(Window.partitionBy(columns(UNIT)));
    return parts
        .join(people, new String[] {"survey", "level", "unit", "stratum"}, "left")
        .withColumn("all", all)
        .groupBy(columns(UNIT))
        .agg(
            sum("n").as("n"),
            max("year").as("year"),
            sum(of("survey_part", "mean")).as("mean"),
            sum(of("survey_part_variance", "variance")).as("variance"),
            sum(of("survey_part", "agree_share")).as("agree_share"),
            bool_and(coalesce(col("people"), lit(0.0)).gt(0)).as("is_known"))
        .filter("is_known")
        .withColumn("stratum", lit(SurveyEstimateTable.ALL))
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
