package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void everyMetricOfANightSaysWhatItIs() {
    Map<String, String> told = new TreeMap<>();
    for (Row row :
        SharedLake.read(OpsTables.METRIC).select("metric", "description").collectAsList()) {
      told.put(row.getString(0), row.getString(1));
    }
    assertTrue(told.size() > 20, told.toString());
    Set<String> silent =
        told.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertEquals(Set.of(), silent);
    told.keySet().forEach(name -> assertTrue(name.matches("[a-z0-9_]+(\\.[^ ]+)?"), name));
  }

  @Test
  void ofAYearIsTheSumOfAColumn() {
    assertEquals("Sum of the column in the year", new Metric("", "persons.2022", 1).cells("")[4]);
    assertEquals("Rows", new Metric("", "rows", 1).cells("")[4]);
    assertEquals("", new Metric("", "nobody.said", 1).cells("")[4]);
  }
}
