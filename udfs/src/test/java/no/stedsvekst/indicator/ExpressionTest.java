package no.stedsvekst.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  private static final KnownNames NAMES =
      new KnownNames(
          Set.of("butikkhandel", "kommune"),
          Map.of("book2023", Set.of("basis", "besok")),
          Optional.of(Set.of("culture")),
          Optional.of(Set.of("survey:trust:others")),
          Optional.empty());

  private static Expression read(String text) {
    return Expression.of(text, NAMES);
  }

  @Test
  void sumsAreReckonedAsWritten() {
    Map<String, Double> known =
        Map.of("jobs0", 110.0, "jobs-1", 100.0, "population1", 503.0, "population0", 500.0);
    assertEquals(
        10.0, read("jobs - jobs[-1]").value((measure, years) -> known.get(measure.key() + years)));
    assertEquals(
        2 * 503 - 0.5 * 500 + 110,
        read(" 2*population[+1]-0.5 * population +jobs")
            .value((measure, years) -> known.get(measure.key() + years)),
        1e-12);
    assertNull(read("jobs + births").value((measure, years) -> known.get(measure.key() + years)));
  }

  @Test
  void measuresAreTyped() {
    assertEquals("population:16-66", only("population:16-66[1]").key());
    assertEquals("jobs:book2023/besok", only("jobs:book2023/besok").key());
    assertEquals("jobs:butikkhandel", only("jobs:butikkhandel").key());
    assertEquals("cov:survey:trust:others", only("cov:survey:trust:others").key());
    assertEquals("rank:nho", only("rank:nho").key());
    assertTrue(read("jobs - jobs[-1] + population").isProjected());
    assertFalse(read("jobs:private").isProjected());
    assertTrue(read("rank_in_county:nho").isRank());
    assertEquals("cov:culture", read("cov:culture").alone().orElseThrow().key());
    assertTrue(read("-jobs[-1] + jobs").alone().isEmpty());
  }

  private static Measure only(String text) {
    return read(text).terms().get(0).measure();
  }

  @Test
  void aFaultPointsAtItsCharacter() {
    refused("jobs:privat", 6, "no sector 'privat' (did you mean private?)");
    refused("jobs:butikhandel", 6, "no industry 'butikhandel' (did you mean butikkhandel?)");
    refused("jobs:book2023/basiss", 15, "no group of book2023 'basiss' (did you mean basis?)");
    refused("jobs:bok2023/basis", 6, "no scheme 'bok2023' (did you mean book2023?)");
    refused("jobbs", 1, "no measure 'jobbs' (did you mean jobs?)");
    refused("population:16-67", 12, "no ages '16-67' (did you mean 16-66?)");
    refused("jobs jobs", 6, "+ or - is wanted between measures");
    refused("jobs -", 7, "a measure is wanted");
    refused("2 jobs", 3, "* is wanted after a number");
    refused("1.2.3*jobs", 1, "\"1.2.3\" is no number");
    refused("jobs[-]", 7, "years are wanted, as in [-1]");
    refused("jobs[-1", 8, "] is wanted after the years");
    refused(
        "births + 2*cov:culture", 12, "cov:culture can only stand alone, without number or year");
    refused("cov:cultur", 5, "no covariate 'cultur' (did you mean culture?)");
    refused(
        "cov:survey:trust:other",
        5,
        "no covariate 'survey:trust:other' (did you mean survey:trust:others?)");
    refused("cov", 4, "a name is wanted, as in cov:NAME");
    refused("births:all", 7, "births has no parts");
    refused("", 1, "a measure is wanted");
  }

  private static void refused(String text, int character, String why) {
    UnreadableExpression fault = assertThrows(UnreadableExpression.class, () -> read(text));
    assertEquals("\"%s\", character %d: %s".formatted(text, character, why), fault.getMessage());
  }
}
