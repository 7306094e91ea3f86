package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** What is told of the jobs of a shock that come too early. */
class ShockScenariosTest {
  @Test
  void jobsOfYearsThatAreNotProjectedAreTold() {
    Scenario shock =
        new Scenario(
            "shock:plant",
            "",
            "",
            List.of(jobs(2012, "10.5"), jobs(2013, "20"), jobs(2013, "0.25"), jobs(2014, "30")));
    assertEquals(
        Optional.of(
            "shock:plant: jobs of 2012 (10.5), 2013 (20.3) are left out, as 2014 is the first year"
                + " that is projected; give export_shock later years"),
        ShockScenarios.early(shock, 2014));
    assertEquals(Optional.empty(), ShockScenarios.early(shock, 2012));
  }

  private static Assumption jobs(int year, String jobs) {
    return new Assumption(
        Assumption.Measure.EXTRA_JOBS, "0101", "fiske", year, year, jobs, Double.NaN);
  }
}
