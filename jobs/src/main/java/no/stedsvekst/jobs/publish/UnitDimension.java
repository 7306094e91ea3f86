package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.attract.LevelSums;
import no.stedsvekst.jobs.conform.Labels;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.settings.Vocabulary;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/** Every place there is, of all levels, under one key. */
final class UnitDimension {
  private static final String OUTSIDE = LandingTables.OUTSIDE;

  /** Groups of users' own come after all levels that there always are. */
  private static final int OWN_LEVELS = 90;

  /** No level has more places. */
  private static final int A_LEVEL = 1_000_000;

  private final StarInputs inputs;

  UnitDimension(StarInputs inputs) {
    this.inputs = inputs;
  }

  /**
   * The rows.
   *
   * @param places what was counted of municipalities by year
   */
  Dataset<Row> rows(Dataset<Row> places) {
    Dataset<Row> above =
        inputs.read(PanelTables.DIM_REGION).filter(col("vintage").equalTo(inputs.vintage()));
    Dataset<Row> units =
        municipalities()
            .unionByName(above(above))
            .unionByName(outside())
            .join(broadcast(named(above, Levels.REGION)), new String[] {"region"}, "left")
            .join(broadcast(named(above, Levels.COUNTY)), new String[] {"county"}, "left")
            .join(people(places), new String[] {"level", "unit"}, "left")
            .join(judged(), new String[] {"level", "unit"}, "left");
    Column level = coalesce(Labels.order("level", col("level")), lit(OWN_LEVELS));
    Column place = row_number().over(Window.partitionBy("level").orderBy("unit"));
    return units
        .withColumn("code", key(col("level"), col("unit")))
        .withColumn("population_year", lit(inputs.newest()))
        .withColumn("sort_order", level.multiply(A_LEVEL).plus(place));
  }

  private static Column key(Column level, Column unit) {
    return when(level.equalTo(OUTSIDE), unit).otherwise(concat(level, lit(":"), unit));
  }

  private Dataset<Row> municipalities() {
    return inputs
        .read(SilverTables.MUNICIPALITY)
        .select(
            lit(Levels.MUNICIPALITY).as("level"),
            col("code").as("unit"),
            col("name").as("name_no"),
            col("name").as("name_nn"),
            col("name").as("name_en"),
            Places.code(Levels.COUNTY, col("county")).as("parent"),
            Places.code(Levels.REGION, col("region")).as("region"),
            Places.code(Levels.COUNTY, col("county")).as("county"),
            col("centrality_class"),
            lit(1L).as("municipalities"));
  }

  private static Dataset<Row> above(Dataset<Row> rows) {
    Column isCountry = col("level").equalTo(Levels.COUNTRY);
    Column isClass = col("level").equalTo(Levels.CENTRALITY_CLASS);
    Column nynorsk =
        when(isCountry, Labels.of("unit", col("code"), Word::nn))
            .when(isClass, Labels.of("centrality_class", col("code"), Word::nn));
    return rows.select(
        col("level"),
        col("code").as("unit"),
        col("name_no"),
        coalesce(nynorsk, col("name_no")).as("name_nn"),
        col("name_en"),
        when(isCountry.unary_$bang(), Levels.COUNTRY + ":" + Levels.NATION).as("parent"),
        own(Levels.REGION).as("region"),
        own(Levels.COUNTY).as("county"),
        when(isClass, col("code").cast("int")).as("centrality_class"),
        col("municipalities"));
  }

  private static Column own(String level) {
    return when(col("level").equalTo(level), Places.code(level, col("code")));
  }

  private Dataset<Row> outside() {
    Word word = Vocabulary.of("unit").get(OUTSIDE);
    Column none = lit(null).cast(DataTypes.StringType);
    return inputs
        .context()
        .spark()
        .range(1)
        .select(
            lit(OUTSIDE).as("level"),
            lit(OUTSIDE).as("unit"),
            lit(word.no()).as("name_no"),
            lit(word.nn()).as("name_nn"),
            lit(word.en()).as("name_en"),
            none.as("parent"),
            none.as("region"),
            none.as("county"),
            none.cast("int").as("centrality_class"),
            lit(0L).as("municipalities"));
  }

  private static Dataset<Row> named(Dataset<Row> above, String level) {
    return above
        .filter(col("level").equalTo(level))
        .select(Places.code(level, col("code")).as(level), col("name_no").as(level + "_name"));
  }

  /** The newest people of every unit; none where a member has none. */
  private Dataset<Row> people(Dataset<Row> places) {
    Dataset<Row> newest =
        places
            .filter(col("year").equalTo(inputs.newest()))
            .select(col("unit"), col("year"), col("population"));
    return newest
        .withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(LevelSums.of(newest, inputs.above(), List.of("population")))
        .select("level", "unit", "population");
  }

  private Dataset<Row> judged() {
    return inputs
        .decade()
        .flatMap(
            decade ->
                inputs
                    .ofPreset(AttractTables.ATTRACTIVENESS)
                    .map(rows -> rows.filter(col("period").equalTo(decade.toString()))))
        .map(rows -> rows.select("level", "unit", "is_judged"))
        .orElseGet(
            () ->
                inputs
                    .context()
                    .spark()
                    .range(0)
                    .select(
                        lit("").as("level"),
                        lit("").as("unit"),
                        lit(null).cast("boolean").as("is_judged")));
  }
}
