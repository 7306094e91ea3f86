package no.stedsvekst.jobs.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Components of the change of population and jobs from the landing files with loops and maps, for
 * complete data. It knows nothing of the product.
 */
public final class PlainDecomposition {
  private final PlainPanel panel;
  private final Map<String, Double> people = new HashMap<>();
  private final Map<String, Double> births = new HashMap<>();
  private final Map<String, Double> deaths = new HashMap<>();
  private final Map<String, Double> jobs = new HashMap<>();
  private final Map<String, Double> fertility = new HashMap<>();
  private final Map<String, Double> death = new HashMap<>();
  private final Map<String, String> sectors = new HashMap<>();
  private final Set<String> sensitive = new HashSet<>();
  private final Map<String, Double> birthsByRates = new HashMap<>();
  private final Map<String, Double> deathsByRates = new HashMap<>();

  /**
   * Reads the files of a landing folder.
   *
   * @param industries rows of code, sector and population_sensitive
   */
  public PlainDecomposition(Path landing, List<String[]> industries) {
    panel = PlainPanel.of(landing);
    for (Map<String, String> row : PlainPanel.rows(landing, "population")) {
      people.merge(
          key(row.get("municipality"), row.get("year"), row.get("sex"), row.get("age")),
          Double.valueOf(row.get("persons")),
          Double::sum);
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "vital")) {
      String key = key(row.get("municipality"), row.get("year"));
      births.put(key, Double.valueOf(row.get("births")));
      deaths.put(key, Double.valueOf(row.get("deaths")));
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "jobs")) {
      jobs.put(
          key(row.get("municipality"), row.get("year"), row.get("industry")),
          Double.valueOf(row.get("jobs")));
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "fertility_rate")) {
      if (row.get("alternative").isEmpty()) {
        fertility.put(key(row.get("year"), row.get("age")), Double.valueOf(row.get("rate")));
      }
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "death_probability")) {
      if (row.get("alternative").isEmpty()) {
        death.put(
            key(row.get("year"), row.get("sex"), row.get("age")),
            Double.valueOf(row.get("probability")));
      }
    }
    for (String[] industry : industries) {
      sectors.put(industry[0], industry[1]);
      if (Boolean.parseBoolean(industry[2])) {
        sensitive.add(industry[0]);
      }
    }
  }

  /** The panel beneath. */
  public PlainPanel panel() {
    return panel;
  }

  /** Births of a place in a year. */
  public double births(String code, int year) {
    return births.get(key(code, year));
  }

  /** Deaths of a place in a year. */
  public double deaths(String code, int year) {
    return deaths.get(key(code, year));
  }

  /** Births by the nation's rates, brought to the nation's births. */
  public double birthsExpected(String code, int year) {
    double nation = 0;
    double expected = 0;
    for (String each : panel.units()) {
      nation += births(each, year);
      expected += birthsByRates(each, year);
    }
    return birthsByRates(code, year) * nation / expected;
  }

  private double birthsByRates(String code, int year) {
    return birthsByRates.computeIfAbsent(key(code, year), key -> reckonedBirths(code, year));
  }

  private double reckonedBirths(String code, int year) {
    double sum = 0;
    for (int age = 10; age <= 60; age++) {
      double rate = fertility.getOrDefault(key(year, age), 0.0);
      int mother = Math.max(15, Math.min(49, age));
      sum += rate * (persons(code, year, "F", mother) + persons(code, year + 1, "F", mother)) / 2;
    }
    return sum;
  }

  /** Deaths by the nation's probabilities, brought to the nation's deaths. */
  public double deathsExpected(String code, int year) {
    double nation = 0;
    double expected = 0;
    for (String each : panel.units()) {
      nation += deaths(each, year);
      expected += deathsByRates(each, year);
    }
    return deathsByRates(code, year) * nation / expected;
  }

  private double deathsByRates(String code, int year) {
    return deathsByRates.computeIfAbsent(key(code, year), key -> reckonedDeaths(code, year));
  }

  private double reckonedDeaths(String code, int year) {
    double sum = 0;
    for (String sex : List.of("M", "F")) {
      for (int age = 0; age <= 105; age++) {
        sum += persons(code, year, sex, age) * death.getOrDefault(key(year, sex, age), 0.0);
      }
    }
    return sum;
  }

  private double persons(String code, int year, String sex, int age) {
    return people.getOrDefault(key(code, year, sex, age), 0.0);
  }

  /** Jobs by component of a place and year. */
  public Map<String, Double> jobComponents(String code, int year) {
    double before = 0;
    double change = 0;
    double industry = 0;
    double following = 0;
    double nation = privateGrowth(year);
    Map<String, Double> components = new HashMap<>();
    for (Map.Entry<String, String> each : sectors.entrySet()) {
      double was = jobs(code, year - 1, each.getKey());
      double is = jobs(code, year, each.getKey());
      if (each.getValue().equals("private")) {
        before += was;
        change += is - was;
        industry += was * (growth(each.getKey(), year) - nation);
        following += sensitive.contains(each.getKey()) ? was : 0;
      } else {
        components.merge(each.getValue(), is - was, Double::sum);
      }
    }
    double population = following * laggedGrowth(code, year);
    components.put("national", before * nation);
    components.put("industry", industry);
    components.put("population", population);
    components.put("attractiveness", change - before * nation - industry - population);
    return components;
  }

  /** What an industry adds to the industry effect of a place. */
  public double contribution(String code, int year, String industry) {
    double own = 0;
    double nation = 0;
    double ofIndustry = 0;
    for (Map.Entry<String, String> each : sectors.entrySet()) {
      if (each.getValue().equals("private")) {
        own += jobs(code, year - 1, each.getKey());
        for (String place : panel.units()) {
          double there = jobs(place, year - 1, each.getKey());
          nation += there;
          ofIndustry += each.getKey().equals(industry) ? there : 0;
        }
      }
    }
    double share = jobs(code, year - 1, industry) / own - ofIndustry / nation;
    return share * own * (growth(industry, year) - privateGrowth(year));
  }

  private double growth(String industry, int year) {
    double is = 0;
    double was = 0;
    for (String place : panel.units()) {
      is += jobs(place, year, industry);
      was += jobs(place, year - 1, industry);
    }
    return was == 0 ? 0 : is / was - 1;
  }

  private double privateGrowth(int year) {
    double is = 0;
    double was = 0;
    for (String place : panel.units()) {
      for (Map.Entry<String, String> each : sectors.entrySet()) {
        if (each.getValue().equals("private")) {
          is += jobs(place, year, each.getKey());
          was += jobs(place, year - 1, each.getKey());
        }
      }
    }
    return is / was - 1;
  }

  private double laggedGrowth(String code, int year) {
    double sum = 0;
    for (int lag = 1; lag <= 3; lag++) {
      double now = 0;
      double next = 0;
      for (String place : panel.units()) {
        now += panel.population(place, year - lag);
        next += panel.population(place, year - lag + 1);
      }
      sum +=
          panel.population(code, year - lag + 1) / panel.population(code, year - lag) - next / now;
    }
    return sum / 3;
  }

  private double jobs(String code, int year, String industry) {
    return jobs.getOrDefault(key(code, year, industry), 0.0);
  }

  private static String key(Object... parts) {
    StringBuilder key = new StringBuilder();
    for (Object part : parts) {
      key.append(part).append(' ');
    }
    return key.toString();
  }
}
