package no.stedsvekst.jobs.project.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.testing.GivenTables;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.scenario.JobElasticity;
import no.stedsvekst.synthetic.Made;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By how much jobs follow people: in R, and in countries where it is known. */
class FollowingJobsTest {
  private static final int BASE = 2015;

  @TempDir Path folder;

  private static FollowingJobs of(SourceTables inputs, int baseYear) {
    return new FollowingJobs(inputs, new Origin(baseYear, baseYear + 1), 3);
  }

  /** With feedback jobs that follow people grow by as much as these do. */
  @Test
  void whatIsTrueIsFoundAgainAndIsWhatRFinds() throws IOException, InterruptedException {
    FollowingJobs jobs = made("on");
    List<String> lines = new ArrayList<>(List.of("unit,year,x,y,base"));
    for (Row row : jobs.rows().select("unit", "year", "x", "y", "base").collectAsList()) {
      lines.add(row.mkString(","));
    }
    Path csv = Files.write(folder.resolve("rows.csv"), lines);
    Process process =
        new ProcessBuilder(
                "Rscript",
                "--vanilla",
                Path.of("src", "test", "r", "jobs_following.R").toAbsolutePath().toString(),
                csv.toString())
            .redirectError(folder.resolve("r.log").toFile())
            .start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("r.log")));
    JobElasticity found = jobs.elasticity(0.33);
    assertTrue(found.isEstimated());
    assertEquals(1, found.scale(), 3 * found.error());
    assertEquals(Double.parseDouble(said.get(0)), found.scale(), 1e-9);
    assertEquals(Double.parseDouble(said.get(1)), found.error(), 1e-9);
  }

  /** Without feedback they do not follow at all. */
  @Test
  void whereJobsDoNotFollowNothingIsFound() {
    JobElasticity none = made("off").elasticity(0.33);
    assertTrue(none.isEstimated());
    assertEquals(0, none.scale(), 3 * none.error());
  }

  @Test
  void withFewerThanTenYearsOfJobsItIsAssumed() {
    SourceTables lake = SourceTables.of(TestSession.get(), Lake.at(SharedLake.path()));
    JobElasticity found = of(lake, BASE).elasticity(0.33);
    assertFalse(found.isEstimated());
    assertEquals(0.33, found.scale());
  }

  private FollowingJobs made(String feedback) {
    Made made =
        Made.in(
            folder.resolve(feedback),
            "seed",
            "4",
            "feedback",
            feedback,
            "municipalities",
            "30",
            "regions",
            "10",
            "years",
            "2005-2020");
    Map<TableSpec, Dataset<Row>> tables = new HashMap<>();
    tables.put(
        SilverTables.POPULATION,
        csv(
            made,
            "population",
            "municipality string, year int, sex string, age string, persons double"));
    tables.put(
        SilverTables.JOBS,
        csv(made, "jobs", "municipality string, year int, industry string, jobs double"));
    tables.put(
        SilverTables.of(WorkTables.INDUSTRY),
        csv(
            made,
            "industry",
            "code string, name string, category string, sector string,"
                + " population_sensitive boolean, growth_outlook double"));
    return of(new GivenTables(tables), 2021);
  }

  /** As it was landed: the codes are those of the last year already. */
  private static Dataset<Row> csv(Made made, String table, String schema) {
    String file = made.folder().resolve(table + ".csv").toString();
    return TestSession.get().read().option("header", true).schema(schema).csv(file);
  }
}
