package no.stedsvekst.jobs.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;

/**
 * What a site must say of a place, by statements over silver and gold that share nothing with those
 * the site is made of: the members of a place are named one by one, and the star is not read.
 */
final class SiteNumbers {
  private static final List<TableSpec> TABLES =
      List.of(
          SilverTables.MUNICIPALITY,
          SilverTables.POPULATION,
          SilverTables.VITAL,
          SilverTables.JOBS,
          SilverTables.COMMUTING,
          AttractTables.ATTRACTIVENESS,
          AttractTables.POPULATION_DECOMPOSITION,
          ProjectTables.POPULATION,
          ProjectTables.FAN,
          ProjectTables.GOAL);

  static {
    TABLES.forEach(
        table ->
            SharedLake.read(table)
                .createOrReplaceTempView("site_" + table.fullName().replace('.', '_')));
  }

  private final String level;
  private final String unit;
  private final String members;
  private final Map<String, Map<String, Double>> known = new HashMap<>();

  SiteNumbers(String code) {
    this.level = code.substring(0, code.indexOf(':'));
    this.unit = code.substring(level.length() + 1);
    String where =
        switch (level) {
          case "municipality" -> "code = '%s'";
          case "country" -> "'%s' = 'NO'";
          default -> level + " = '%s'";
        };
    this.members =
        String.join(
            ", ",
            TestSession.get()
                .sql(
                    "SELECT DISTINCT code FROM site_silver_municipality WHERE "
                        + where.formatted(unit))
                .collectAsList()
                .stream()
                .map(row -> "'" + row.getString(0) + "'")
                .toList());
  }

  /** By year and measure. */
  Map<String, Double> years() {
    return numbers(
        """
        SELECT concat('population ', year), sum(persons) FROM site_silver_population WHERE municipality IN (:m) GROUP BY year
        UNION ALL SELECT concat('births ', year), sum(births) FROM site_silver_vital WHERE municipality IN (:m) GROUP BY year
        UNION ALL SELECT concat('deaths ', year), sum(deaths) FROM site_silver_vital WHERE municipality IN (:m) GROUP BY year
        UNION ALL SELECT concat('net_migration ', year), sum(net_migration) FROM site_silver_vital WHERE municipality IN (:m) GROUP BY year
        UNION ALL SELECT concat('jobs ', year), sum(jobs) FROM site_silver_jobs WHERE municipality IN (:m) GROUP BY year
        UNION ALL SELECT concat('commuters_out ', year), sum(employed) FROM site_silver_commuting
          WHERE home IN (:m) AND work NOT IN (:m) GROUP BY year
        UNION ALL SELECT concat('commuters_in ', year), sum(employed) FROM site_silver_commuting
          WHERE work IN (:m) AND home NOT IN (:m) GROUP BY year
        UNION ALL SELECT concat('commuting_residents ', year), sum(employed) FROM site_silver_commuting
          WHERE home IN (:m) GROUP BY year""");
  }

  /** By year and component. */
  Map<String, Double> drivers() {
    return numbers(
        """
        SELECT concat('population:', component, ' ', period), persons FROM site_gold_population_decomposition
        WHERE preset = 'recommended' AND level = ':l' AND unit = ':u' AND NOT period LIKE '%-%' AND persons IS NOT NULL""");
  }

  /** By period. */
  Map<String, Double> attractiveness() {
    return numbers(
        """
        SELECT concat(measure, ' ', period), value FROM (
          SELECT period, stack(4, 'actual', actual, 'shrunken_rate', shrunken_rate, 'rank_high', CAST(rank_high AS double),
            'business_attractiveness', business_attractiveness) AS (measure, value)
          FROM site_gold_attractiveness WHERE preset = 'recommended' AND level = ':l' AND unit = ':u')
        WHERE value IS NOT NULL""");
  }

  /** People to come by scenario and year. */
  Map<String, Double> projection() {
    return numbers(
        """
        SELECT concat(scenario, ' ', year), sum(persons) FROM site_gold_projection_population
        WHERE preset = 'recommended' AND municipality IN (:m) AND (scenario = 'neutral' OR ':l' = 'municipality')
        GROUP BY scenario, year""");
  }

  /** By sex and the first of five years, as counted last. */
  Map<String, Double> ages() {
    return numbers(
        """
        SELECT concat(sex, ' ', 5 * CAST(floor(CAST(age AS int) / 5) AS int)), sum(persons) FROM site_silver_population
        WHERE municipality IN (:m) AND year = (SELECT max(year) FROM site_silver_population)
        GROUP BY sex, 5 * CAST(floor(CAST(age AS int) / 5) AS int)""");
  }

  /** By sex and the first of five years, as neutral has them on the last 1 January. */
  Map<String, Double> agesToCome() {
    return numbers(
        """
        SELECT concat(sex, ' ', regexp_extract(age, '^([0-9]+)', 1)), sum(persons) FROM site_gold_projection_population
        WHERE preset = 'recommended' AND scenario = 'neutral' AND municipality IN (:m)
          AND year = (SELECT max(year) FROM site_gold_projection_population)
        GROUP BY sex, regexp_extract(age, '^([0-9]+)', 1)""");
  }

  /** The fan by year and end. */
  Map<String, Double> fan() {
    return numbers(
        """
        SELECT concat(CASE quantile WHEN 0.1 THEN 'low' WHEN 0.5 THEN 'median' ELSE 'high' END, ' ', year), persons
        FROM site_gold_projection_fan WHERE preset = 'recommended' AND level = ':l' AND unit = ':u'
          AND age_group = 'all' AND quantile IN (0.1, 0.5, 0.9)""");
  }

  /** People by rate and year. */
  Map<String, Double> goals() {
    return numbers(
        """
        SELECT concat(rate, ' ', year), persons FROM site_gold_projection_goal
        WHERE preset = 'recommended' AND municipality IN (:m) AND ':l' = 'municipality'""");
  }

  private Map<String, Double> numbers(String statement) {
    return known.computeIfAbsent(statement, this::asked);
  }

  private Map<String, Double> asked(String statement) {
    Map<String, Double> numbers = new TreeMap<>();
    for (Row row :
        TestSession.get()
            .sql(statement.replace(":m", members).replace(":l", level).replace(":u", unit))
            .collectAsList()) {
      numbers.put(row.getString(0), row.getDouble(1));
    }
    return numbers;
  }
}
