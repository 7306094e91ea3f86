package no.stedsvekst.jobs.testing;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertNear;
import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** A comparison that could not fail would hold nothing. */
class DatasetComparisonTest {
  private static final Dataset<Row> GOOD = rows("value double", row("a", 1.0), row("b", null));

  private static Row row(Object... cells) {
    return RowFactory.create(cells);
  }

  private static Dataset<Row> rows(String value, Row... rows) {
    StructType columns = StructType.fromDDL("name string, " + value);
    return TestSession.get().createDataFrame(List.of(rows), columns);
  }

  private static void differs(Dataset<Row> other) {
    assertThrows(AssertionError.class, () -> assertSame(GOOD, other));
    assertThrows(AssertionError.class, () -> assertNear(GOOD, other, 1e-6));
  }

  @Test
  void equalRowsAreTheSame() {
    assertSame(
        GOOD, rows("value double not null comment 'one'", row("a", 1.0)).union(GOOD.offset(1)));
    assertNear(GOOD, rows("value double", row("a", 1 + 1e-9), row("b", null)), 1e-6);
  }

  @Test
  void otherNumbersRowsOrdersAndColumnsAreNot() {
    differs(rows("value double", row("a", 1.1), row("b", null)));
    differs(rows("value double", row("a", 1.0), row("b", 0.0)));
    differs(rows("value double", row("b", null), row("a", 1.0)));
    differs(rows("value double", row("a", 1.0)));
    differs(GOOD.union(GOOD));
    differs(rows("other double", row("a", 1.0), row("b", null)));
    differs(rows("value float", row("a", 1.0f), row("b", null)));
  }

  @Test
  void whatIsNearIsNotTheSame() {
    Dataset<Row> near = rows("value double", row("a", 1 + 1e-9), row("b", null));
    assertThrows(AssertionError.class, () -> assertSame(GOOD, near));
  }
}
