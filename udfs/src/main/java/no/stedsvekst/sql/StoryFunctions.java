package no.stedsvekst.sql;

import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.sql.ModelFunction.Usage;
import no.stedsvekst.story.LargestRemainder;
import no.stedsvekst.story.PlaceFacts;
import no.stedsvekst.story.PlaceSentence;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Kernels that tell results to people, as functions of SQL. */
final class StoryFunctions {
  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType NUMBER = DataTypes.DoubleType;
  private static final DataType WHOLE = DataTypes.IntegerType;
  private static final String ENGLISH = "en";

  /** The facts in the order of {@link PlaceFacts}. */
  private static final StructType FACTS =
      new StructType()
          .add("name", TEXT)
          .add("level", TEXT)
          .add("year", WHOLE)
          .add("population", NUMBER)
          .add("year_before", WHOLE)
          .add("population_before", NUMBER)
          .add("first_year", WHOLE)
          .add("last_year", WHOLE)
          .add("births_and_deaths", NUMBER)
          .add("net_migration", NUMBER)
          .add("attractiveness", NUMBER)
          .add("rank", WHOLE)
          .add("rank_low", WHOLE)
          .add("rank_high", WHOLE)
          .add("ranked", DataTypes.LongType)
          .add("not_judged_reason", TEXT)
          .add("horizon_year", WHOLE)
          .add("projected", NUMBER)
          .add("low", NUMBER)
          .add("high", NUMBER);

  static final List<ModelFunction> ALL =
      List.of(
          ModelFunction.of(
              "rounded_together",
              udf(
                  (UDF1<Seq<Double>, List<Long>>) StoryFunctions::rounded,
                  DataTypes.createArrayType(DataTypes.LongType)),
              List.of(DataTypes.createArrayType(NUMBER)),
              new Usage(
                  "(numbers)",
                  "Numbers as whole ones that add up to their rounded sum; a missing one stays missing.",
                  "(array(1.3, 2.6, null, 3.2))",
                  "[1, 3, null, 3]")),
          ModelFunction.of(
              "place_sentence",
              udf((UDF2<String, Row, String>) StoryFunctions::sentence, TEXT),
              List.of(TEXT, FACTS),
              new Usage(
                  "(language, facts)",
                  "What there is to say of a place, in bokmål (no) or English (en); facts are "
                      + String.join(", ", FACTS.fieldNames())
                      + ".",
                  "('en', struct('Strand', 'municipality', 2024, 900, 2014, 1000, null, null, null,"
                      + " null, null, null, null, null, null, null, null, null, null, null))",
                  "Strand had 900 residents on 1 January 2024, 100 fewer than in 2014 (\u221210.0%).")));

  private StoryFunctions() {}

  private static List<Long> rounded(Seq<Double> numbers) {
    if (numbers == null) {
      return null;
    }
    List<Double> given = CollectionConverters.asJava(numbers);
    long[] whole =
        LargestRemainder.of(
            given.stream()
                .filter(number -> number != null)
                .mapToDouble(Double::doubleValue)
                .toArray());
    List<Long> rounded = new ArrayList<>();
    int next = 0;
    for (Double number : given) {
      rounded.add(number == null ? null : whole[next++]);
    }
    return rounded;
  }

  private static String sentence(String language, Row row) {
    PlaceFacts facts =
        new PlaceFacts(
            row.getAs("name"),
            row.getAs("level"),
            new PlaceFacts.Size(
                row.getAs("year"),
                row.getAs("population"),
                row.getAs("year_before"),
                row.getAs("population_before")),
            new PlaceFacts.Drivers(
                row.getAs("first_year"),
                row.getAs("last_year"),
                row.getAs("births_and_deaths"),
                row.getAs("net_migration"),
                row.getAs("attractiveness")),
            new PlaceFacts.Standing(
                row.getAs("rank"),
                row.getAs("rank_low"),
                row.getAs("rank_high"),
                row.getAs("ranked"),
                row.getAs("not_judged_reason")),
            new PlaceFacts.Future(
                row.getAs("horizon_year"),
                row.getAs("projected"),
                row.getAs("low"),
                row.getAs("high")));
    return ENGLISH.equals(language) ? PlaceSentence.english(facts) : PlaceSentence.norwegian(facts);
  }
}
