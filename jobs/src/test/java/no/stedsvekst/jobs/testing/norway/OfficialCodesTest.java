package no.stedsvekst.jobs.testing.norway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Known answers of the official codes since 2000 and of what became of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialCodesTest {
  private LandedFigures landed;
  private List<Change> changes;
  private final Map<Integer, Set<String>> codes = new HashMap<>();

  @BeforeAll
  void land(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder)
        .write(OfficialTable.MUNICIPALITY, OfficialTable.CODE_CHANGE, OfficialTable.JOBS);
    landed = new LandedFigures(folder);
    changes = landed.changes();
  }

  @Test
  void thereAreAsManyCodesAsMunicipalities() {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int year : new int[] {2017, 2018, 2019, 2020, 2023, 2024, 2026}) {
      counts.put(year, codesOf(year).size());
    }
    assertEquals(
        Map.of(2017, 426, 2018, 422, 2019, 422, 2020, 356, 2023, 356, 2024, 357, 2026, 357),
        counts);
  }

  @Test
  void theSharesOfAUnitAddUp() {
    Map<UnitYear, Double> sums = new HashMap<>();
    changes.forEach(
        change ->
            sums.merge(new UnitYear(change.from(), change.year()), change.weight(), Double::sum));
    sums.forEach((unit, sum) -> assertEquals(1, sum, 1e-12, unit.toString()));
  }

  @Test
  void oldCodesTakeWhatIsKnownOfThoseTheyEndIn() {
    Map<String, List<String>> rows = new HashMap<>();
    landed.each(
        "municipality",
        row ->
            rows.put(
                row.text("code"),
                List.of(
                    row.text("valid_from"),
                    row.text("valid_to"),
                    row.text("county"),
                    row.text("region"),
                    row.text("centrality_index"),
                    row.text("centrality_class"))));
    assertEquals(List.of("2024", "", "56", "56001", "351", "6"), rows.get("5614"));
    assertEquals(List.of("1838", "2020", "20", "56001", "351", "6"), rows.get("2014"));
    // Tysfjord became a part of Narvik and a part of Hamarøy; Narvik is the larger.
    assertEquals(List.of("1869", "2020", "18", "18007", "686", "4"), rows.get("1850"));
    assertEquals(844, rows.size());
  }

  /** Every change leads from a code that ended to one that holds, and to none that ends with it. */
  @Test
  void changesFitTheCodes() {
    Set<UnitYear> sources = new HashSet<>();
    changes.forEach(change -> sources.add(new UnitYear(change.from(), change.year())));
    for (Change change : changes) {
      assertTrue(codesOf(change.year() - 1).contains(change.from()), change.toString());
      assertTrue(!codesOf(change.year()).contains(change.from()), change.toString());
      assertTrue(codesOf(change.year()).contains(change.to()), change.toString());
      assertTrue(!sources.contains(new UnitYear(change.to(), change.year())), change.toString());
    }
  }

  @Test
  void jobsComeInTheCodesOfTheirYear() {
    Map<Integer, Set<String>> landedCodes = new TreeMap<>();
    for (UnitYear unit : landed.units("jobs", "jobs").keySet()) {
      landedCodes.computeIfAbsent(unit.year(), year -> new TreeSet<>()).add(unit.code());
    }
    landedCodes.get(2019).add("5061");
    landedCodes.forEach((year, known) -> assertEquals(codesOf(year), known));
  }

  private Set<String> codesOf(int year) {
    return codes.computeIfAbsent(year, landed::codesOf);
  }
}
