package no.stedsvekst.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import no.stedsvekst.jobs.lake.Locations;
import no.stedsvekst.jobs.lake.OutFolder;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.refusal.ReportRefusals;
import no.stedsvekst.jobs.settings.Hash;
import org.apache.hadoop.fs.Path;

/** The borders of municipalities, from a file of GeoJSON in degrees. */
final class Borders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HALF_TURN = 180;
  private static final List<String> ENDINGS = List.of(".geojson", ".geojson.gz");

  private final Set<String> municipalities;
  private final int perDegree;

  /**
   * Borders of these municipalities.
   *
   * @param perDegree how fine the grid is to which points are moved; neighbours keep one border
   */
  Borders(Set<String> municipalities, int perDegree) {
    this.municipalities = municipalities;
    this.perDegree = perDegree;
  }

  /** The file of borders that lies in a landing folder; refuses more than one. */
  static Optional<String> in(String folder) {
    List<String> found =
        OutFolder.at(folder).names(".").stream()
            .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
            .sorted()
            .toList();
    if (found.size() > 1) {
      throw ReportRefusals.severalBorders(folder, found);
    }
    return found.stream().findFirst().map(name -> folder + "/" + name);
  }

  /** The file with its checksum. */
  static Map<String, String> fingerprint(String file) {
    Path path = Locations.path(file);
    try (InputStream bytes = path.getFileSystem(StoreSettings.configuration()).open(path)) {
      return Map.of(file, Hash.of(bytes));
    } catch (FileNotFoundException e) {
      throw ReportRefusals.noBorders(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The borders of municipalities that the file has, as the pages read them: {@code unit} and
   * {@code polygons}, of each its rings, the first the outer one. A ring is a point and the steps
   * from point to point, in steps of the grid: a third of what degrees would take.
   */
  List<ObjectNode> of(String file) {
    JsonNode features = read(file).path("features");
    String property =
        property(features).orElseThrow(() -> ReportRefusals.noCodes(file, municipalities));
    Map<String, ArrayNode> polygons = new TreeMap<>();
    for (JsonNode feature : features) {
      String unit = feature.path("properties").path(property).asText();
      ArrayNode found = polygons(file, feature.path("geometry"));
      if (municipalities.contains(unit) && !found.isEmpty()) {
        polygons.computeIfAbsent(unit, code -> JSON.createArrayNode()).addAll(found);
      }
    }
    List<ObjectNode> borders = new ArrayList<>();
    polygons.forEach(
        (unit, all) -> borders.add(JSON.createObjectNode().put("unit", unit).set("polygons", all)));
    return borders;
  }

  private static JsonNode read(String file) {
    Path path = Locations.path(file);
    try (InputStream bytes = path.getFileSystem(StoreSettings.configuration()).open(path);
        InputStream text = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw ReportRefusals.notGeoJson(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The property that has the codes: that of most features which is a code of a municipality. */
  private Optional<String> property(JsonNode features) {
    Map<String, Integer> found = new HashMap<>();
    for (JsonNode feature : features) {
      feature
          .path("properties")
          .properties()
          .forEach(
              property -> {
                if (municipalities.contains(property.getValue().asText())) {
                  found.merge(property.getKey(), 1, Integer::sum);
                }
              });
    }
    return found.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private ArrayNode polygons(String file, JsonNode geometry) {
    JsonNode first = geometry.path("coordinates");
    while (first.path(0).isArray()) {
      first = first.path(0);
    }
    if (Math.abs(first.path(0).asDouble()) > HALF_TURN || Math.abs(first.path(1).asDouble()) > 90) {
      throw ReportRefusals.notDegrees(file, first.path(0).asText(), first.path(1).asText());
    }
    ArrayNode polygons = JSON.createArrayNode();
    if (geometry.path("type").asText().equals("Polygon")) {
      add(polygons, geometry.path("coordinates"));
    } else {
      geometry.path("coordinates").forEach(polygon -> add(polygons, polygon));
    }
    return polygons;
  }

  private void add(ArrayNode polygons, JsonNode rings) {
    ArrayNode polygon = JSON.createArrayNode();
    for (JsonNode ring : rings) {
      ArrayNode steps = steps(ring);
      // An island smaller than the grid is a point or a line on it.
      if (steps.size() > 2 * 3) {
        polygon.add(steps);
      } else if (polygon.isEmpty()) {
        return;
      }
    }
    polygons.add(polygon);
  }

  private ArrayNode steps(JsonNode ring) {
    ArrayNode steps = JSON.createArrayNode();
    long x = 0;
    long y = 0;
    for (JsonNode point : ring) {
      long nextX = Math.round(point.get(0).asDouble() * perDegree);
      long nextY = Math.round(point.get(1).asDouble() * perDegree);
      if (steps.isEmpty() || nextX != x || nextY != y) {
        steps.add(nextX - x);
        steps.add(nextY - y);
        x = nextX;
        y = nextY;
      }
    }
    return steps;
  }
}
