package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;
import no.stedsvekst.jobs.testing.norway.OfficialLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Official figures through landing, silver and indicators, with the plans of conf/examples, against
 * what was computed from them elsewhere (and, where so said, printed) of Asker, of Oslo and
 * Akershus and of its subregions.
 */
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialIndicatorsTest {
  private static final String ASKER = "level = 'municipality' and unit = '3203'";

  @BeforeAll
  static void follow(@TempDir Path folder) throws IOException {
    Path conf = Files.writeString(folder.resolve("own.conf"), "indicate.base_years = \"2020\"\n");
    OfficialLake.run("indicate", "--conf", conf.toString());
  }

  private double one(TableSpec table, String where, String column) {
    List<Row> rows = OfficialLake.read(table).filter(where).selectExpr(column).takeAsList(2);
    assertEquals(1, rows.size(), where);
    return ((Number) rows.get(0).get(0)).doubleValue();
  }

  private double indicator(String name, String where, int year) {
    return one(
        IndicateTables.INDICATOR_VALUE,
        "%s and indicator = '%s' and year = %d".formatted(where, name, year),
        "value");
  }

  /** To the five decimals of what was computed; 0.77 and 0.415 in 2019, 1.68 and 0.09 are print. */
  @Test
  void whereAskerWorksIsAsComputed() {
    double[][] wanted = {
      {2017, 0.75993, 0.41858},
      {2018, 0.77665, 0.42296},
      {2019, 0.77118, 0.41487},
      {2020, 0.77401, 0.41749},
      {2021, 0.76611, 0.40969},
      {2022, 0.75902, 0.40751}
    };
    for (double[] year : wanted) {
      assertEquals(year[1], indicator("self_sufficiency", ASKER, (int) year[0]), 5e-6);
      assertEquals(year[2], indicator("short_commute_share", ASKER, (int) year[0]), 5e-6);
    }
    double[] perResident = {1.67920, 0.09186, -0.18565, 0.83461, 0.49292};
    for (int index = 0; index < perResident.length; index++) {
      int year = 2018 + index;
      assertEquals(perResident[index], indicator("jobs_per_new_inhabitant", ASKER, year), 5e-6);
    }
  }

  /** The plan prints "a third" of the deficit and 20 000 who commute in: it is more, and fewer. */
  @Test
  void whoWorksInAskerIsAsComputed() {
    double[] ofTheDeficit = {0.36428, 0.39312, 0.39056, 0.37826, 0.36312, 0.34413};
    for (int index = 0; index < ofTheDeficit.length; index++) {
      assertEquals(
          ofTheDeficit[index],
          one(
              IndicateTables.COMMUTING_PARTNER,
              ASKER + " and partner = '3201' and year = " + (2017 + index),
              "share_of_deficit"),
          1e-5);
    }
    assertEquals(
        16_997,
        one(
            IndicateTables.INDICATOR_VALUE,
            ASKER + " and indicator = 'in_commuter_share' and year = 2019",
            "numerator"));
  }

  @Test
  void thePlanIsMetAndMissedAsComputed() {
    assertEquals(
        Map.of(
            "jobs_per_new_inhabitant at_least", "2021 met, 2022 near",
            "short_commute_share at_least", "2021 near, 2022 near",
            "short_commute_share rise",
                "2018 met, 2019 missed, 2020 met, 2021 missed, 2022 missed"),
        statuses(
            "indicator in ('jobs_per_new_inhabitant', 'short_commute_share')"
                + " and (rule = 'rise' and year > 2017 or year > 2020)"));
    // As landed: 12, 12 and 13 of 12; 23, 260 and 90 dekar of 15.
    assertEquals(
        Map.of(
            "farmland_converted at_most", "2017 missed, 2018 missed, 2019 missed",
            "nho_rank_total at_most", "2017 met, 2018 met, 2019 near",
            "nho_rank_viken at_most", "2017 near, 2018 near, 2019 near"),
        statuses("indicator in ('farmland_converted', 'nho_rank_total', 'nho_rank_viken')"));
  }

  private Map<String, String> statuses(String where) {
    Map<String, List<String>> found = new TreeMap<>();
    OfficialLake.read(IndicateTables.INDICATOR_TARGET)
        .filter(ASKER + " and status <> 'no_data' and " + where)
        .orderBy("year")
        .selectExpr("concat(indicator, ' ', rule)", "concat(year, ' ', status)")
        .collectAsList()
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.getString(0), any -> new ArrayList<>())
                    .add(row.getString(1)));
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> String.join(", ", each.getValue())));
  }

  /** In per cent from 2020 to 2022. */
  @Test
  void jobsOfSubregionsGrewAsComputed() {
    Map<String, Double> wanted =
        Map.of(
            "asker_og_baerum", 3.58,
            "follo", 7.96,
            "nedre_romerike", 5.66,
            "ovre_romerike", 11.79,
            "hadeland", -1.09,
            "oslo", 8.71);
    double nation = 100 * grown("level = 'country'", "index") - 100;
    assertEquals(5.11, nation, 5e-3);
    wanted.forEach(
        (unit, growth) -> {
          String where = "level = 'group:delregion' and unit = '" + unit + "'";
          assertEquals(growth, 100 * grown(where, "index") - 100, 5e-3, unit);
          assertEquals(growth - nation, 100 * grown(where, "relative_growth"), 1e-2, unit);
        });
  }

  private double grown(String where, String column) {
    return one(
        IndicateTables.JOB_INDEX,
        where + " and base_year = 2020 and year = 2022 and sector = 'all'",
        column);
  }

  @Test
  void osloAndAkershusAreAsComputed() {
    String oslo = "level = 'county' and unit = '03' and partner = '32' and year = 2022";
    assertEquals(50_740, one(IndicateTables.COMMUTING_PARTNER, oslo, "`out`"));
    assertEquals(130_862, one(IndicateTables.COMMUTING_PARTNER, oslo, "`in`"));
    double jobs =
        Stream.of("03", "32")
            .mapToDouble(
                county ->
                    one(
                        IndicateTables.INDICATOR_VALUE,
                        "level = 'county' and indicator = 'self_sufficiency' and year = 2022"
                            + " and unit = '"
                            + county
                            + "'",
                        "numerator"))
            .sum();
    assertEquals(838_603, jobs);
  }
}
