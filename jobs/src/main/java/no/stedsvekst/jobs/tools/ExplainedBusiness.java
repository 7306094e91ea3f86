package no.stedsvekst.jobs.tools;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.settings.Preset;

/** The change of private jobs, and what nation, industries and residents leave of it. */
final class ExplainedBusiness {
  private static final String PRIVATE = "private";

  private final CalculationTrace paper;
  private final int year;
  private final Preset preset;

  /** Of an industry. */
  private static final class Jobs {
    private double now;
    private double before;

    void add(int quarter, int year, double jobs) {
      if (quarter == year) {
        now += jobs;
      } else {
        before += jobs;
      }
    }
  }

  ExplainedBusiness(CalculationTrace paper) {
    this.paper = paper;
    this.year = paper.year();
    this.preset = paper.tables().preset();
  }

  double attractiveness() {
    Map<String, PlainRow> industries = new HashMap<>();
    paper
        .tables()
        .read(DimensionTables.INDUSTRY)
        .select("code", "sector", "population_sensitive")
        .list()
        .forEach(row -> industries.put(row.text("code"), row));
    Map<String, Jobs> nation = new TreeMap<>();
    Map<String, Jobs> here = new TreeMap<>();
    count(industries, nation, here);
    double now = nation.values().stream().mapToDouble(jobs -> jobs.now).sum();
    double before = nation.values().stream().mapToDouble(jobs -> jobs.before).sum();
    double growth = now / before - 1;
    paper.say("private jobs of the nation", "Σ silver.jobs of " + year, now);
    paper.say("private jobs of the nation before", "Σ silver.jobs of " + (year - 1), before);
    paper.say("growth of the nation", "jobs / jobs before − 1", growth);
    double own = 0;
    double ownBefore = 0;
    double sensitive = 0;
    double effects = 0;
    for (Map.Entry<String, Jobs> industry : here.entrySet()) {
      Jobs all = nation.get(industry.getKey());
      Jobs jobs = industry.getValue();
      double grown = all.before == 0 ? 0 : all.now / all.before - 1;
      double effect = jobs.before * (grown - growth);
      paper.say(
          "industry " + industry.getKey(),
          "%.0f × (%.6f − %.6f)".formatted(jobs.before, grown, growth),
          effect);
      effects += effect;
      own += jobs.now;
      ownBefore += jobs.before;
      sensitive += isSensitive(industries.get(industry.getKey())) ? jobs.before : 0;
    }
    paper.say("private jobs", "silver.jobs of " + year, own);
    paper.say("private jobs before", "silver.jobs of " + (year - 1), ownBefore);
    paper.say("industry", "Σ of the industries", effects);
    double national = ownBefore * growth;
    paper.say("national", "private jobs before × growth of the nation", national);
    double population = sensitive * faster() * preset.populationScale();
    paper.say(
        "population",
        "%.0f jobs that follow residents × growth beyond the nation's × %s"
            .formatted(sensitive, preset.populationScale()),
        population);
    return own - ownBefore - national - effects - population;
  }

  /** Growth of the population beyond the nation's, in the mean of the years before. */
  private double faster() {
    double sum = 0;
    for (int lag = 1; lag <= preset.populationWindow(); lag++) {
      int january = year - lag;
      Map<String, double[]> both =
          CalculationTrace.pairs(
              paper.totals(SilverTables.POPULATION, "persons", january + 1),
              paper.totals(SilverTables.POPULATION, "persons", january));
      double[] own = paper.known(both, paper.place());
      double[] nation = CalculationTrace.sums(both);
      double beyond = own[0] / own[1] - nation[0] / nation[1];
      paper.say(
          "growth of residents in " + january,
          "%.0f / %.0f − %.0f / %.0f".formatted(own[0], own[1], nation[0], nation[1]),
          beyond);
      sum += beyond;
    }
    double mean = sum / preset.populationWindow();
    paper.say("growth beyond the nation's", "mean of these years", mean);
    return mean;
  }

  /** Private jobs of the municipalities that have jobs of any kind in both years. */
  private void count(
      Map<String, PlainRow> industries, Map<String, Jobs> nation, Map<String, Jobs> here) {
    Map<String, double[]> known =
        CalculationTrace.pairs(
            paper.totals(SilverTables.JOBS, "jobs", year),
            paper.totals(SilverTables.JOBS, "jobs", year - 1));
    paper
        .tables()
        .read(SilverTables.JOBS)
        .select("municipality", "year", "industry", "jobs")
        .where("year", year, year - 1)
        .forEach(
            row -> {
              String industry = row.text("industry");
              if (known.containsKey(row.text("municipality"))
                  && isPrivate(industries.get(industry))) {
                int quarter = row.integer("year");
                double jobs = row.isEmpty("jobs") ? 0 : row.number("jobs");
                nation.computeIfAbsent(industry, name -> new Jobs()).add(quarter, year, jobs);
                if (row.text("municipality").equals(paper.place())) {
                  here.computeIfAbsent(industry, name -> new Jobs()).add(quarter, year, jobs);
                }
              }
              return true;
            });
  }

  /** An industry that is not described is private. */
  private static boolean isPrivate(PlainRow industry) {
    return industry == null
        || industry.isEmpty("sector")
        || industry.text("sector").equals(PRIVATE);
  }

  private static boolean isSensitive(PlainRow industry) {
    return industry != null && Boolean.TRUE.equals(industry.get("population_sensitive"));
  }
}
