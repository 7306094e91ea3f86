package no.stedsvekst.jobs.project.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Rows of the people of two places, A and B, and the facts that are made of them. */
final class FactRows {
  private static final List<String> PLACES = List.of("A", "B");
  private static final int WOMEN = 107;

  private FactRows() {}

  static Dataset<Row> frame(String schema, List<Row> rows) {
    return TestSession.get().createDataFrame(rows, StructType.fromDDL(schema));
  }

  static int number(String place) {
    return PLACES.indexOf(place);
  }

  static Dataset<Row> people(List<Row> rows) {
    return frame("place int, year int, sex string, age string, persons double", rows);
  }

  static Row survivorsAndBirths(String place, int year, String sex, int age, double persons) {
    return RowFactory.create(number(place), year, sex, Integer.toString(age), persons);
  }

  static Dataset<Row> births(Row... rows) {
    return frame("place int, year int, births double", List.of(rows));
  }

  static Row born(String place, int year, Double births) {
    return RowFactory.create(number(place), year, births);
  }

  /** Values by place, sex and age on 31 December, as in A M 31. */
  static Map<String, Double> found(PlaceFacts facts, Fact fact) {
    Map<String, Double> found = new HashMap<>();
    Dataset<Row> places = PlaceFacts.numbers(TestSession.get(), PLACES, "code", "place");
    for (Row row : facts.numbered(places).collectAsList()) {
      if (row.getInt(1) == fact.number()) {
        int cell = row.getInt(2);
        String cohort = cell < WOMEN ? " M " + cell : " F " + (cell - WOMEN);
        found.merge(PLACES.get(row.getInt(0)) + cohort, row.getDouble(3), Double::sum);
      }
    }
    return found;
  }

  /** Nobody is as good as no row. */
  static void assertFound(Map<String, Double> wanted, Map<String, Double> found) {
    TreeSet<String> keys = new TreeSet<>(wanted.keySet());
    keys.addAll(found.keySet());
    for (String key : keys) {
      assertEquals(wanted.getOrDefault(key, 0.0), found.getOrDefault(key, 0.0), 1e-9, key);
    }
  }
}
