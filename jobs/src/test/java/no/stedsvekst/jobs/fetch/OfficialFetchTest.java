package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.fetch.server.OfficialNorway;
import no.stedsvekst.jobs.fetch.server.StatBankServer;
import no.stedsvekst.jobs.fetch.server.TestTime;
import no.stedsvekst.jobs.testing.norway.CsvRow;
import no.stedsvekst.jobs.testing.norway.LandedFigures;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;
import no.stedsvekst.jobs.testing.norway.OfficialLanding;
import no.stedsvekst.jobs.testing.norway.PlainVintage;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The whole country, fetched, beside the same figures landed without StatBank. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialFetchTest {
  private LandedFigures landed;
  private LandedFigures fetched;
  private Path out;

  @BeforeAll
  void fetch(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder.resolve("landed")).writeAll();
    landed = new LandedFigures(folder.resolve("landed"));
    out = folder.resolve("norge");
    Path own = Files.createDirectories(out.resolve("own"));
    Files.copy(folder.resolve("landed/fertility_rate.csv"), own.resolve("fertility_rate.csv"));
    TestTime time = new TestTime("2026-06-01T10:00:00Z");
    try (StatBankServer server = OfficialNorway.at(time, 0)) {
      FetchRun run = FetchRun.of(time, out, server.url());
      assertEquals(0, run.exit(), run.err());
    }
    fetched = new LandedFigures(out);
  }

  private static Map<String, Double> rows(LandedFigures figures, String table, String... columns) {
    Map<String, Double> rows = new TreeMap<>();
    figures.each(
        table,
        row -> {
          StringBuilder key = new StringBuilder();
          for (int column = 0; column < columns.length - 1; column++) {
            key.append(row.text(columns[column])).append(' ');
          }
          String value = row.text(columns[columns.length - 1]);
          Double before =
              rows.put(key.toString(), value.isEmpty() ? Double.NaN : Double.valueOf(value));
          assertEquals(null, before, key.toString());
        });
    return rows;
  }

  @Test
  void workIsTheSameRowForRow() {
    for (String[] table :
        new String[][] {
          {"jobs", "municipality", "year", "industry", "jobs"},
          {"employment", "municipality", "year", "employed_residents"},
          {"commuting", "year", "home", "work", "employed"},
          {
            "reference_projection",
            "source",
            "edition",
            "alternative",
            "municipality",
            "year",
            "population"
          },
          {"fertility_rate", "year", "age", "rate"}
        }) {
      String[] columns = Arrays.copyOfRange(table, 1, table.length);
      Map<String, Double> expected = rows(landed, table[0], columns);
      assertEquals(expected, rows(fetched, table[0], columns), table[0]);
      assertTrue(expected.size() > 1000, table[0]);
    }
  }

  /** What shares a part of a unit that was split can be compared together alone. */
  private Map<String, Set<String>> together() {
    Map<String, Set<String>> groups = new TreeMap<>();
    PlainVintage vintage = new PlainVintage(fetched.changes(), 2024);
    for (int year = 2006; year < 2024; year++) {
      for (String code : fetched.codesOf(year)) {
        Set<String> joined = new TreeSet<>();
        for (String part : vintage.weights(code, year).keySet()) {
          joined.add(part);
          joined.addAll(groups.getOrDefault(part, Set.of()));
        }
        joined.forEach(part -> groups.put(part, joined));
      }
    }
    return groups;
  }

  @Test
  void peopleAndWhatChangedThemAddUpToTheSame() {
    Map<String, Set<String>> groups = together();
    assertEquals(
        Set.of("1508+1580", "1806+1875", "3905+3907", "5055+5056+5059"),
        groups.values().stream()
            .filter(group -> group.size() > 1)
            .map(group -> String.join("+", group))
            .collect(Collectors.toSet()));
    for (String[] column :
        new String[][] {
          {"population", "persons"},
          {"vital", "births"},
          {"vital", "deaths"},
          {"vital", "net_migration"}
        }) {
      Map<UnitYear, Double> expected = grouped(landed.units(column[0], column[1]), groups);
      Map<UnitYear, Double> found =
          grouped(
              new PlainVintage(fetched.changes(), 2026).units(fetched.units(column[0], column[1])),
              groups);
      assertEquals(Set.of(), without(expected, found), column[1]);
      assertEquals(Set.of(), without(found, expected), column[1]);
      expected.forEach(
          (unit, value) -> assertEquals(value, found.get(unit), 1e-6, column[1] + " " + unit));
      assertTrue(expected.size() > 7000);
    }
  }

  private static Set<UnitYear> without(Map<UnitYear, Double> units, Map<UnitYear, Double> others) {
    Set<UnitYear> without = new HashSet<>(units.keySet());
    without.removeAll(others.keySet());
    return without;
  }

  private static Map<UnitYear, Double> grouped(
      Map<UnitYear, Double> units, Map<String, Set<String>> groups) {
    Map<UnitYear, Double> sums = new HashMap<>();
    units.forEach(
        (unit, value) ->
            sums.merge(
                new UnitYear(
                    String.join("+", groups.getOrDefault(unit.code(), Set.of(unit.code()))),
                    unit.year()),
                value,
                Double::sum));
    return sums;
  }

  /** From 2024 on nothing is recoded: every age of every municipality is the same. */
  @Test
  void everyAgeOfTheCodesOfTodayIsTheSame() {
    Map<String, Double> expected = new TreeMap<>();
    Map<String, Double> found = new TreeMap<>();
    for (LandedFigures figures : new LandedFigures[] {landed, fetched}) {
      figures.each(
          "population",
          row -> {
            if (row.whole("year") >= 2024) {
              (figures == landed ? expected : found)
                  .put(
                      row.text("municipality")
                          + row.text("year")
                          + row.text("sex")
                          + " "
                          + row.text("age"),
                      row.number("persons"));
            }
          });
    }
    assertEquals(357 * 3 * 212, found.size());
    assertEquals(expected, found);
  }

  @Test
  void codesHoldInTheSameYearsAndPlacesAreTheSame() {
    for (int year = 2006; year <= 2026; year++) {
      assertEquals(landed.codesOf(year), fetched.codesOf(year), "codes of " + year);
    }
    Map<String, String> expected = places(landed);
    Map<String, String> found = places(fetched);
    found.keySet().retainAll(expected.keySet());
    Set<String> different = new TreeSet<>();
    found.forEach(
        (code, place) -> {
          if (!place.equals(expected.get(code))) {
            different.add(code);
          }
        });
    // Of what Snillfjord became the file has no largest part, people have.
    assertEquals(Set.of("1613", "5012"), different);
    assertTrue(found.size() > 800, "" + found.size());
  }

  private static Map<String, String> places(LandedFigures figures) {
    Map<String, String> places = new TreeMap<>();
    figures.each(
        "municipality",
        row ->
            places.put(
                row.text("code"),
                row.text("region")
                    + " "
                    + row.text("centrality_index")
                    + " "
                    + row.text("centrality_class")));
    return places;
  }

  /** Every old code ends in the same ones; the shares are those of people, not halves. */
  @Test
  void changesLeadToTheSameCodes() {
    PlainVintage expected = new PlainVintage(landed.changes(), 2024);
    PlainVintage found = new PlainVintage(fetched.changes(), 2024);
    Map<String, Map<String, Double>> split = new TreeMap<>();
    for (int year = 2006; year < 2024; year++) {
      for (String code : fetched.codesOf(year)) {
        Map<String, Double> weights = found.weights(code, year);
        if (weights.size() > 1) {
          split.put(code, weights);
        } else {
          assertEquals(expected.weights(code, year), weights, code + " " + year);
        }
      }
    }
    assertEquals(
        Set.of("0720", "1504", "1507", "1523", "1529", "1534", "1546", "1613", "1850", "5012"),
        split.keySet());
    for (Change change : fetched.changes()) {
      assertTrue(change.weight() > 0 && change.weight() <= 1, change.toString());
    }
    // Ålesund and Haram of 1 January 2024.
    assertEquals(58_509.0 / (58_509 + 9_357), split.get("1507").get("1508"), 1e-12);
  }

  /** By hand: √ of two probabilities of surviving, of the recorded life table. */
  @Test
  void deathProbabilitiesAreThoseOfTheFirstOfJanuary() {
    Map<String, Double> exact = new HashMap<>();
    CsvRow.each(
        Path.of(System.getenv(OfficialFigures.VARIABLE))
            .resolveSibling("statbank/series/07902-death-probability-2000-2024.csv.gz"),
        row ->
            exact.put(
                row.text("year") + row.text("sex").replace("\"", "") + row.text("age"),
                row.number("q_per_1000") / 1000));
    int[] rows = {0};
    fetched.each(
        "death_probability",
        row -> {
          String key = row.text("year") + row.text("sex");
          int age = row.whole("age");
          double here = exact.get(key + age);
          double expected =
              age == 105 ? here : 1 - Math.sqrt((1 - here) * (1 - exact.get(key + (age + 1))));
          assertEquals(expected, row.number("probability"), 1e-12, key + " " + age);
          rows[0]++;
        });
    assertEquals(25 * 2 * 106, rows[0]);
  }
}
