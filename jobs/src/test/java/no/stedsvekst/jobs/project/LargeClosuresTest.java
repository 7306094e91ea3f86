package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.testing.TestSession;
import org.junit.jupiter.api.Test;

class LargeClosuresTest {

  private static ConstraintFactors closure(double share) {
    ConstraintFactors closure = new ConstraintFactors();
    closure.migrationShare = share;
    return closure;
  }

  @Test
  void yearsBeyondAQuarterAreToldAndMarked() {
    LargeClosures closures =
        LargeClosures.of(
            List.of("neutral", "shrunk"),
            List.of(2023, 2024, 2025),
            List.of(
                List.of(closure(-0.28), closure(0.25)),
                List.of(closure(-0.2), closure(-0.25)),
                List.of(closure(-0.65), closure(0.1))));
    assertEquals(
        List.of(
            "neutral: the closure is more than a quarter of expected net migration in 2 years from"
                + " 2023 to 2025, -65 % in 2025; METHODS, A12, says what that means"),
        closures.sentences());
    assertEquals(
        List.of("neutral 2023", "neutral 2025"),
        TestSession.get()
            .sql(
                "select * from values ('neutral', 2023), ('neutral', 2024), ('neutral', 2025),"
                    + " ('shrunk', 2023) as t(scenario, year)")
            .filter(closures.isLarge())
            .collectAsList()
            .stream()
            .map(row -> row.getString(0) + " " + row.getInt(1))
            .toList());
  }

  /** Nothing expected and something added is beyond any share. */
  @Test
  void aClosureOfNothingIsLarge() {
    assertEquals(true, closure(Double.POSITIVE_INFINITY).isMigrationShareLarge());
    assertEquals(false, closure(0).isMigrationShareLarge());
  }
}
