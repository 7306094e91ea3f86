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
  private PlainVintage vintage;
  private final Map<String, YearSpan> spans = new HashMap<>();
  private final Map<Integer, Set<String>> codes = new HashMap<>();

  @BeforeAll
  void land(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder)
        .write(
            OfficialTable.MUNICIPALITY,
            OfficialTable.CODE_CHANGE,
            OfficialTable.MUNICIPALITY_GROUP,
            OfficialTable.JOBS);
    landed = new LandedFigures(folder);
    changes = landed.changes();
    vintage = new PlainVintage(changes, 2024);
    landed.each(
        "municipality",
        row -> {
          int end = row.text("valid_to").isEmpty() ? 9999 : row.whole("valid_to");
          spans.put(row.text("code"), new YearSpan(row.whole("valid_from"), end - 1));
        });
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

  /** Each unit of each year ends where the official redistricting says, with the same share. */
  @Test
  void chainsEndAsRedistricted() {
    Map<UnitYear, Map<String, Double>> official = new HashMap<>();
    OfficialFigures.each(
        "redistricting_to_2024.csv.gz",
        row -> {
          UnitYear old = new UnitYear(row.text("code_original"), row.whole("year"));
          // The codes of 2024 stand in 2023 too, beside those they were to replace.
          boolean isEarly = old.year() == 2023 && !codesOf(2023).contains(old.code());
          if (old.year() <= 2024 && !isEarly) {
            official
                .computeIfAbsent(old, key -> new TreeMap<>())
                .put(row.text("code_2024"), row.number("weight"));
          }
        });
    Map<UnitYear, Map<String, Double>> followed = new HashMap<>();
    for (int year = 2000; year <= 2024; year++) {
      for (String code : codesOf(year)) {
        followed.put(new UnitYear(code, year), vintage.weights(code, year));
      }
    }
    assertEquals(official, followed);
  }

  @Test
  void splitsAndChainsAsTheyAreKnown() {
    assertEquals(Map.of("1806", 0.5, "1875", 0.5), vintage.weights("1850", 2019));
    assertEquals(Map.of("5055", 0.35, "5056", 0.35, "5059", 0.3), vintage.weights("1613", 2017));
    assertEquals(Map.of("1508", 0.5, "1580", 0.5), vintage.weights("1534", 2017));
    assertEquals(Map.of("5061", 1.0), vintage.weights("1567", 2018));
    assertEquals(Map.of("4204", 1.0), vintage.weights("1017", 2019));
    assertEquals(Map.of("4204", 1.0), vintage.weights("1018", 2019));
    assertEquals(Map.of("3909", 1.0), vintage.weights("0728", 2017));
    assertEquals(Map.of("5503", 1.0), vintage.weights("1915", 2012));
  }

  @Test
  void groupsHoldEveryMunicipalityOnce() {
    Map<String, Set<String>> members = new TreeMap<>();
    Map<String, Map<String, Set<String>>> groups = new TreeMap<>();
    landed.each(
        "municipality_group",
        row -> {
          String set = row.text("group_set");
          assertTrue(
              members.computeIfAbsent(set, key -> new TreeSet<>()).add(row.text("municipality")));
          groups
              .computeIfAbsent(set, key -> new TreeMap<>())
              .computeIfAbsent(row.text("group_code"), key -> new TreeSet<>())
              .add(row.text("municipality"));
        });
    members.values().forEach(all -> assertEquals(codesOf(2024), all));
    assertEquals(159, groups.get("labour_market_region").size());
    Map<String, Set<String>> stable = groups.get("stable_2017_2024");
    assertEquals(353, stable.size());
    assertEquals(Set.of("1508", "1580"), stable.get("1508"));
    assertEquals(Set.of("1806", "1875"), stable.get("1806"));
    assertEquals(Set.of("5055", "5056", "5059"), stable.get("5055"));
  }

  private Set<String> codesOf(int year) {
    return codes.computeIfAbsent(
        year,
        key -> {
          Set<String> valid = new TreeSet<>();
          spans.forEach(
              (code, span) -> {
                if (span.holds(key)) {
                  valid.add(code);
                }
              });
          return valid;
        });
  }
}
