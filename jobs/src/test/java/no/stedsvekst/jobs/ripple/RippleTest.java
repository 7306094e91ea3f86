package no.stedsvekst.jobs.ripple;

import static no.stedsvekst.jobs.ripple.PlainRipple.same;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.testing.Frames;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Export to jobs: the multipliers of the country are found, and loops say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RippleTest {
  private static final int LAST = 2013;

  private final Map<String, Double> values = new TreeMap<>();

  private final Map<String, Map<String, Double>> exports = new TreeMap<>();

  private PlainRipple plain;

  @BeforeAll
  void run() {
    plain = new PlainRipple(IndicatorLake.landing(), LAST);
    for (Map<String, String> row : PlainPanel.rows(IndicatorLake.landing(), "export")) {
      if (row.get("year").equals("" + LAST) && row.get("market").equals("total")) {
        exports
            .computeIfAbsent(row.get("municipality"), code -> new TreeMap<>())
            .put(row.get("industry"), PlainRipple.number(row, "value"));
      }
    }
    Program.Result run = IndicatorLake.run("ripple", "--conf", IndicatorLake.settings().toString());
    assertEquals(0, run.exit(), run.err());
    for (Row row :
        IndicatorLake.read(RippleTables.EXPORT_RIPPLE)
            .select(
                "shock", "role", "level", "unit", "year", "industry", "effect", "measure", "value")
            .collectAsList()) {
      values.put(
          String.join(
              " ",
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              "" + row.getInt(4),
              row.getString(5),
              row.getString(6),
              row.getString(7)),
          row.getDouble(8));
    }
  }

  @Test
  void theMultipliersOfTheCountryAreFound() {
    Map<String, Map<String, String>> truth = new TreeMap<>();
    for (Map<String, String> row : PlainPanel.rows(IndicatorLake.landing(), "truth_ripple")) {
      truth.put(row.get("year") + " " + row.get("industry"), row);
    }
    int found = 0;
    for (Map.Entry<String, Map<String, Double>> unit : exports.entrySet()) {
      for (Map.Entry<String, Double> export : unit.getValue().entrySet()) {
        if (export.getValue() > 0) {
          Map<String, String> of = truth.get(LAST + " " + export.getKey());
          for (String effect : List.of("direct", "indirect")) {
            double jobs =
                values.get(key("origin", unit.getKey(), export.getKey(), effect, "employment"));
            assertEquals(PlainRipple.number(of, effect), jobs / export.getValue(), 1e-8);
            found++;
          }
        }
      }
    }
    assertTrue(found > 40, "only " + found);
  }

  @Test
  void loopsFindTheSameWhereItComesFromAndWhereItIsDone() {
    for (String measure : List.of("employment", "value_added", "imports", "tax")) {
      Map<String, Map<String, Double>> places = plain.places(exports, measure, LAST);
      exports.forEach(
          (unit, industries) ->
              industries.forEach(
                  (industry, value) -> {
                    if (value > 0) {
                      double indirect =
                          plain.indirect(industry, measure).values().stream()
                              .mapToDouble(Double::doubleValue)
                              .sum();
                      same(
                          value * plain.direct(industry, measure),
                          values.get(key("origin", unit, industry, "direct", measure)));
                      same(
                          value * plain.direct(industry, measure),
                          values.get(key("place", unit, industry, "direct", measure)));
                      same(
                          value * indirect,
                          values.get(key("origin", unit, industry, "indirect", measure)));
                    }
                  }));
      places.forEach(
          (place, suppliers) ->
              suppliers.forEach(
                  (supplier, value) -> {
                    if (value > 0) {
                      same(value, values.get(key("place", place, supplier, "indirect", measure)));
                    }
                  }));
    }
  }

  @Test
  void theNationsExportIsSpreadByJobs() {
    List<Row> imputed =
        IndicatorLake.read(RippleTables.EXPORT_RIPPLE)
            .filter("imputed and level = 'municipality' and role = 'origin' and effect = 'direct'")
            .filter("measure = 'employment'")
            .select("unit", "year", "industry", "value")
            .collectAsList();
    assertFalse(imputed.isEmpty());
    PlainRipple before = new PlainRipple(IndicatorLake.landing(), LAST - 1);
    Map<String, Double> ofNation = new TreeMap<>();
    for (Map<String, String> row : PlainPanel.rows(IndicatorLake.landing(), "export")) {
      if (row.get("municipality").equals("NO")) {
        ofNation.put(row.get("industry"), PlainRipple.number(row, "value"));
      }
    }
    Map<String, Map<String, Double>> spread = new TreeMap<>();
    for (Row row : imputed) {
      assertEquals(LAST - 1, row.getInt(1));
      String industry = row.getString(2);
      double share =
          before.jobs(row.getString(0), industry, LAST - 1) / before.jobs("NO", industry, LAST - 1);
      same(
          ofNation.get(industry) * share * before.direct(industry, "employment"), row.getDouble(3));
      spread
          .computeIfAbsent(row.getString(0), unit -> new TreeMap<>())
          .put(industry, ofNation.get(industry) * share);
    }
    Map<String, Double> places = new TreeMap<>();
    IndicatorLake.read(RippleTables.EXPORT_RIPPLE)
        .filter("imputed and level = 'municipality' and role = 'place' and effect = 'indirect'")
        .filter("measure = 'employment'")
        .select("unit", "industry", "value")
        .collectAsList()
        .forEach(row -> places.put(row.getString(0) + row.getString(1), row.getDouble(2)));
    Map<String, Map<String, Double>> plainly = before.places(spread, "employment", LAST - 1);
    int found = 0;
    for (Map.Entry<String, Map<String, Double>> place : plainly.entrySet()) {
      for (Map.Entry<String, Double> supplier : place.getValue().entrySet()) {
        if (supplier.getValue() > 0) {
          same(supplier.getValue(), places.get(place.getKey() + supplier.getKey()));
          found++;
        }
      }
    }
    assertTrue(found > 40, "only " + found);
  }

  @Test
  void theJobsOfAShockAreThoseOfItsRipples() {
    double sum = 0;
    for (Row row :
        IndicatorLake.read(RippleTables.SHOCK_JOBS)
            .select("shock", "municipality", "year", "industry", "jobs")
            .collectAsList()) {
      double direct = shocked(row, "direct");
      double indirect = shocked(row, "indirect");
      same(direct + indirect, row.getDouble(4));
      sum += row.getInt(2) == LAST + 2 ? row.getDouble(4) : 0;
    }
    List<Map<String, String>> shocks = PlainPanel.rows(IndicatorLake.landing(), "export_shock");
    String exporter = shocks.get(0).get("industry");
    double million =
        plain.direct(exporter, "employment")
            + plain.indirect(exporter, "employment").values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    same(250 * million, sum);
  }

  private double shocked(Row row, String effect) {
    return values.getOrDefault(
        String.join(
            " ",
            row.getString(0),
            "place municipality",
            row.getString(1),
            "" + row.getInt(2),
            row.getString(3),
            effect,
            "employment"),
        0.0);
  }

  @Test
  void theCountryIsTheSumOfItsMunicipalities() {
    List<Row> sums =
        IndicatorLake.read(RippleTables.EXPORT_RIPPLE)
            .filter("level in ('municipality', 'country')")
            .groupBy("shock", "year", "effect", "measure", "role")
            .pivot("level", List.of("municipality", "country"))
            .sum("value")
            .collectAsList();
    // Two years and two of shocks, two effects, four measures, two roles.
    assertEquals(4 * 2 * 4 * 2, sums.size());
    sums.forEach(row -> same(row.getDouble(5), row.getDouble(6)));
  }

  @Test
  void onlyThePartThatPassesThroughBecomesJobs() {
    String columns =
        "shock string, municipality string, year int, industry string, effect string,"
            + " measure string, value double";
    Row found =
        RippleJob.shockJobs(
                Frames.frame(
                    columns,
                    RowFactory.create("s", "0101", 2020, "a", "direct", "employment", 30.0),
                    RowFactory.create("s", "0101", 2020, "a", "indirect", "employment", 10.0),
                    RowFactory.create("s", "0101", 2020, "a", "indirect", "tax", 10.0),
                    RowFactory.create("none", "0101", 2020, "a", "direct", "employment", 70.0)),
                0.4)
            .collectAsList()
            .get(0);
    assertEquals("s", found.getAs("shock"));
    same(16, found.getAs("jobs"));
  }

  /** Of every shock, role, year, industry, effect and measure. */
  @Test
  void unitsAreTheSumsOfTheirMunicipalities() {
    Map<String, List<String>> units = new TreeMap<>();
    for (Map<String, String> row : PlainPanel.rows(IndicatorLake.landing(), "municipality")) {
      units.put(
          row.get("code"),
          List.of(
              "region " + row.get("region"),
              "county " + row.get("county"),
              "centrality_class " + row.get("centrality_class"),
              "country NO"));
    }
    Map<String, Double> sums = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.contains(" municipality ")) {
            String code = key.split(" ", -1)[3];
            for (String unit : units.get(code)) {
              sums.merge(key.replace("municipality " + code, unit), value, Double::sum);
            }
          }
        });
    Set<String> above = new TreeSet<>(values.keySet());
    above.removeIf(key -> key.contains(" municipality "));
    assertEquals(sums.keySet(), above);
    sums.forEach((key, value) -> same(value, values.get(key)));
  }

  @Test
  void usersGroupsAreSumsToo() {
    List<Row> rows =
        Ripples.atAllLevels(
                Frames.frame(
                    "shock string, role string, municipality string, year int, industry string,"
                        + " effect string, measure string, value double, imputed boolean",
                    ripple("0101", 3.0, false),
                    ripple("0102", 4.0, true),
                    ripple("0103", 5.0, false)),
                Levels.above(
                    Frames.frame(
                        "code string, region string, county string, centrality_class int",
                        RowFactory.create("0101", "R", "C", 1),
                        RowFactory.create("0102", "R", "C", 2),
                        RowFactory.create("0103", "R", "C", 2)),
                    Optional.of(
                        Frames.frame(
                            "group_set string, group_code string, municipality string",
                            RowFactory.create("delregion", "east", "0101"),
                            RowFactory.create("delregion", "east", "0102"),
                            RowFactory.create("delregion", "west", "0103")))))
            .filter("level = 'group:delregion'")
            .orderBy("unit")
            .collectAsList();
    assertEquals(2, rows.size());
    same(7, rows.get(0).getAs("value"));
    assertTrue(rows.get(0).<Boolean>getAs("imputed"));
    same(5, rows.get(1).getAs("value"));
    assertFalse(rows.get(1).<Boolean>getAs("imputed"));
  }

  private static Row ripple(String place, double value, boolean imputed) {
    return RowFactory.create(
        "none", "place", place, 2020, "a", "direct", "employment", value, imputed);
  }

  private static String key(
      String role, String unit, String industry, String effect, String measure) {
    return String.join(
        " ", "none", role, "municipality", unit, "" + LAST, industry, effect, measure);
  }
}
