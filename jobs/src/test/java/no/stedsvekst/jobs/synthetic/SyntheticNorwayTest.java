package no.stedsvekst.jobs.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.settings.YearRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticNorwayTest {
  private static final YearRange YEARS = new YearRange(2001, 2008);
  private static final SyntheticNorway COUNTRY = new SyntheticNorway(20, 4, YEARS, 5);
  private static final List<String> TABLES =
      List.of("municipality", "population", "vital", "jobs", "commuting", "employment_rate");

  @TempDir Path folder;

  @Test
  void theSameSeedWritesTheSameBytes() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    assertTrue(COUNTRY.writeTo(one.toString()));
    assertTrue(COUNTRY.writeTo(two.toString()));
    for (String table : TABLES) {
      String file = table + ".csv";
      assertArrayEquals(
          Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)));
    }
  }

  @Test
  void whatIsThereIsKeptAndWhatIsOtherIsRefused() {
    String out = folder.resolve("country").toString();
    assertTrue(COUNTRY.writeTo(out));
    assertFalse(COUNTRY.writeTo(out));
    SyntheticNorway other = new SyntheticNorway(20, 4, YEARS, 6);
    assertThrows(Refusal.class, () -> other.writeTo(out));
  }

  @Test
  void everyPersonIsAccountedFor() throws IOException {
    Path out = folder.resolve("country");
    COUNTRY.writeTo(out.toString());
    Map<String, Long> people = new HashMap<>();
    for (String[] row : rows(out, "population")) {
      people.merge(row[0] + " " + row[1], Long.parseLong(row[4]), Long::sum);
    }
    List<String[]> vital = rows(out, "vital");
    assertEquals(20 * 8, vital.size());
    for (String[] row : vital) {
      long before = people.get(row[0] + " " + row[1]);
      long after = people.get(row[0] + " " + (Integer.parseInt(row[1]) + 1));
      long change = Long.parseLong(row[2]) - Long.parseLong(row[3]) + Long.parseLong(row[4]);
      assertEquals(before + change, after, String.join(",", row));
    }
  }

  @Test
  void placesDifferAndPeopleCommute() throws IOException {
    Path out = folder.resolve("country");
    COUNTRY.writeTo(out.toString());
    long crossing =
        rows(out, "commuting").stream()
            .filter(row -> !row[1].equals(row[2]) && !row[2].equals("outside"))
            .count();
    assertTrue(crossing > 20 * 8, "too few commute: " + crossing);
    assertEquals(20, rows(out, "municipality").stream().map(row -> row[7]).distinct().count());
  }

  private static List<String[]> rows(Path folder, String table) throws IOException {
    return Files.readAllLines(folder.resolve(table + ".csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .toList();
  }
}
