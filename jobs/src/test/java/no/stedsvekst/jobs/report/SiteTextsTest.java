package no.stedsvekst.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages are put together of. */
class SiteTextsTest {
  @Test
  void whatIsPutIntoAPageIsNoHtml() {
    PageTemplate page = new PageTemplate("<title>{{title}}</title><a href=\"{{root}}\">");
    assertEquals(
        "<title>R&lt;b&gt; &amp; $1 \\</title><a href=\"&quot;\">",
        page.with(Map.of("title", "R<b> & $1 \\", "root", "\"")));
    assertThrows(IllegalStateException.class, () -> page.with(Map.of("title", "x")));
  }

  @Test
  void aTextInAScriptDoesNotEndIt() {
    assertEquals(
        "stedsvekst.put(\"a\",{\"b\":\"<\\/script>\"});\n",
        Scripts.of("a", "{\"b\":\"</script>\"}"));
  }

  @Test
  void anyCodeHasAnAddress() {
    assertEquals("municipality/0301.html", Addresses.page("municipality", "0301"));
    assertEquals("region/a~2F..~20b.html", Addresses.page("region", "a/.. b"));
    assertTrue(Addresses.data("region", "Ø").endsWith("region/~D8.js"));
  }

  @Test
  void statementsAreOfTheProjectionThatTheStarShows() {
    Map<String, String> shown = new ReportStatements(Optional.empty()).shown();
    assertTrue(shown.get("common").contains("0 AS base_year"));
    for (String section : Sections.ALL) {
      assertTrue(shown.get(section).contains("place"), section);
    }
  }

  @Test
  void aSectionThatNoPlaceHasIsSpokenOf() {
    List<Map<String, String>> missing = Sections.missing(List.of("years", "ages"));
    assertTrue(missing.stream().noneMatch(line -> line.get("section").equals("ages")));
    for (String section : Sections.ALL) {
      assertTrue(
          Sections.missing(List.of()).stream()
              .anyMatch(line -> line.get("section").equals(section)),
          section + " has no line in report_section.csv");
    }
  }

  /** Steps lead from point to point; what is smaller than the grid is left out. */
  @Test
  void neighboursKeepOneBorder(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("b.geojson");
    Files.writeString(
        file,
        """
        {"type":"FeatureCollection","features":[
        {"properties":{"name":"x","no":"0001"},"geometry":{"type":"Polygon","coordinates":
          [[[10,60],[10.101,60.0004],[10.1,60.2],[10,60.2],[10,60]]]}},
        {"properties":{"name":"y","no":"0002"},"geometry":{"type":"MultiPolygon","coordinates":
          [[[[10.1,60.2],[10.101,60.0004],[10.3,60],[10.1,60.2]]],[[[11,61],[11.001,61],[11,61.001],[11,61]]]]}},
        {"properties":{"name":"z","no":"9999"},"geometry":{"type":"Polygon","coordinates":[]}}]}""");
    List<ObjectNode> borders = new Borders(Set.of("0001", "0002", "0003"), 100).of(file.toString());
    assertEquals(2, borders.size());
    assertEquals("0001", borders.get(0).get("unit").asText());
    assertEquals(
        "[[[1000,6000,10,0,0,20,-10,0,0,-20]]]", borders.get(0).get("polygons").toString());
    assertEquals("[[[1010,6020,0,-20,20,0,-20,20]]]", borders.get(1).get("polygons").toString());
  }
}
