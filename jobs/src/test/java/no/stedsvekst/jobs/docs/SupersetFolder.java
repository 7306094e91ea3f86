package no.stedsvekst.jobs.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** What Superset's import takes for granted of the files that it is given. */
final class SupersetFolder {
  private SupersetFolder() {}

  /** Holds them all against it. */
  static void check(Map<String, String> files) {
    Map<String, Map<String, Object>> read = new HashMap<>();
    files.forEach((name, text) -> read.put(name, new Yaml().load(text)));
    Set<Object> datasets = uuids(read, "datasets/");
    Set<Object> charts = uuids(read, "charts/");
    Set<Object> databases = uuids(read, "databases/");
    assertTrue(!datasets.isEmpty() && datasets.size() == charts.size(), datasets.toString());
    read.forEach(
        (name, file) -> {
          assertEquals("1.0.0", file.get("version").toString(), name);
          if (name.startsWith("datasets/")) {
            assertTrue(databases.contains(file.get("database_uuid")), name);
            assertInstanceOf(List.class, file.get("metrics"), name);
            assertInstanceOf(List.class, file.get("columns"), name);
          }
          if (name.startsWith("charts/")) {
            assertTrue(datasets.contains(file.get("dataset_uuid")), name);
            Map<?, ?> parameters = (Map<?, ?>) file.get("params");
            assertEquals(file.get("viz_type"), parameters.get("viz_type"), name);
          }
        });
    assertEquals(
        charts, chartsOf((Map<?, ?>) read.get("dashboards/stedsvekst.yaml").get("position")));
  }

  private static Set<Object> uuids(Map<String, Map<String, Object>> files, String folder) {
    List<Object> found = new ArrayList<>();
    files.forEach(
        (name, file) -> {
          if (name.startsWith(folder)) {
            found.add(file.get("uuid"));
          }
        });
    Set<Object> different = new HashSet<>(found);
    assertEquals(found.size(), different.size(), folder + " has a uuid twice");
    return different;
  }

  /** The charts that the nodes of a dashboard show; what its components read must be there. */
  private static Set<Object> chartsOf(Map<?, ?> position) {
    Set<Object> uuids = new HashSet<>();
    Set<Object> numbers = new HashSet<>();
    Set<Object> reached = new HashSet<>(Set.of("ROOT_ID"));
    for (Object each : position.values()) {
      if (each instanceof Map<?, ?> node) {
        reached.addAll((List<?>) node.get("children"));
        assertEquals(node, position.get(node.get("id")));
        Map<?, ?> meta = (Map<?, ?>) node.get("meta");
        if (node.get("type").equals("ROW")) {
          assertEquals("BACKGROUND_TRANSPARENT", meta.get("background"), node.toString());
        }
        if (node.get("type").equals("CHART")) {
          assertInstanceOf(Integer.class, meta.get("chartId"), node.toString());
          assertTrue(numbers.add(meta.get("chartId")), "twice: " + node);
          assertTrue(uuids.add(meta.get("uuid")), "twice: " + node);
          assertNotNull(meta.get("sliceName"), node.toString());
          assertNotNull(meta.get("width"), node.toString());
          assertNotNull(meta.get("height"), node.toString());
        }
      }
    }
    Set<Object> nodes = new HashSet<>(position.keySet());
    nodes.remove("DASHBOARD_VERSION_KEY");
    assertEquals(nodes, reached, "nodes that hang nowhere, or are not there");
    return uuids;
  }
}
