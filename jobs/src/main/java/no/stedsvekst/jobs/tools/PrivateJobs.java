package no.stedsvekst.jobs.tools;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;

/**
 * Private jobs now and a year before, by industry, of the municipalities that have jobs of any kind
 * in both years.
 *
 * @param nation of them all
 * @param here of the place
 * @param industries as described, by code
 */
record PrivateJobs(
    Map<String, double[]> nation, Map<String, double[]> here, Map<String, PlainRow> industries) {
  private static final String PRIVATE = "private";

  static PrivateJobs of(PlaceNumbers numbers) {
    PrivateJobs jobs = new PrivateJobs(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
    numbers
        .tables()
        .read(DimensionTables.INDUSTRY)
        .select("code", "sector", "population_sensitive")
        .list()
        .forEach(row -> jobs.industries.put(row.text("code"), row));
    jobs.count(numbers);
    return jobs;
  }

  /** Whether the jobs of an industry follow the residents. */
  boolean isSensitive(String industry) {
    PlainRow described = industries.get(industry);
    return described != null && Boolean.TRUE.equals(described.get("population_sensitive"));
  }

  private void count(PlaceNumbers numbers) {
    int year = numbers.year();
    Set<String> known =
        PlaceNumbers.pairs(
                numbers.totals(SilverTables.JOBS, "jobs", year),
                numbers.totals(SilverTables.JOBS, "jobs", year - 1))
            .keySet();
    numbers
        .tables()
        .read(SilverTables.JOBS)
        .select("municipality", "year", "industry", "jobs")
        .where("year", year, year - 1)
        .forEach(
            row -> {
              String industry = row.text("industry");
              if (known.contains(row.text("municipality")) && isPrivate(industry)) {
                int when = row.integer("year") == year ? 0 : 1;
                double jobs = row.isEmpty("jobs") ? 0 : row.number("jobs");
                nation.computeIfAbsent(industry, name -> new double[2])[when] += jobs;
                if (row.text("municipality").equals(numbers.place())) {
                  here.computeIfAbsent(industry, name -> new double[2])[when] += jobs;
                }
              }
              return true;
            });
  }

  /** An industry that is not described is private. */
  private boolean isPrivate(String industry) {
    PlainRow described = industries.get(industry);
    return described == null
        || described.isEmpty("sector")
        || described.text("sector").equals(PRIVATE);
  }
}
