package no.stedsvekst.jobs.project.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.GivenTables;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Jobs are projected only from where commuting is known. */
class IndustriesTest {
  private static final SourceTables TABLES =
      new GivenTables(
          Map.of(
              SilverTables.COMMUTING,
              rows("(2010), (2012) as t(year)"),
              SilverTables.JOBS,
              rows("(2009, 'a'), (2011, 'a'), (2011, 'b') as t(year, industry)"),
              SilverTables.of(NationTables.EMPLOYMENT_RATE),
              rows("(2009) as t(year)")));

  private static Dataset<Row> rows(String values) {
    return TestSession.get().sql("select * from values " + values);
  }

  private static Industries from(int baseYear) {
    return Industries.of(
        TABLES,
        new ProjectionRequest(
            Preset.of(Settings.load(Map.of())),
            new Origin(baseYear, baseYear + 5),
            "",
            List.of(),
            0.7,
            1));
  }

  @Test
  void beforeTheFirstCommutingThereAreNone() {
    assertEquals(Optional.empty(), TABLES.commutingYear(new Origin(2010, 2015)));
    assertTrue(from(2010).isEmpty());
  }

  @Test
  void theNewestCommutingUpToTheOriginIsTaken() {
    assertEquals(Optional.of(2010), TABLES.commutingYear(new Origin(2012, 2015)));
    assertEquals(Optional.of(2012), TABLES.commutingYear(new Origin(2013, 2015)));
    assertEquals(List.of("a", "b"), from(2012).codes());
  }
}
