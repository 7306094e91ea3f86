package no.stedsvekst.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class OnePassTest {
  private static final RowCheck NEGATIVE =
      new RowCheck("below 0", col("value").lt(0), List.of("year", "value"));
  private static final RowCheck LARGE =
      new RowCheck("above 10", col("value").gt(10), List.of("year"));

  private final Dataset<Row> rows =
      TestSession.get()
          .createDataFrame(
              List.of(
                  RowFactory.create(2021, -1.0),
                  RowFactory.create(2020, -3.0),
                  RowFactory.create(2022, 4.0),
                  RowFactory.create(2023, null)),
              StructType.fromDDL("year int, value double"));

  @Test
  void checksAndQuestionsAreAnsweredTogether() {
    OnePass.Answers answers =
        OnePass.over(rows)
            .check(List.of(LARGE, NEGATIVE))
            .ask("sum", sum("value"))
            .ask("none", sum(when(col("value").gt(99), col("value"))))
            .askYears("known", col("value").isNotNull())
            .answers();
    assertEquals(
        List.of("2 rows below 0: (year=2021, value=-1.0) (year=2020, value=-3.0)"),
        answers.findings());
    assertEquals(0.0, answers.number("sum"));
    assertNull(answers.number("none"));
    assertEquals(List.of(2020, 2021, 2022), answers.years("known"));
  }

  @Test
  void aCheckShowsItsRowsInTheOrderThatIsGiven() {
    OnePass.Answers answers = OnePass.over(rows).check(List.of(LARGE, NEGATIVE)).answers();
    assertEquals(List.of(), answers.findings(0, rows));
    assertEquals(
        List.of("2 rows below 0: (year=2020, value=-3.0) (year=2021, value=-1.0)"),
        answers.findings(1, rows.orderBy("value")));
  }
}
