package no.stedsvekst.jobs.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reckoned row by row comes to what the night has made of all places at once. */
class ExplainedByNameTest {
  private static Program.Result explained(String place, String measure) {
    return Program.run(
        "explain",
        "--lake",
        SharedLake.path(),
        "--municipality",
        place,
        "--year",
        "2016",
        "--measure",
        measure);
  }

  @ParameterizedTest
  @CsvSource({
    "0101, group:book2023/basis, 5",
    "0107, group:oslo_akershus2025/lokal, 5",
    "0101, job_index:2008, 2",
    "0112, job_index:2015, 2",
    "0101, occupation:clerks, 2",
    "0101, moves:all, 4",
    "0120, moves:all, 4",
    "0101, ranking:good_life, 3",
    "0133, ranking:good_life, 3",
    "0101, indicator:large_workplace_100, 1",
    "0101, indicator:largest_workplace_share, 1",
    "0101, indicator:housing_rate, 1",
    "0101, indicator:good_life_rank, 1"
  })
  void itIsWhatTheLakeHas(String place, String measure, int numbers) {
    Program.Result told = explained(place, measure);
    assertEquals(0, told.exit(), told.err());
    Map<String, List<Double>> here = new HashMap<>();
    Map<String, List<Double>> lake = new HashMap<>();
    int compared = 0;
    for (String line : told.out().lines().toList()) {
      String[] cells = line.strip().split(" {2,}", -1);
      if (cells.length == 3 && cells[1].startsWith("as reckoned here")) {
        here.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(Double.valueOf(cells[2]));
      } else if (cells.length == 3 && cells[1].startsWith("as in gold.")) {
        lake.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(Double.valueOf(cells[2]));
      }
    }
    for (Map.Entry<String, List<Double>> each : here.entrySet()) {
      List<Double> found = lake.get(each.getKey());
      assertEquals(each.getValue().size(), found.size(), told.out());
      for (int index = 0; index < found.size(); index++) {
        assertEquals(found.get(index), each.getValue().get(index), 1e-9, told.out());
        compared++;
      }
    }
    assertEquals(numbers, compared, told.out());
  }

  @ParameterizedTest
  @CsvSource({
    "group:book2023/base, book2023/basis",
    "job_index:1999, 2008",
    "occupation:clerk, clerks",
    "moves:servering2, all",
    "ranking:good, good_life"
  })
  void aNameThatIsNoneIsRefusedWithThoseThatAre(String measure, String known) {
    Program.Result told = explained("0101", measure);
    assertEquals(2, told.exit(), told.err());
    assertTrue(told.error().contains("there is no ") && told.error().contains(known), told.error());
  }

  @Test
  void whatIsNoMeasureIsToldAllForms() {
    Program.Result told = explained("0101", "groups:x");
    assertEquals(2, told.exit());
    assertTrue(told.error().contains("ranking:SCHEME"), told.error());
  }
}
