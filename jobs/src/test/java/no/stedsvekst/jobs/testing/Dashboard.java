package no.stedsvekst.jobs.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.pipeline.Jobs;

/** What a dashboard asks of the shared lake, each answered a second time by loops over the rows. */
public final class Dashboard {
  private static final String PRESET = "recommended";

  private Dashboard() {}

  /** Statements that give a text and a number a row, with the numbers by text. */
  public static Map<String, Supplier<Map<String, Double>>> questions() {
    Map<String, Supplier<Map<String, Double>>> asked = new LinkedHashMap<>();
    asked.put(
        """
        select cast(year as string), sum(population) from gold.panel
        where preset = 'recommended' and level = 'municipality' group by year""",
        Dashboard::populationByYear);
    asked.put(
        """
        select d.county, sum(p.jobs) from gold.panel p
        join gold.dim_municipality d on p.unit = d.code and p.vintage = d.vintage
        where p.preset = 'recommended' and p.level = 'municipality' and p.year = 2015
        group by d.county""",
        () -> counties("jobs"));
    asked.put(
        """
        with county as (
          select unit, population from panel
          where preset = 'recommended' and level = 'county' and year = 2015)
        select unit, population from county where population >
          (select avg(population) from county)""",
        Dashboard::countiesAboveTheMean);
    asked.put(
        """
        select unit, sum(persons) from gold.population_decomposition
        where preset = 'recommended' and level = 'county' and period = '2012'
          and component <> 'aggregation_gap'
        group by unit""",
        Dashboard::changeOfPopulation);
    asked.put(
        """
        select m.model, count(t.term) from gold.regression_model m
        left join gold.regression_term t using (fit_id) where m.preset = 'recommended'
        group by m.model""",
        Dashboard::termsByModel);
    asked.put(
        """
        select unit, growth from (
          select unit, year, population - lag(population) over (partition by unit order by year)
            as growth from gold.panel
          where preset = 'recommended' and level = 'region') where year = 2016""",
        Dashboard::growthOfRegions);
    asked.put(
        """
        select home, sum(case when home <> work then employed else 0 end) / sum(employed)
        from silver.commuting where year = 2014 group by home""",
        Dashboard::shareThatCommutesOut);
    asked.put(
        """
        select home.region, sum(c.employed) from silver.commuting c
        join gold.dim_municipality home on c.home = home.code
        join gold.dim_municipality work on c.work = work.code
        where c.year = 2014 and home.region = work.region group by home.region""",
        Dashboard::commutersWithinTheirRegion);
    asked.put(
        """
        select scenario, sum(persons) from gold.projection_total
        where preset = 'recommended' and level = 'municipality' and year =
          (select max(year) from gold.projection_total where preset = 'recommended')
        group by scenario""",
        Dashboard::projected);
    asked.put(
        """
        select level, count(*) - count(vra) from gold.panel where preset = 'recommended'
        group by level having count(*) > count(vra)""",
        Dashboard::withoutVra);
    asked.put(
        """
        select u.region, sum(p.jobs) / sum(p.employed_residents) from mart_place_year p
        join dim_unit u on p.unit_code = u.code where p.year = 2014 group by u.region""",
        Dashboard::jobsPerEmployedResident);
    asked.put(
        """
        select b.group_code, sum(p.persons) from gold.mart_population p
        join gold.bridge_group b on p.unit_code = b.unit_code
        where p.year = 2016 and b.group_set = 'landsdel' group by b.group_code""",
        Dashboard::peopleOfGroups);
    return asked;
  }

  private static List<PlainRow> rows(String table) {
    return SharedLake.rows(
        Jobs.tables().stream()
            .filter(each -> each.fullName().equals(table))
            .findFirst()
            .orElseThrow());
  }

  private static List<PlainRow> panel(String level) {
    List<PlainRow> kept = new ArrayList<>();
    for (PlainRow row : rows("gold.panel")) {
      if (row.text("preset").equals(PRESET) && row.text("level").equals(level)) {
        kept.add(row);
      }
    }
    return kept;
  }

  private static Map<String, Double> populationByYear() {
    Map<String, Double> sums = new TreeMap<>();
    for (PlainRow row : panel("municipality")) {
      sums.merge(
          String.valueOf(row.integer("year")),
          row.isEmpty("population") ? 0 : row.number("population"),
          Double::sum);
    }
    return sums;
  }

  /** The panel has the sums of counties itself. */
  private static Map<String, Double> counties(String column) {
    Map<String, Double> numbers = new TreeMap<>();
    for (PlainRow row : panel("county")) {
      if (row.integer("year") == 2015) {
        numbers.put(row.text("unit"), row.number(column));
      }
    }
    return numbers;
  }

  private static Map<String, Double> countiesAboveTheMean() {
    Map<String, Double> counties = counties("population");
    double sum = 0;
    for (double population : counties.values()) {
      sum += population;
    }
    double mean = sum / counties.size();
    counties.values().removeIf(population -> population <= mean);
    return counties;
  }

  /** The components add up to what the population changed by. */
  private static Map<String, Double> changeOfPopulation() {
    Map<String, Double> changes = new TreeMap<>();
    for (PlainRow row : panel("county")) {
      if (row.integer("year") == 2012) {
        changes.merge(row.text("unit"), -row.number("population"), Double::sum);
      } else if (row.integer("year") == 2013) {
        changes.merge(row.text("unit"), row.number("population"), Double::sum);
      }
    }
    return changes;
  }

  private static Map<String, Double> termsByModel() {
    Map<String, String> models = new TreeMap<>();
    Map<String, Double> counts = new TreeMap<>();
    for (PlainRow row : rows("gold.regression_model")) {
      if (row.text("preset").equals(PRESET)) {
        models.put(row.text("fit_id"), row.text("model"));
        counts.putIfAbsent(row.text("model"), 0.0);
      }
    }
    for (PlainRow row : rows("gold.regression_term")) {
      if (models.containsKey(row.text("fit_id"))) {
        counts.merge(models.get(row.text("fit_id")), 1.0, Double::sum);
      }
    }
    return counts;
  }

  private static Map<String, Double> growthOfRegions() {
    Map<String, Double> changes = new TreeMap<>();
    for (PlainRow row : panel("region")) {
      int year = row.integer("year");
      if (year == 2015 || year == 2016) {
        double population = row.number("population");
        changes.merge(row.text("unit"), year == 2016 ? population : -population, Double::sum);
      }
    }
    return changes;
  }

  private static Map<String, Double> shareThatCommutesOut() {
    Map<String, Double> out = new TreeMap<>();
    Map<String, Double> all = new TreeMap<>();
    for (PlainRow row : rows("silver.commuting")) {
      if (row.integer("year") == 2014) {
        String home = row.text("home");
        all.merge(home, row.number("employed"), Double::sum);
        out.merge(home, home.equals(row.text("work")) ? 0 : row.number("employed"), Double::sum);
      }
    }
    out.replaceAll((home, employed) -> employed / all.get(home));
    return out;
  }

  private static Map<String, Double> commutersWithinTheirRegion() {
    Map<String, String> regions = new TreeMap<>();
    for (PlainRow row : rows("gold.dim_municipality")) {
      regions.put(row.text("code"), row.text("region"));
    }
    Map<String, Double> sums = new TreeMap<>();
    for (PlainRow row : rows("silver.commuting")) {
      String home = regions.get(row.text("home"));
      if (row.integer("year") == 2014 && home.equals(regions.get(row.text("work")))) {
        sums.merge(home, row.number("employed"), Double::sum);
      }
    }
    return sums;
  }

  /** In the last year that is projected. */
  private static Map<String, Double> projected() {
    int last = 0;
    for (PlainRow row : rows("gold.projection_total")) {
      last = Math.max(last, row.text("preset").equals(PRESET) ? row.integer("year") : 0);
    }
    Map<String, Double> sums = new TreeMap<>();
    for (PlainRow row : rows("gold.projection_total")) {
      if (row.text("preset").equals(PRESET)
          && row.text("level").equals("municipality")
          && row.integer("year") == last) {
        sums.merge(row.text("scenario"), row.number("persons"), Double::sum);
      }
    }
    return sums;
  }

  /** By region, in 2014. */
  public static Map<String, Double> jobsPerEmployedResident() {
    Map<String, String> regions = new TreeMap<>();
    for (PlainRow row : rows("gold.dim_municipality")) {
      regions.put(row.text("code"), "region:" + row.text("region"));
    }
    Map<String, Double> jobs = new TreeMap<>();
    Map<String, Double> employed = new TreeMap<>();
    for (PlainRow row : rows("silver.jobs")) {
      if (row.integer("year") == 2014) {
        jobs.merge(regions.get(row.text("municipality")), row.number("jobs"), Double::sum);
      }
    }
    for (PlainRow row : rows("silver.employment")) {
      if (row.integer("year") == 2014) {
        employed.merge(
            regions.get(row.text("municipality")), row.number("employed_residents"), Double::sum);
      }
    }
    jobs.replaceAll((region, number) -> number / employed.get(region));
    return jobs;
  }

  private static Map<String, Double> peopleOfGroups() {
    Map<String, String> groups = new TreeMap<>();
    for (PlainRow row : rows("silver.municipality_group")) {
      if (row.text("group_set").equals("landsdel")) {
        groups.put(row.text("municipality"), "group:landsdel:" + row.text("group_code"));
      }
    }
    Map<String, Double> people = new TreeMap<>();
    for (PlainRow row : rows("silver.population")) {
      String group = groups.get(row.text("municipality"));
      if (row.integer("year") == 2016 && group != null) {
        people.merge(group, row.number("persons"), Double::sum);
      }
    }
    return people;
  }

  private static Map<String, Double> withoutVra() {
    Map<String, Double> counts = new TreeMap<>();
    for (PlainRow row : rows("gold.panel")) {
      if (row.text("preset").equals(PRESET) && row.isEmpty("vra")) {
        counts.merge(row.text("level"), 1.0, Double::sum);
      }
    }
    return counts;
  }
}
