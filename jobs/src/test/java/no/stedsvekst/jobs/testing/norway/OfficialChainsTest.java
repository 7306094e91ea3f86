package no.stedsvekst.jobs.testing.norway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The changes since 2000, followed to 2024, end where the official redistricting says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialChainsTest {
  private LandedFigures landed;
  private PlainVintage vintage;
  private final Map<Integer, Set<String>> codes = new HashMap<>();

  @BeforeAll
  void land(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder).write(OfficialTable.MUNICIPALITY, OfficialTable.CODE_CHANGE);
    landed = new LandedFigures(folder);
    vintage = new PlainVintage(landed.changes(), 2024);
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

  private Set<String> codesOf(int year) {
    return codes.computeIfAbsent(year, landed::codesOf);
  }
}
