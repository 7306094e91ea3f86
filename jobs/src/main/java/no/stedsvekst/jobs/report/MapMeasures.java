package no.stedsvekst.jobs.report;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.ShippedTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a map can show: numbers of all places of a level, by period or scenario. */
final class MapMeasures {
  private MapMeasures() {}

  /**
   * What is said of each that was found, and where its classes end; the same in every period and
   * scenario.
   */
  static List<Map<String, Object>> told(List<String> found) {
    List<Map<String, Object>> measures = new ArrayList<>();
    for (Map<String, String> line : ShippedTable.lines("map_measure")) {
      if (!found.contains(line.get("measure"))) {
        continue;
      }
      Map<String, Object> measure = new LinkedHashMap<>(line);
      measure.put(
          "breaks", Arrays.stream(line.get("breaks").split(" ")).map(Double::valueOf).toList());
      measure.put("diverging", line.get("middle") != null);
      measure.put("middle", line.get("middle") == null ? null : Double.valueOf(line.get("middle")));
      measures.add(measure);
    }
    return measures;
  }

  /**
   * A row a measure: its levels, of each the units in order and, by series, their values.
   *
   * @param values place, level, measure, series and value
   */
  static Dataset<Row> packed(Dataset<Row> values) {
    Dataset<Row> places =
        values
            .withColumn("value", round(col("value"), 5))
            .groupBy("measure", "level", "place")
            .agg(map_from_entries(collect_list(struct("series", "value"))).as("of"));
    Dataset<Row> levels =
        places
            .groupBy("measure", "level")
            .agg(
                sort_array(collect_list(struct(col("place"), expr("map_entries(of)").as("of"))))
                    .as("all"),
                array_sort(expr("array_distinct(flatten(collect_set(map_keys(of))))")).as("keys"))
            .withColumn(
                "all", expr("transform(all, u -> struct(u.place, map_from_entries(u.of) AS of))"))
            .select(
                col("measure"),
                col("level"),
                struct(
                        expr("transform(all, u -> u.place)").as("units"),
                        expr("map_from_entries(transform(keys, k -> struct(k, transform(all, u -> try_element_at(u.of, k)))))")
                            .as("series"))
                    .as("told"));
    return levels
        .groupBy("measure")
        .agg(map_from_entries(collect_list(struct("level", "told"))).as("levels"))
        .select(col("measure"), PackedRows.json(struct(col("measure"), col("levels"))).as("text"));
  }
}
