package no.stedsvekst.jobs.docs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.docs.StarModel.Link;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
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
      files.put("datasets/%s/%s.yaml".formatted(DATABASE, fact.name()), dataset(fact));
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

  private String dataset(TableSpec fact) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("table_name: %s\n".formatted(fact.name()));
    yaml.append("description: %s\n".formatted(text(fact.grain())));
    yaml.append("schema: gold\nfilter_select_enabled: true\n");
    yaml.append("sql: %s\n".formatted(text(joined(fact))));
    yaml.append("uuid: %s\n".formatted(uuid("dataset " + fact.name())));
    yaml.append("metrics:\n");
    for (ColumnSpec measure : star.measures(fact)) {
      yaml.append("- metric_name: %s\n".formatted(text("sum of " + measure.name())));
      yaml.append("  expression: %s\n".formatted(text("SUM(" + measure.name() + ")")));
      yaml.append("  description: %s\n".formatted(text(measure.told())));
      yaml.append("  d3format: ',.0f'\n");
      if (measure.additivity() == Additivity.STOCK) {
        yaml.append("  warning_text: 'Group or filter by year: years count the same again'\n");
      }
    }
    yaml.append("columns:\n");
    for (ColumnSpec column : fact.columns()) {
      column(yaml, column.name(), column.type().sparkType().sql(), column.told());
    }
    for (Link link : star.links(fact)) {
      if (isNamed(link)) {
        column(yaml, link.role() + "_name", "STRING", "What " + column(link) + " is called");
      }
    }
    yaml.append("version: 1.0.0\ndatabase_uuid: %s\n".formatted(uuid("database")));
    return yaml.toString();
  }

  private static String column(Link link) {
    return link.column().name();
  }

  private static void column(StringBuilder yaml, String name, String type, String meaning) {
    yaml.append("- column_name: %s\n".formatted(name));
    yaml.append("  is_dttm: false\n  is_active: true\n");
    yaml.append("  type: %s\n".formatted(type));
    yaml.append("  groupby: true\n  filterable: true\n");
    yaml.append("  description: %s\n".formatted(text(meaning)));
  }

  /** The fact with the names of what it refers to. */
  private String joined(TableSpec fact) {
    List<String> columns = new ArrayList<>(List.of("f.*"));
    StringBuilder joins = new StringBuilder();
    for (Link link : star.links(fact)) {
      if (isNamed(link)) {
        String alias = "d_" + link.role();
        columns.add("%s.name_no AS %s_name".formatted(alias, link.role()));
        joins.append(
            " LEFT JOIN %s %s ON f.%s = %s.%s"
                .formatted(link.to().fullName(), alias, column(link), alias, link.key()));
      }
    }
    return "SELECT %s FROM %s f%s".formatted(String.join(", ", columns), fact.fullName(), joins);
  }

  private static boolean isNamed(Link link) {
    return link.to().columnNames().contains("name_no");
  }

  /** The first measure, by year where the fact has years and by its first column where not. */
  private String chart(TableSpec fact) {
    String by = fact.columnNames().contains("year") ? "year" : fact.key().get(0);
    String metric = "sum of " + star.measures(fact).get(0).name();
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("viz_type", "echarts_timeseries_bar");
    parameters.put("x_axis", by);
    parameters.put("metrics", List.of(metric));
    parameters.put("row_limit", 1000);
    return """
        slice_name: %s
        viz_type: echarts_timeseries_bar
        params: %s
        cache_timeout: null
        uuid: %s
        version: 1.0.0
        dataset_uuid: %s
        """
        .formatted(
            text(metric + " by " + by + ", " + fact.name()),
            Console.json(parameters),
            uuid("chart " + fact.name()),
            uuid("dataset " + fact.name()));
  }

  /** Two charts a row. */
  private String dashboard() {
    List<String> names = star.facts().stream().map(TableSpec::name).toList();
    Map<String, Object> position = new LinkedHashMap<>();
    position.put("DASHBOARD_VERSION_KEY", "v2");
    List<String> rows = new ArrayList<>();
    for (int first = 0; first < names.size(); first += 2) {
      List<String> pair = names.subList(first, Math.min(first + 2, names.size()));
      String row = "ROW-" + (first / 2 + 1);
      rows.add(row);
      position.put(
          row, node(row, "ROW", pair.stream().map(name -> "CHART-" + name).toList(), null));
      for (String name : pair) {
        position.put(
            "CHART-" + name,
            node(
                "CHART-" + name,
                "CHART",
                List.of(),
                Map.of("uuid", uuid("chart " + name), "width", WIDTH, "height", HEIGHT)));
      }
    }
    position.put("ROOT_ID", node("ROOT_ID", "ROOT", List.of("GRID_ID"), null));
    position.put("GRID_ID", node("GRID_ID", "GRID", rows, null));
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

  private static Map<String, Object> node(
      String id, String type, List<String> children, Map<String, Object> meta) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("id", id);
    node.put("type", type);
    node.put("children", children);
    if (meta != null) {
      node.put("meta", meta);
    }
    return node;
  }

  /** The same thing has the same number in every export, so that an import replaces it. */
  private static String uuid(String thing) {
    return UUID.nameUUIDFromBytes(("stedsvekst " + thing).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** A text as YAML, which reads JSON's. */
  private static String text(String value) {
    return Console.json(value.lines().collect(Collectors.joining(" ")));
  }
}
