package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.attractiveness.VitalShrinkage;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** A6. Ten years' births and deaths against those expected. */
public final class VitalRatios {
  private VitalRatios() {}

  /**
   * A row a level and unit.
   *
   * @param annual births and deaths, actual and expected, of every level
   */
  public static Dataset<Row> of(Dataset<Row> annual, YearRange decade) {
    int years = decade.last() - decade.first() + 1;
    Dataset<Row> sums =
        annual
            .filter(col("year").between(decade.first(), decade.last()))
            .withColumn("expected_births", col("births_expected"))
            .withColumn("expected_deaths", col("deaths_expected").unary_$minus())
            .groupBy("level", "unit")
            .agg(
                whole("births", years),
                whole("expected_births", years),
                whole("deaths", years),
                whole("expected_deaths", years));
    VitalShrinkage births = shrinkage(sums, "births", "expected_births");
    VitalShrinkage deaths = shrinkage(sums, "deaths", "expected_deaths");
    UserDefinedFunction ratio =
        udf((UDF2<Double, Double, Double>) VitalRatios::ratio, DataTypes.DoubleType);
    return sums.filter(col("births").isNotNull().or(col("deaths").isNotNull()))
        .select(
            col("level"),
            col("unit"),
            lit(decade.toString()).as("period"),
            ratio.apply(col("births"), col("expected_births")).as("fertility_ratio"),
            shrunken(births)
                .apply(col("births"), col("expected_births"))
                .as("fertility_ratio_shrunken"),
            ratio.apply(col("deaths"), col("expected_deaths")).as("mortality_ratio"),
            shrunken(deaths)
                .apply(col("deaths"), col("expected_deaths"))
                .as("mortality_ratio_shrunken"));
  }

  private static Column whole(String name, int years) {
    return when(count(col(name)).equalTo(years), sum(name)).as(name);
  }

  private static VitalShrinkage shrinkage(Dataset<Row> sums, String actual, String expected) {
    Column ratio = col(actual).divide(col(expected));
    Row moments =
        sums.filter(col("level").equalTo(Levels.MUNICIPALITY).and(col(expected).gt(0)))
            .agg(
                count(ratio).cast("double"),
                sum(col(expected)),
                sum(col(expected).multiply(pow(ratio.minus(1), 2))))
            .head();
    return moments.isNullAt(1)
        ? new VitalShrinkage(Double.POSITIVE_INFINITY)
        : VitalShrinkage.of(moments.getDouble(0), moments.getDouble(1), moments.getDouble(2));
  }

  private static Double ratio(Double actual, Double expected) {
    return actual == null || expected == null ? null : VitalShrinkage.ratio(actual, expected);
  }

  private static UserDefinedFunction shrunken(VitalShrinkage shrinkage) {
    UDF2<Double, Double, Double> function =
        (actual, expected) ->
            actual == null || expected == null ? null : shrinkage.shrunken(actual, expected);
    return udf(function, DataTypes.DoubleType);
  }
}
