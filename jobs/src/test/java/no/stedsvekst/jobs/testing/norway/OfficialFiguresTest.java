package no.stedsvekst.jobs.testing.norway;

import static no.stedsvekst.jobs.testing.norway.LandedFigures.nation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Known answers of the official figures of people and rates, as they are landed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialFiguresTest {
  private static final String AALESUND = "1508";
  private static final String HARAM = "1580";

  private LandedFigures landed;
  private Map<UnitYear, Double> people;
  private Map<UnitYear, Double> totals;

  @BeforeAll
  void land(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder.resolve("all")).writeAll();
    landed = new LandedFigures(folder.resolve("all"));
    people = landed.units("population", "persons");
    OfficialLanding.in(folder.resolve("totals")).write(OfficialTable.POPULATION_TOTAL);
    totals = new LandedFigures(folder.resolve("totals")).units("population", "persons");
  }

  @Test
  void norwayIsWhole() {
    assertEquals(5_425_270, nation(totals).get(2022));
    // Split units are apportioned and rounded by sex and age, which makes eight more.
    assertEquals(5_425_278, nation(people).get(2022));
  }

  @Test
  void loppaOf2024ReachesBackTo2000() {
    assertEquals(1426, totals.get(new UnitYear("5614", 2000)));
    assertEquals(859, totals.get(new UnitYear("5614", 2022)));
  }

  @Test
  void twoMunicipalitiesAreMissingIn2005() {
    for (Set<UnitYear> units : List.of(people.keySet(), landed.units("vital", "births").keySet())) {
      assertEquals(355, units.stream().filter(unit -> unit.year() == 2005).count());
      assertEquals(357, units.stream().filter(unit -> unit.year() == 2006).count());
      assertFalse(units.contains(new UnitYear("1160", 2005)));
      assertFalse(units.contains(new UnitYear("1576", 2005)));
    }
  }

  /** The figures by sex and age halve the two until they part; the totals do not. */
  @Test
  void haramJumpsWhereItIsHalved() {
    assertEquals(33_758, people.get(new UnitYear(AALESUND, 2023)));
    assertEquals(33_758, people.get(new UnitYear(HARAM, 2023)));
    assertEquals(58_509, people.get(new UnitYear(AALESUND, 2024)));
    assertEquals(9_357, people.get(new UnitYear(HARAM, 2024)));
    assertEquals(58_039, totals.get(new UnitYear(AALESUND, 2023)));
    assertEquals(9_481, totals.get(new UnitYear(HARAM, 2023)));
  }

  @Test
  void newCodesLeaveThoseOf2024AsTheyAre() {
    PlainVintage vintage = new PlainVintage(landed.changes(), 2024);
    assertEquals(totals, vintage.units(totals));
    Map<UnitYear, Double> renewed = vintage.units(people);
    renewed.forEach((unit, persons) -> assertEquals(people.get(unit), persons, unit.toString()));
    assertEquals(355 + 357 * 19, renewed.size());
  }

  /** The estimates were made from the figures by sex and age, and close on them. */
  @Test
  void flowsCloseOnPeople() {
    Map<UnitYear, Double> births = landed.units("vital", "births");
    Map<UnitYear, Double> deaths = landed.units("vital", "deaths");
    landed
        .units("vital", "net_migration")
        .forEach(
            (unit, net) -> {
              double change = births.get(unit) - deaths.get(unit) + net;
              double next = people.get(new UnitYear(unit.code(), unit.year() + 1));
              assertEquals(next, people.get(unit) + change, 1e-6, unit.toString());
            });
  }

  @Test
  void mortalityIsAProbabilityOfEveryAge() {
    int[] rows = {0};
    landed.each(
        "death_probability",
        row -> {
          double probability = row.number("probability");
          assertTrue(probability >= 0 && probability < 1);
          rows[0]++;
        });
    assertEquals(44 * 2 * 106, rows[0]);
  }

  @Test
  void fertilityOf2022AddsUpToItsTotal() {
    double[] total = {0};
    landed.each(
        "fertility_rate", row -> total[0] += row.whole("year") == 2022 ? row.number("rate") : 0);
    // The published total fertility rate of 2022 is 1.41.
    assertEquals(1.41, total[0], 0.005);
  }

  @Test
  void theProjectionGoesOnWhereThePeopleEnd() {
    Map<UnitYear, Double> projected = landed.units("reference_projection", "population");
    assertEquals(357 * 27, projected.size());
    projected.forEach(
        (unit, persons) -> {
          if (unit.year() == 2024) {
            assertEquals(people.get(unit), persons, unit.code());
          }
        });
  }
}
