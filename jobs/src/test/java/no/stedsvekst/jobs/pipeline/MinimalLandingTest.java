package no.stedsvekst.jobs.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least that can be landed goes through, and what it switches off is said. */
class MinimalLandingTest {
  @Test
  void totalsAndOneCommutingYearAreEnough(@TempDir Path home) throws IOException {
    Path landing = Files.createDirectory(home.resolve("landing"));
    StringBuilder population = new StringBuilder("municipality,year,sex,age,persons\n");
    StringBuilder vital = new StringBuilder("municipality,year,births,deaths,net_migration\n");
    StringBuilder jobs = new StringBuilder("municipality,year,industry,jobs\n");
    for (int year = 2015; year <= 2020; year++) {
      for (int code = 101; code <= 106; code++) {
        int persons = 1000 * (code - 100) + (code * year) % 97;
        population.append("0%d,%d,all,all,%d\n".formatted(code, year, persons));
        vital.append("0%d,%d,,,%d\n".formatted(code, year, (code * year) % 13 - 6));
        jobs.append("0%d,%d,total,%d\n".formatted(code, year, persons / 2 + (code * year) % 11));
      }
    }
    StringBuilder places =
        new StringBuilder(
            "code,name,valid_from,valid_to,county,region,centrality_index,centrality_class\n");
    StringBuilder commuting = new StringBuilder("year,home,work,employed\n");
    for (int code = 101; code <= 106; code++) {
      places.append(
          "0%d,Place %d,2000,,C,R%d,%d,3\n".formatted(code, code, code % 3, 100 * (code - 100)));
      commuting.append(
          "2018,0%d,0%d,300\n2018,0%d,0%d,50\n".formatted(code, code, code, 101 + code % 6));
    }
    Files.writeString(landing.resolve("municipality.csv"), places);
    Files.writeString(landing.resolve("population.csv"), population);
    Files.writeString(landing.resolve("vital.csv"), vital);
    Files.writeString(landing.resolve("jobs.csv"), jobs);
    Files.writeString(landing.resolve("commuting.csv"), commuting);
    Program.Result result =
        Program.good(
            "nightly", "--landing", landing.toString(), "--lake", home.resolve("lake").toString());
    for (String off :
        List.of(
            "code_change was not landed, off: every year must be landed in the codes",
            "migration_age was not landed, off: regressions by sex and age group",
            "employment was not landed, off: employed residents are the row sums",
            "employment_rate was not landed, off: demographic employment supply",
            "centrality_jobs was not landed for all: the whole index stands in for it",
            "no projection: people cannot be projected from",
            "commuting shares are missing for some years, the nearest year is used: 2016 by 2018")) {
      assertTrue(result.err().contains(off), off + "\n" + result.err());
    }
    Lake lake = Lake.at(home.resolve("lake").toString());
    assertEquals(
        350.0,
        lake.read(TestSession.get(), SilverTables.EMPLOYMENT)
            .filter("municipality = '0101'")
            .head()
            .<Double>getAs("employed_residents"));
    assertEquals(
        6 * 5,
        lake.read(TestSession.get(), PanelTables.PANEL)
            .filter("level = 'municipality' and vra is not null")
            .count());
  }
}
