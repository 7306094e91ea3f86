package no.stedsvekst.jobs.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.ripple.RippleTables;
import no.stedsvekst.jobs.testing.Frames;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** The people who move for the jobs of a shock, beside loops over places and years. */
class ShockImpulseTest {
  /** Any that are easy to tell apart. */
  private static final double[] COEFFICIENTS = {0.5, 0.3, 0.1};

  private static final String[] TERMS = {"vra", "vra_1", "vra_2"};

  /** What is known last: residents and jobs of 2013, commuting of 2012, as in the model. */
  private static final int LAST = 2013;

  @Test
  void impulsesOfAllPlacesAddUp() throws IOException {
    String conf = IndicatorLake.settings().toString();
    Program.Result ripple = IndicatorLake.run("ripple", "--conf", conf);
    assertEquals(0, ripple.exit(), ripple.err());
    List<Row> set = new ArrayList<>();
    for (int term = 0; term < TERMS.length; term++) {
      set.add(
          RowFactory.create(
              "v3", TERMS[term], COEFFICIENTS[term], null, "test", "all", "v3", "h", 2020, "r"));
    }
    Lake.at(IndicatorLake.path())
        .writeSlice(
            TestSession.get(),
            RegressTables.COEFFICIENT_SET,
            Frames.frame(
                "coef_set_id string, term string, estimate double, center double, source string,"
                    + " preset string, model string, param_hash string, vintage int, run_id string",
                set),
            "preset = 'all'");
    Map<Integer, Map<String, Double>> jobs = new TreeMap<>();
    for (Row row :
        IndicatorLake.read(RippleTables.SHOCK_JOBS)
            .dropDuplicates("municipality", "year", "industry")
            .select("year", "municipality", "jobs")
            .collectAsList()) {
      jobs.computeIfAbsent(row.getInt(0), year -> new TreeMap<>())
          .merge(row.getString(1), row.getDouble(2), Double::sum);
    }
    assertEquals(2, jobs.size(), "a year of more export and one of less");
    Map<String, double[]> plain = plain(jobs);
    Program.Result answer =
        IndicatorLake.run("impulse", "--shock", "plant", "--conf", conf, "--format", "json");
    assertEquals(0, answer.exit(), answer.err());
    double[] all = new double[4];
    int homes = 0;
    for (String line : answer.out().lines().toList()) {
      JsonNode row = new ObjectMapper().readTree(line);
      if (!row.has("municipality")) {
        continue;
      }
      boolean isSum = row.get("municipality").asText().equals("all");
      double[] wanted = isSum ? all : plain.get(row.get("municipality").asText());
      double sum = 0;
      for (int year = 0; year < wanted.length; year++) {
        assertEquals(wanted[year], row.get("" + (LAST + 2 + year)).asDouble(), 1e-9);
        sum += wanted[year];
        all[year] += isSum ? 0 : wanted[year];
      }
      assertEquals(sum, row.get("all").asDouble(), 1e-9);
      homes += isSum ? 0 : 1;
    }
    assertEquals(plain.size(), homes);
    assertTrue(all[0] > 0, "more export draws people");
  }

  private static Map<String, double[]> plain(Map<Integer, Map<String, Double>> jobs) {
    PlainPanel country = PlainPanel.of(IndicatorLake.landing());
    Map<String, double[]> persons = new TreeMap<>();
    for (Map.Entry<Integer, Map<String, Double>> year : jobs.entrySet()) {
      for (String home : country.units()) {
        for (Map.Entry<String, Double> going : country.flowsFrom(home, LAST - 1).entrySet()) {
          Double change = year.getValue().get(going.getKey());
          if (change == null) {
            continue;
          }
          double drawn =
              country.population(home, LAST)
                  * going.getValue()
                  / country.employed(home, LAST - 1)
                  * change
                  / country.jobs(going.getKey(), LAST);
          for (int lag = 0; lag < COEFFICIENTS.length; lag++) {
            persons.computeIfAbsent(home, code -> new double[4])[year.getKey() - LAST - 2 + lag] +=
                drawn * COEFFICIENTS[lag];
          }
        }
      }
    }
    return persons;
  }
}
