package no.stedsvekst.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.synthetic.people.Cells;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds in every synthetic country, looked up in its files. */
class SyntheticNorwayTest {
  private static final String[] SMALL = {
    "municipalities", "40", "regions", "8", "years", "2001..2008", "seed", "5", "block_size", "8"
  };

  @TempDir static Path folder;
  private static Made made;

  @BeforeAll
  static void make() {
    made = Made.in(folder.resolve("made"), with("partitions", "1"));
  }

  private static String[] with(String... more) {
    String[] all = Arrays.copyOf(SMALL, SMALL.length + more.length);
    System.arraycopy(more, 0, all, SMALL.length, more.length);
    return all;
  }

  @Test
  void thePartitionsChangeNoByte() {
    Made other = Made.in(folder.resolve("other"), with("partitions", "8"));
    Map<String, String> bytes = made.bytes();
    assertTrue(bytes.containsKey("population/part-00004.csv"), bytes.keySet().toString());
    assertEquals(bytes, other.bytes());
  }

  @Test
  void thePartitionsChangeNoByteOfParquetEither() {
    Made one = Made.in(folder.resolve("one"), with("partitions", "1", "files", "parquet"));
    Made other = Made.in(folder.resolve("two"), with("partitions", "3", "files", "parquet"));
    assertTrue(one.bytes().containsKey("population/part-00004.parquet"));
    assertEquals(one.bytes(), other.bytes());
  }

  @Test
  void theSizeOfTheFilesChangesNoRow() {
    Made whole = Made.in(folder.resolve("whole"), with("block_size", "1000"));
    assertTrue(Files.exists(whole.folder().resolve("jobs.csv")));
    for (String table : List.of("municipality", "population", "jobs", "commuting", "truth")) {
      List<String[]> rows = made.rows(table);
      List<String[]> others = whole.rows(table);
      assertEquals(rows.size(), others.size());
      for (int index = 0; index < rows.size(); index++) {
        assertEquals(String.join(",", rows.get(index)), String.join(",", others.get(index)));
      }
    }
  }

  @Test
  void anotherSeedIsAnotherCountry() {
    Made other = Made.in(folder.resolve("seed"), with("seed", "6"));
    assertFalse(
        made.bytes().get("jobs/part-00000.csv").equals(other.bytes().get("jobs/part-00000.csv")));
  }

  @Test
  void whatIsThereIsKeptAndWhatIsOtherIsRefused() {
    String out = made.folder().toString();
    assertTrue(country("5").isAt(out));
    assertFalse(country("6").isAt(out));
    assertTrue(SyntheticNorway.isAnythingAt(out));
    Program.refused(
        "with other content exists already", List.of("synthesize", "--out", out, "--seed", "6"));
    assertFalse(country("5").isAt(out + "-elsewhere"));
    assertFalse(SyntheticNorway.isAnythingAt(out + "-elsewhere"));
  }

  private static SyntheticNorway country(String seed) {
    return new SyntheticNorway(
        Made.parameters(
            Settings.load(
                Map.of(
                    "synthetic.municipalities", "40",
                    "synthetic.regions", "8",
                    "synthetic.years", "2001..2008",
                    "synthetic.block_size", "8",
                    "synthetic.seed", seed))));
  }

  @Test
  void everyCellOfPeopleIsAccountedFor() {
    Map<String, Long> people = made.sums("population", 4, 0, 1, 2, 3);
    Map<String, Long> in = made.sums("migration_age", 4, 0, 1, 2, 3);
    Map<String, Long> out = made.sums("migration_age", 5, 0, 1, 2, 3);
    for (String[] row : made.rows("vital")) {
      int year = Integer.parseInt(row[1]);
      long gone = 0;
      long born = 0;
      for (String sex : Cells.SEXES) {
        for (int age = 0; age < Cells.AGES; age++) {
          String cell = "%s %d %s %d".formatted(row[0], year, sex, age);
          long after = people.get("%s %d %s %d".formatted(row[0], year + 1, sex, age));
          long stayed = after - in.get(cell) + out.get(cell);
          if (age == 0) {
            born += stayed;
            continue;
          }
          long before = people.get("%s %d %s %d".formatted(row[0], year, sex, age - 1));
          before += age == 105 ? people.get(cell) : 0;
          assertTrue(stayed <= before && after >= 0, () -> cell + ": more than there were");
          gone += before - stayed;
        }
      }
      assertEquals(Long.parseLong(row[2]), born, "births of " + row[0] + " in " + year);
      assertEquals(Long.parseLong(row[3]), gone, "deaths of " + row[0] + " in " + year);
    }
  }

  @Test
  void migrantsByAgeAddUp() {
    Map<String, Long> in = made.sums("migration_age", 4, 0, 1);
    Map<String, Long> out = made.sums("migration_age", 5, 0, 1);
    Map<String, Long> net = made.sums("vital", 4, 0, 1);
    assertEquals(40 * 8, net.size());
    net.forEach((key, value) -> assertEquals(value, in.get(key) - out.get(key), key));
  }

  @Test
  void theFrameOfTheNationCloses() {
    Map<String, Long> people = made.sums("national_projection", 4, 0, 1);
    long jumpOff = made.sums("population", 4, 1).get("2009");
    for (String[] row : made.rows("national_flow")) {
      int year = Integer.parseInt(row[1]);
      long change = Long.parseLong(row[2]) - Long.parseLong(row[3]) + Long.parseLong(row[4]);
      long after = people.get(row[0] + " " + (year + 1));
      assertEquals(people.get(row[0] + " " + year) + change, after, row[0] + " " + year);
    }
    assertEquals(jumpOff, people.get("HHH 2009"));
    assertTrue(people.get("HHH 2050") > people.get("LLL 2050"));
  }

  @Test
  void noMoreCommuteThanWork() {
    Map<String, Long> commuters = made.sums("commuting", 3, 1, 0);
    Map<String, Long> employed = made.sums("employment", 2, 0, 1);
    assertEquals(employed.keySet(), commuters.keySet());
    employed.forEach(
        (key, value) -> {
          assertTrue(commuters.get(key) <= value, key);
          assertTrue(commuters.get(key) >= 0.95 * value - 1, key);
        });
  }

  @Test
  void everyKeyStandsOnce() {
    Map<String, int[]> keys =
        Map.ofEntries(
            Map.entry("municipality", new int[] {0, 2}),
            Map.entry("municipality_group", new int[] {0, 3}),
            Map.entry("population", new int[] {0, 1, 2, 3}),
            Map.entry("vital", new int[] {0, 1}),
            Map.entry("migration_age", new int[] {0, 1, 2, 3}),
            Map.entry("jobs", new int[] {0, 1, 2}),
            Map.entry("employment", new int[] {0, 1}),
            Map.entry("commuting", new int[] {0, 1, 2}),
            Map.entry("employment_rate", new int[] {0, 1, 2}),
            Map.entry("death_probability", new int[] {0, 1, 2, 3}),
            Map.entry("fertility_rate", new int[] {0, 1, 2}),
            Map.entry("industry", new int[] {0}),
            Map.entry("national_projection", new int[] {0, 1, 2, 3}),
            Map.entry("national_flow", new int[] {0, 1}),
            Map.entry("covariate", new int[] {0, 1, 2}),
            Map.entry("reference_projection", new int[] {0, 1, 2, 3, 4}));
    keys.forEach(
        (table, columns) -> {
          Set<String> seen = new HashSet<>();
          for (String[] row : made.rows(table)) {
            assertTrue(
                seen.add(Made.key(row, columns)), () -> table + " " + Made.key(row, columns));
          }
          assertFalse(seen.isEmpty(), table);
        });
  }

  @Test
  void whoWorksIsFifteenToSeventyFour() {
    List<String[]> rows = made.rows("employment_rate");
    // one year more than the flow years: the supply of workers reads the year before
    assertEquals(9 * 2 * 60, rows.size());
    for (String[] row : rows) {
      double rate = Double.parseDouble(row[3]);
      assertTrue(rate > 0 && rate < 1, () -> String.join(",", row));
    }
  }
}
