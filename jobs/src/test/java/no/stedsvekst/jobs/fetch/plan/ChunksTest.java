package no.stedsvekst.jobs.fetch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Queries that together ask for each cell once, and none for more than is allowed. */
class ChunksTest {
  private static Query query(Map<String, List<String>> values, String time, List<String> years) {
    Map<String, List<String>> all = new LinkedHashMap<>(values);
    all.put(time, years);
    return new Query("01234", all);
  }

  private static Set<String> cells(Query query) {
    List<String> keys = new ArrayList<>(List.of(""));
    for (Map.Entry<String, List<String>> entry :
        new java.util.TreeMap<>(query.values()).entrySet()) {
      List<String> longer = new ArrayList<>();
      for (String key : keys) {
        entry.getValue().forEach(code -> longer.add(key + entry.getKey() + code + ";"));
      }
      keys = longer;
    }
    return new TreeSet<>(keys);
  }

  @Test
  void everyCellIsAskedForOnce() {
    Random chance = new Random(21);
    for (int round = 0; round < 300; round++) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      for (String variable : List.of("Region", "Alder", "ContentsCode")) {
        values.put(variable, codes(1 + chance.nextInt(8)));
      }
      List<String> years = codes(1 + chance.nextInt(9));
      int most = 1 + chance.nextInt(60);
      List<Query> queries =
          new Chunks(most, List.of("Tid", "Region")).of(years, some -> query(values, "Tid", some));
      Set<String> seen = new TreeSet<>();
      for (Query query : queries) {
        assertTrue(query.cells() <= most, query + " of " + most);
        for (String cell : cells(query)) {
          assertTrue(seen.add(cell), cell);
        }
      }
      assertEquals(cells(query(values, "Tid", years)), seen);
    }
  }

  private static List<String> codes(int count) {
    List<String> codes = new ArrayList<>();
    for (int code = 0; code < count; code++) {
      codes.add(String.valueOf(code));
    }
    return codes;
  }

  /** Years are cut before places, and other variables last. */
  @Test
  void yearsAreCutFirst() {
    Map<String, List<String>> values = Map.of("Region", codes(10), "Alder", codes(3));
    List<Query> queries =
        new Chunks(60, List.of("Tid", "Region")).of(codes(4), some -> query(values, "Tid", some));
    assertEquals(2, queries.size());
    assertEquals(codes(10), queries.get(0).values().get("Region"));
    List<Query> smaller =
        new Chunks(20, List.of("Tid", "Region")).of(codes(1), some -> query(values, "Tid", some));
    assertEquals(
        List.of(5, 5), smaller.stream().map(q -> q.values().get("Region").size()).toList());
    assertTrue(smaller.stream().allMatch(q -> q.values().get("Alder").size() == 3));
  }

  /** One variable alone may be too long, and all others have one value. */
  @Test
  void aSingleLongVariableIsCut() {
    List<Query> queries =
        new Chunks(10, List.of("Tid", "Region"))
            .of(codes(1), some -> query(Map.of("Alder", codes(35)), "Tid", some));
    assertEquals(35, queries.stream().mapToLong(Query::cells).sum());
    assertTrue(queries.stream().allMatch(query -> query.cells() <= 10));
  }

  @Test
  void aCodeIsAskedForOnce() {
    assertEquals(2, new Query("01234", Map.of("Tid", List.of("2020", "2021", "2020"))).cells());
  }
}
