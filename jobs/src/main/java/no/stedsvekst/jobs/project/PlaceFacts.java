package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Numbers of places in one shape, whatever they are of: a row a number. */
final class PlaceFacts {
  /** The age on 1 January as a number. */
  static final Column AGE = col("age").cast("int");

  /** 0 for men, 1 for women. */
  static final Column SEX = col("sex").equalTo("F").cast("int");

  /** Where sex and age on 1 January stand. */
  static final Column CELL = SEX.multiply(Cohorts.AGES).plus(AGE);

  private final List<Dataset<Row>> rows = new ArrayList<>();

  /** Adds numbers of a kind, where they are known. */
  void add(Fact fact, Dataset<Row> from, String code, Column cell, Column value) {
    rows.add(
        from.select(
                col(code).as("code"),
                lit(fact.number()).as("fact"),
                cell.cast("int").as("cell"),
                value.cast("double").as("value"))
            .filter(col("value").isNotNull()));
  }

  /**
   * All of them, with the number of the place instead of its code.
   *
   * @param places code and place
   */
  Dataset<Row> numbered(Dataset<Row> places) {
    return rows.stream()
        .reduce(Dataset::union)
        .orElseThrow()
        .join(broadcast(places), "code")
        .select("place", "fact", "cell", "value");
  }

  /** Each kind and cell summed over places: fact, cell, value. */
  Dataset<Row> nation() {
    return rows.stream()
        .reduce(Dataset::union)
        .orElseThrow()
        .groupBy("fact", "cell")
        .agg(sum("value").as("value"));
  }

  /** A small table of words and their numbers in the order given. */
  static Dataset<Row> numbers(SparkSession spark, List<String> words, String word, String number) {
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
