package no.stedsvekst.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One municipality of two, and two of one: the places behind the codes stay the same. */
class CodeChangesTest {
  @TempDir static Path folder;
  private static Made changed;
  private static Made plain;

  @BeforeAll
  static void make() {
    String[] common = {"regions", "4", "years", "2001..2010", "seed", "5", "code_changes"};
    changed = Made.in(folder.resolve("changed"), with(common, "true", "municipalities", "12"));
    // the same thirteen places, each with a code of its own
    plain = Made.in(folder.resolve("plain"), with(common, "false", "municipalities", "13"));
  }

  private static String[] with(String[] common, String... more) {
    String[] all = Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return all;
  }

  @Test
  void theChangesAreTold() {
    List<String[]> rows = changed.rows("code_change");
    assertEquals(4, rows.size());
    Map<String, Double> weights = new HashMap<>();
    for (String[] row : rows) {
      weights.merge(row[0], Double.valueOf(row[3]), Double::sum);
    }
    assertEquals(Map.of("0103", 1.0, "0104", 1.0, "0106", 1.0), weights);
    assertFalse(Files.exists(plain.folder().resolve("code_change.csv")));
  }

  @Test
  void theLastYearHasAsManyAsAsked() {
    long open = changed.rows("municipality").stream().filter(row -> row[3].isEmpty()).count();
    assertEquals(12, open);
    assertEquals(
        12,
        changed.sums("vital", 2, 1, 0).keySet().stream()
            .filter(key -> key.startsWith("2010"))
            .count());
  }

  @Test
  void eachYearHasTheCodesThatAreValid() {
    TreeSet<String> valid = new TreeSet<>();
    for (String[] row : changed.rows("municipality")) {
      for (int year = 2001; year <= 2010; year++) {
        int end = row[3].isEmpty() ? 9999 : Integer.parseInt(row[3]);
        if (Integer.parseInt(row[2]) <= year && year < end) {
          valid.add(row[0] + " " + year);
        }
      }
    }
    for (String table : List.of("vital", "employment", "jobs", "migration_age", "covariate")) {
      TreeSet<String> landed = new TreeSet<>();
      changed.rows(table).forEach(row -> landed.add(Made.key(row, 0, 1)));
      assertEquals(valid, landed, table);
    }
    TreeSet<String> flows = new TreeSet<>();
    for (String[] row : changed.rows("commuting")) {
      flows.add(Made.key(row, 1, 0));
      assertTrue(row[2].equals("outside") || valid.contains(Made.key(row, 2, 0)), row[2]);
    }
    assertEquals(valid, flows);
  }

  @Test
  void aMunicipalityIsTheSumOfItsPlaces() {
    // by the table, its measure and its columns of code and year
    compare("population", 4, 0, 1);
    compare("vital", 2, 0, 1);
    compare("jobs", 3, 0, 1);
    compare("employment", 2, 0, 1);
    compare("commuting", 3, 1, 0);
    compare("commuting", 3, 2, 0);
  }

  private void compare(String table, int measure, int code, int year) {
    Map<String, Long> sums = new HashMap<>();
    plain
        .sums(table, measure, code, year)
        .forEach((key, value) -> sums.merge(published(key), value, Long::sum));
    assertEquals(new HashMap<>(changed.sums(table, measure, code, year)), sums, table);
  }

  /** What the code of a place without changes becomes with them: read off the changes. */
  private String published(String key) {
    String[] parts = key.split(" ", -1);
    if (parts[0].equals("outside")) {
      return key;
    }
    int number = Integer.parseInt(parts[0]);
    int year = Integer.parseInt(parts[1]);
    String code = "%04d".formatted(number >= 105 ? number + 2 : number);
    for (String[] row : changed.rows("code_change")) {
      int from = Integer.parseInt(row[2]);
      if (code.equals(row[0]) && year >= from) {
        code = row[1];
      } else if (code.equals(row[1]) && year < from && !row[3].equals("1")) {
        code = row[0];
      }
    }
    return code + " " + year;
  }

  @Test
  void aSplitSharesByPeople() {
    Map<String, Long> people = plain.sums("population", 4, 0, 1);
    List<String[]> parts =
        changed.rows("code_change").stream().filter(row -> row[0].equals("0106")).toList();
    double one = people.get("0105 " + parts.get(0)[2]);
    double other = people.get("0106 " + parts.get(0)[2]);
    assertEquals(one / (one + other), Double.parseDouble(parts.get(0)[3]), 1e-6);
  }
}
