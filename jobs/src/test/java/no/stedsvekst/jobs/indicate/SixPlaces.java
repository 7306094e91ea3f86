package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A country of six places in two regions. */
final class SixPlaces {
  static final List<String> CODES = List.of("0101", "0102", "0103", "0104", "0105", "0106");

  private SixPlaces() {}

  static String region(String place) {
    return place.compareTo("0104") < 0 ? "R1" : "R2";
  }

  /** Which place is in which unit. */
  static Dataset<Row> members(SparkSession spark) {
    List<Row> rows = new ArrayList<>();
    for (String place : CODES) {
      rows.add(RowFactory.create("municipality", place, place));
      rows.add(RowFactory.create("region", region(place), place));
      rows.add(RowFactory.create("country", "NO", place));
    }
    return table(spark, "level string, unit string, code string", rows);
  }

  static Dataset<Row> table(SparkSession spark, String columns, List<Row> rows) {
    return spark.createDataFrame(rows, StructType.fromDDL(columns));
  }

  /** Holds a number, or that there is none. */
  static void close(Double wanted, Object found, String what) {
    if (wanted == null) {
      assertNull(found, what);
    } else {
      assertEquals(wanted, (Double) found, 1e-9, what);
    }
  }
}
