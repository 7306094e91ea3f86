package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Numbers of places in one shape, whatever they are of: a row a number. */
public final class PlaceFacts {
  /** The age on 1 January as a number. */
  static final Column AGE = col("age").cast("int");

  /** 0 for men, 1 for women. */
  static final Column SEX = col("sex").equalTo("F").cast("int");

  /** Where sex and age on 1 January stand. */
  public static final Column CELL = SEX.multiply(Cohorts.AGES).plus(AGE);

  private final List<Dataset<Row>> coded = new ArrayList<>();
  private final List<Dataset<Row>> numbered = new ArrayList<>();

  /** Adds numbers of a kind, where they are known, of places by their codes. */
  void add(Fact fact, Dataset<Row> from, String code, Column cell, Column value) {
    coded.add(facts(fact, from, col(code).as("code"), cell, value));
  }

  /** The same of rows that {@link #withPlaces} has given the numbers of their places. */
  void add(Fact fact, Dataset<Row> from, Column cell, Column value) {
    numbered.add(facts(fact, from, col("place"), cell, value));
  }

  private static Dataset<Row> facts(
      Fact fact, Dataset<Row> from, Column place, Column cell, Column value) {
    return from.select(
            place,
            lit(fact.number()).as("fact"),
            cell.cast("int").as("cell"),
            value.cast("double").as("value"))
        .filter(col("value").isNotNull());
  }

  /**
   * Rows with the number of the place instead of its code, null where it has none: what is summed
   * by numbers takes half the time of what is summed by texts.
   *
   * @param places code and place
   */
  static Dataset<Row> withPlaces(Dataset<Row> rows, String code, Dataset<Row> places) {
    return rows.withColumnRenamed(code, "code")
        .join(broadcast(places), new String[] {"code"}, "left")
        .drop("code");
  }

  /**
   * All of them, with the number of the place instead of its code.
   *
   * @param places code and place
   */
  Dataset<Row> numbered(Dataset<Row> places) {
    return Stream.concat(
            coded.stream()
                .reduce(Dataset::union)
                .map(rows -> withPlaces(rows, "code", places))
                .stream(),
            numbered.stream())
        .map(rows -> rows.select("place", "fact", "cell", "value"))
        .reduce(Dataset::union)
        .orElseThrow()
        .filter(col("place").isNotNull());
  }

  /** A small table of words and their numbers in the order given. */
  public static Dataset<Row> numbers(
      SparkSession spark, List<String> words, String word, String number) {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < words.size(); index++) {
      rows.add(RowFactory.create(words.get(index), index));
    }
    return spark.createDataFrame(
        rows,
        new StructType()
            .add(word, DataTypes.StringType, false)
            .add(number, DataTypes.IntegerType, false));
  }
}
