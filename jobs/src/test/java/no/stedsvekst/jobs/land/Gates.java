package no.stedsvekst.jobs.land;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows as they are landed, and what the gate of their table says of them. */
final class Gates {
  static final SparkSession SPARK = TestSession.get();

  private static final Dataset<Row> SPANS =
      SPARK.createDataFrame(
          List.of(
              RowFactory.create("0101", 1990, 9999, true),
              RowFactory.create("0102", 1990, 2020, false)),
          StructType.fromDDL("code string, first int, end int, is_current boolean"));

  private Gates() {}

  static void first(String finding, LandingTable table, Row... rows) {
    List<String> findings = gate(table, rows).findings();
    assertTrue(findings.get(0).startsWith(finding), findings.toString());
  }

  static Row row(Object... cells) {
    return RowFactory.create(cells);
  }

  static TableGate gate(LandingTable table, Row... rows) {
    return gate(table, List.of(rows));
  }

  static TableGate gate(LandingTable table, List<Row> rows) {
    return gate(table, KnownValues.NONE, rows);
  }

  static TableGate gate(LandingTable table, KnownValues known, List<Row> rows) {
    StructType schema = new StructType();
    for (String name : table.columnNames()) {
      schema = schema.add(name, DataTypes.StringType);
    }
    schema = schema.add(LandedCells.CORRUPT, "string").add(LandedCells.FILE, "string");
    schema = schema.add(LandedCells.ROW, "long");
    List<Row> cells = new ArrayList<>();
    for (int index = 0; index < rows.size(); index++) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < rows.get(index).size(); column++) {
        values.add(rows.get(index).get(column));
      }
      values.add(null);
      values.add(table.name() + ".csv");
      values.add((long) index);
      cells.add(RowFactory.create(values.toArray()));
    }
    return TableGate.judge(
        new LandingSource(table, table.name() + ".csv", List.of()),
        SPARK.createDataFrame(cells, schema),
        SPANS,
        known);
  }
}
