package no.stedsvekst.jobs.fetch.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cubes that are made up, written in every form that JSON-stat has, and read again. */
class JsonStatTest {
  private static final int CUBES = 300;
  private static final String[] SIGNS = {".", "..", ":", "...", "*"};

  /** A cube: codes of its axes, and what stands at each combination of them. */
  private record Cube(
      List<String> ids, List<List<String>> codes, Map<String, Object> cells, Random chance) {

    static Cube of(int seed) {
      Random chance = new Random(seed);
      List<String> ids = new ArrayList<>();
      List<List<String>> codes = new ArrayList<>();
      int axes = 1 + chance.nextInt(5);
      for (int axis = 0; axis < axes; axis++) {
        ids.add("Axis" + axis);
        List<String> values = new ArrayList<>();
        int size = chance.nextInt(3) == 0 ? 1 : 1 + chance.nextInt(5);
        for (int value = 0; value < size; value++) {
          values.add(axis + "+" + (char) ('z' - value));
        }
        Collections.shuffle(values, chance);
        codes.add(values);
      }
      Cube cube = new Cube(ids, codes, new TreeMap<>(), chance);
      cube.fill(0, "");
      return cube;
    }

    private void fill(int axis, String key) {
      if (axis == ids.size()) {
        boolean isMissing = chance.nextInt(4) == 0;
        cells.put(
            key,
            isMissing
                ? SIGNS[chance.nextInt(SIGNS.length)]
                : (Object) ((chance.nextInt(2000) - 1000) / (1.0 + chance.nextInt(3))));
        return;
      }
      // By the name of the axis: whatever order they are written in, the key is the same.
      codes.get(axis).forEach(code -> fill(axis + 1, key + ids.get(axis) + "=" + code + ";"));
    }

    /** In any order of axes, of members, of codes in an index; sparse or dense. */
    String json(boolean isSparse, boolean isIndexArray, boolean isStatusArray) {
      List<Integer> order = new ArrayList<>();
      for (int axis = 0; axis < ids.size(); axis++) {
        order.add(axis);
      }
      Collections.shuffle(order, chance);
      List<Object> values = new ArrayList<>();
      values(order, 0, new String[ids.size()], values);
      List<String> members = new ArrayList<>();
      members.add("\"class\":\"dataset\"");
      members.add("\"note\":[\"a \\\"note\\\"\"]");
      members.add("\"id\":[" + join(order.stream().map(a -> quoted(ids.get(a))).toList()) + "]");
      members.add(
          "\"size\":[" + join(order.stream().map(a -> "" + codes.get(a).size()).toList()) + "]");
      members.add("\"value\":" + (isSparse ? sparse(values) : dense(values)));
      members.add("\"status\":" + (isStatusArray ? signs(values) : signsByPlace(values)));
      members.add("\"extension\":{\"px\":{\"tableid\":\"01234\"},\"other\":[1,{}]}");
      List<String> dimensions = new ArrayList<>();
      ids.forEach(id -> dimensions.add(dimension(ids.indexOf(id), isIndexArray)));
      Collections.shuffle(dimensions, chance);
      members.add("\"dimension\":{" + join(dimensions) + "}");
      Collections.shuffle(members, chance);
      return "{" + join(members) + "}";
    }

    private void values(List<Integer> order, int depth, String[] at, List<Object> into) {
      if (depth == order.size()) {
        StringBuilder key = new StringBuilder();
        for (int axis = 0; axis < ids.size(); axis++) {
          key.append(ids.get(axis)).append('=').append(at[axis]).append(';');
        }
        into.add(cells.get(key.toString()));
        return;
      }
      for (String code : codes.get(order.get(depth))) {
        at[order.get(depth)] = code;
        values(order, depth + 1, at, into);
      }
    }

    private String dimension(int axis, boolean isIndexArray) {
      List<String> values = codes.get(axis);
      List<String> index = new ArrayList<>();
      for (int place = 0; place < values.size(); place++) {
        index.add(
            isIndexArray ? quoted(values.get(place)) : quoted(values.get(place)) + ":" + place);
      }
      if (!isIndexArray) {
        Collections.shuffle(index, chance);
      }
      String labels =
          "\"label\":{"
              + join(values.stream().map(code -> quoted(code) + ":\"name\"").toList())
              + "}";
      boolean isWithoutIndex = values.size() == 1 && chance.nextBoolean();
      String all =
          isWithoutIndex
              ? labels
              : labels
                  + ",\"index\":"
                  + (isIndexArray ? "[" + join(index) + "]" : "{" + join(index) + "}");
      return quoted(ids.get(axis)) + ":{\"label\":\"axis\",\"category\":{" + all + "}}";
    }

    private static String dense(List<Object> values) {
      return "["
          + join(values.stream().map(v -> v instanceof Double ? v.toString() : "null").toList())
          + "]";
    }

    private static String sparse(List<Object> values) {
      List<String> there = new ArrayList<>();
      for (int place = 0; place < values.size(); place++) {
        if (values.get(place) instanceof Double value) {
          there.add("\"" + place + "\":" + value);
        }
      }
      return "{" + join(there) + "}";
    }

    private static String signs(List<Object> values) {
      return "["
          + join(
              values.stream()
                  .map(v -> v instanceof Double ? "null" : quoted(v.toString()))
                  .toList())
          + "]";
    }

    private static String signsByPlace(List<Object> values) {
      List<String> signs = new ArrayList<>();
      for (int place = 0; place < values.size(); place++) {
        if (values.get(place) instanceof String sign) {
          signs.add("\"" + place + "\":" + quoted(sign));
        }
      }
      return "{" + join(signs) + "}";
    }

    private static String quoted(String text) {
      return "\"" + text + "\"";
    }

    private static String join(List<String> parts) {
      return String.join(",", parts);
    }
  }

  private static DataSet read(String json) throws IOException {
    return JsonStat.data(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, Object> cells(DataSet data) {
    Map<String, Object> cells = new TreeMap<>();
    data.each(
        (positions, place) -> {
          Map<String, String> at = new TreeMap<>();
          for (int axis = 0; axis < positions.length; axis++) {
            Axis one = data.axes().get(axis);
            at.put(one.code(), one.codes().get(positions[axis]));
          }
          StringBuilder key = new StringBuilder();
          at.forEach((id, code) -> key.append(id).append('=').append(code).append(';'));
          double value = data.value(place);
          cells.put(key.toString(), Double.isNaN(value) ? data.symbol(place) : (Object) value);
        });
    return cells;
  }

  @Test
  void everyFormOfACubeIsReadAsTheSameCells() throws IOException {
    for (int seed = 0; seed < CUBES; seed++) {
      Cube cube = Cube.of(seed);
      for (int form = 0; form < 8; form++) {
        String json = cube.json((form & 1) > 0, (form & 2) > 0, (form & 4) > 0);
        DataSet data = read(json);
        assertEquals("01234", data.table());
        assertEquals(cube.cells(), cells(data), json);
      }
    }
  }

  @Test
  void aCubeThatWasCutOffAnywhereIsRefused() {
    String json = Cube.of(7).json(false, false, false);
    for (int length = 0; length < json.length(); length++) {
      String part = json.substring(0, length);
      assertThrows(UnreadableAnswer.class, () -> read(part), part);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"value\":[1,2,3]",
        "\"value\":[1]",
        "\"value\":{\"2\":1}",
        "\"value\":{\"-1\":1}",
        "\"value\":{\"a\":1}",
        "\"value\":[1,\"x\"]",
        "\"value\":\"x\"",
        "\"value\":[1,2],\"status\":{\"5\":\".\"}",
        "\"value\":[1,2],\"size\":[3]",
        "\"value\":[1,2],\"size\":[2,1]",
        "\"value\":[1,2],\"class\":\"collection\""
      })
  void whatDoesNotFitItsAxesIsRefused(String members) {
    String json =
        "{\"class\":\"dataset\",\"id\":[\"A\"],\"size\":[2],\"dimension\":{\"A\":{\"category\":{\"index\":[\"x\",\"y\"]}}},"
            + members
            + "}";
    assertThrows(UnreadableAnswer.class, () -> read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"index\":{\"x\":0,\"y\":0}",
        "\"index\":{\"x\":1,\"y\":2}",
        "\"index\":[\"x\"]",
        "\"label\":{\"x\":\"\",\"y\":\"\"}"
      })
  void valuesWithoutAnOrderAreRefused(String category) {
    String json =
        "{\"class\":\"dataset\",\"id\":[\"A\"],\"size\":[2],\"value\":[1,2],\"dimension\":{\"A\":{\"category\":{"
            + category
            + "}}}}";
    assertThrows(UnreadableAnswer.class, () -> read(json));
  }

  @Test
  void oneSignMayStandForAll() throws IOException {
    DataSet data =
        read(
            "{\"class\":\"dataset\",\"id\":[\"A\"],\"size\":[2],\"value\":[null,null],\"status\":\":\",\"dimension\":{\"A\":{\"category\":{\"index\":[\"x\",\"y\"]}}}}");
    assertEquals(Map.of(":", 2), data.symbolCounts());
    assertTrue(Double.isNaN(data.value(1)));
  }
}
