package no.stedsvekst.jobs.fetch.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of StatBank that somebody recorded, where they lie beside the official figures. */
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class RecordedAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static InputStream open(String name) throws IOException {
    Path file =
        Path.of(System.getenv(OfficialFigures.VARIABLE)).resolveSibling("statbank").resolve(name);
    InputStream stream = Files.newInputStream(file);
    return name.endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  private static DataSet data(String name) throws IOException {
    try (InputStream stream = open(name)) {
      return JsonStat.data(stream);
    }
  }

  private static Map<String, Object> cells(DataSet data) {
    Map<String, Object> cells = new TreeMap<>();
    data.each(
        (positions, place) -> {
          StringBuilder key = new StringBuilder();
          for (int axis = 0; axis < positions.length; axis++) {
            key.append(data.axes().get(axis).codes().get(positions[axis])).append('|');
          }
          double value = data.value(place);
          cells.put(key.toString(), Double.isNaN(value) ? data.symbol(place) : (Object) value);
        });
    return cells;
  }

  /** Every null has its sign, and nothing else has one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1/05300-post-response.json",
        "v1/07459-post-response.json",
        "v1/12367-post-response.json.gz",
        "v1/13202-post-response.json",
        "v1/13541-post-response.json",
        "v1/13566-post-response.json",
        "v1/13861-post-response.json",
        "v1/14674-post-response.json",
        "v2/data-07459-three-municipalities.json",
        "v2/data-13599-ages-80-104.json",
        "v2/data-11118.json",
        "v2/scb-data-TAB6471.json"
      })
  void everyValueIsReadAtItsPlace(String name) throws IOException {
    DataSet data = data(name);
    JsonNode json;
    try (InputStream stream = open(name)) {
      json = JSON.readTree(stream);
    }
    assertEquals(json.path("value").size(), data.size());
    for (int place = 0; place < data.size(); place++) {
      JsonNode value = json.path("value").get(place);
      assertEquals(value.isNull(), Double.isNaN(data.value(place)));
      assertEquals(value.isNull(), !data.symbol(place).isEmpty() && !name.contains("scb"));
      if (!value.isNull()) {
        assertEquals(value.asDouble(), data.value(place));
      }
    }
    for (int axis = 0; axis < data.axes().size(); axis++) {
      String id = json.path("id").get(axis).asText();
      assertEquals(id, data.axes().get(axis).code());
      JsonNode index = json.path("dimension").path(id).path("category").path("index");
      List<String> codes = data.axes().get(axis).codes();
      for (int place = 0; place < codes.size(); place++) {
        assertEquals(place, index.path(codes.get(place)).asInt());
      }
    }
  }

  @Test
  void theSparseFormHasTheSameCells() throws IOException {
    assertEquals(
        cells(data("v1/13566-post-response.json")),
        cells(data("v2/derived-13566-sparse-value-array-index.json")));
  }

  @Test
  void confidentialAndUnusedAreToldApart() throws IOException {
    assertEquals(
        Map.of(".", 4620, ":", 3668), data("v1/12367-post-response.json.gz").symbolCounts());
  }

  /** The order of the answer's variables is not that of the description. */
  @Test
  void theAnswersOwnOrderCounts() throws IOException {
    DataSet description;
    try (InputStream stream = open("v2/metadata-11118.json")) {
      description = JsonStat.description(stream);
    }
    List<String> ofAnswer = data("v2/data-11118.json").axes().stream().map(Axis::code).toList();
    assertEquals(
        List.of("Leveringssektor", "ContentsCode", "Tid"),
        description.axes().stream().map(Axis::code).toList());
    assertEquals(List.of("Leveringssektor", "Tid", "ContentsCode"), ofAnswer);
  }

  /** Persons of 80 to 104 in Oslo, by hand: women come first. */
  @Test
  void womenStandBeforeMen() throws IOException {
    DataSet data = data("v2/data-07459-three-municipalities.json");
    assertEquals(List.of("2", "1"), data.axes().get(1).codes());
    assertEquals("07459", data.table());
    assertEquals("2026-02-25T07:00:00Z", data.updated());
  }

  @Test
  void theOlderDescriptionHasTheSameCodes() throws IOException {
    try (InputStream stream = open("v1/13599-metadata.json")) {
      DataSet description = OlderDescription.read("13599", stream);
      assertEquals("105+", description.axes().get(1).codes().get(105));
      assertEquals(6, description.axes().size());
    }
  }

  @Test
  void anErrorIsNoDataSet() {
    assertThrows(UnreadableAnswer.class, () -> data("v1/error-parameter.json"));
    assertTrue(
        assertThrows(UnreadableAnswer.class, () -> data("v2/config-2026-08.json"))
            .getMessage()
            .contains("no JSON-stat data set"));
  }
}
