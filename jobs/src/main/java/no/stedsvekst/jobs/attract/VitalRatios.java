package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.attractiveness.VitalShrinkage;
import no.stedsvekst.jobs.conform.Levels;
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
    VitalShrinkage[] shrinkages = shrinkages(sums);
    VitalShrinkage births = shrinkages[0];
    VitalShrinkage deaths = shrinkages[1];
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

  /** Of births and of deaths, by one look at the municipalities. */
  private static VitalShrinkage[] shrinkages(Dataset<Row> sums) {
    List<Column> moments = new ArrayList<>();
    for (String[] pair :
        List.of(
            new String[] {"births", "expected_births"},
            new String[] {"deaths", "expected_deaths"})) {
      Column isJudged = col("level").equalTo(Levels.MUNICIPALITY).and(col(pair[1]).gt(0));
      Column ratio = when(isJudged, col(pair[0]).divide(col(pair[1])));
      moments.add(count(ratio).cast("double"));
      moments.add(sum(when(isJudged, col(pair[1]))));
      moments.add(sum(col(pair[1]).multiply(pow(ratio.minus(1), 2))));
    }
    Row row =
        sums.agg(moments.get(0), moments.subList(1, moments.size()).toArray(Column[]::new)).head();
    return new VitalShrinkage[] {shrinkage(row, 0), shrinkage(row, 3)};
  }

  private static VitalShrinkage shrinkage(Row moments, int place) {
    return moments.isNullAt(place + 1) || moments.isNullAt(place + 2)
        ? new VitalShrinkage(Double.POSITIVE_INFINITY)
        : VitalShrinkage.of(
            moments.getDouble(place), moments.getDouble(place + 1), moments.getDouble(place + 2));
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
