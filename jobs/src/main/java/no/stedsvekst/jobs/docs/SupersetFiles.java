package no.stedsvekst.jobs.docs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * The star as Superset imports it: the database that {@code serve} is, a dataset for each fact with
 * the names of its dimensions, a chart for each, and a dashboard of these.
 */
final class SupersetFiles {
  private static final String DATABASE = "Stedsvekst";
  private static final int WIDTH = 6;
  private static final int HEIGHT = 50;

  private final StarModel star;

  SupersetFiles(StarModel star) {
    this.star = star;
  }

  /** All files by their names; Superset wants them in one folder, zipped. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "metadata.yaml",
        "version: 1.0.0\ntype: Dashboard\ntimestamp: '2026-01-01T00:00:00+00:00'\n");
    files.put("databases/%s.yaml".formatted(DATABASE), database());
    for (TableSpec fact : star.facts()) {
      files.put(
          "datasets/%s/%s.yaml".formatted(DATABASE, fact.name()),
          new SupersetDataset(star, fact).yaml());
      files.put("charts/%s.yaml".formatted(fact.name()), chart(fact));
    }
    files.put("dashboards/stedsvekst.yaml", dashboard());
    return files;
  }

  private static String database() {
    return """
        database_name: %s
        sqlalchemy_uri: hive://reader@localhost:10000/gold
        expose_in_sqllab: true
        allow_ctas: false
        allow_cvas: false
        allow_dml: false
        allow_file_upload: false
        extra: {}
        uuid: %s
        version: 1.0.0
        """
        .formatted(DATABASE, uuid("database"));
  }

  /**
   * The first measure, by year where the fact has years and by its first column where not; the rows
   * themselves where there is nothing to sum.
   */
  private String chart(TableSpec fact) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (star.measures(fact).isEmpty()) {
      parameters.put("viz_type", "table");
      parameters.put("query_mode", "raw");
      parameters.put("all_columns", fact.columnNames());
    } else {
      parameters.put("viz_type", "echarts_timeseries_bar");
      parameters.put("x_axis", by(fact));
      parameters.put("metrics", List.of(SupersetDataset.sumOf(star.measures(fact).get(0))));
    }
    parameters.put("row_limit", 1000);
    return """
        slice_name: %s
        viz_type: %s
        params: %s
        cache_timeout: null
        uuid: %s
        version: 1.0.0
        dataset_uuid: %s
        """
        .formatted(
            text(title(fact)),
            parameters.get("viz_type"),
            Console.json(parameters),
            uuid("chart " + fact.name()),
            uuid("dataset " + fact.name()));
  }

  private static String by(TableSpec fact) {
    return fact.columnNames().contains("year") ? "year" : fact.key().get(0);
  }

  private String title(TableSpec fact) {
    List<ColumnSpec> measures = star.measures(fact);
    return measures.isEmpty()
        ? "rows of " + fact.name()
        : "%s by %s, %s".formatted(SupersetDataset.sumOf(measures.get(0)), by(fact), fact.name());
  }

  /** Two charts a row. */
  private String dashboard() {
    List<TableSpec> facts = star.facts();
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("DASHBOARD_VERSION_KEY", "v2");
    List<String> rows = new ArrayList<>();
    for (int first = 0; first < facts.size(); first += 2) {
      String row = "ROW-" + (first / 2 + 1);
      rows.add(row);
      List<String> charts = new ArrayList<>();
      for (int each = first; each < Math.min(first + 2, facts.size()); each++) {
        TableSpec fact = facts.get(each);
        String chart = "CHART-" + fact.name();
        charts.add(chart);
        position.put(chart, node(chart, "CHART", List.of(), placed(fact, each + 1)));
      }
      position.put(row, node(row, "ROW", charts, Map.of("background", "BACKGROUND_TRANSPARENT")));
    }
    position.put("ROOT_ID", node("ROOT_ID", "ROOT", List.of("GRID_ID"), Map.of()));
    position.put("GRID_ID", node("GRID_ID", "GRID", rows, Map.of()));
    return """
        dashboard_title: Stedsvekst
        slug: stedsvekst
        uuid: %s
        position: %s
        metadata: {}
        version: 1.0.0
        """
        .formatted(uuid("dashboard"), Console.json(position));
  }

  /**
   * Which chart and how large. An import looks for the chart by its uuid, and wants a number of its
   * own besides, which it replaces.
   */
  private Map<String, Object> placed(TableSpec fact, int number) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("chartId", number);
    meta.put("uuid", uuid("chart " + fact.name()));
    meta.put("sliceName", title(fact));
    meta.put("width", WIDTH);
    meta.put("height", HEIGHT);
    return meta;
  }

  private static Map<String, Object> node(
      String id, String type, List<String> children, Map<String, Object> meta) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("id", id);
    node.put("type", type);
    node.put("children", children);
    node.put("meta", meta);
    return node;
  }

  /** The same thing has the same number in every export, so that an import replaces it. */
  static String uuid(String thing) {
    return UUID.nameUUIDFromBytes(("stedsvekst " + thing).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** A text as YAML, which reads JSON's. */
  static String text(String value) {
    return Console.json(value.lines().collect(Collectors.joining(" ")));
  }
}
