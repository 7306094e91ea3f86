package no.stedsvekst.jobs.ripple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
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
    Program.Result run = IndicatorLake.run("ripple");
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
    for (Row row : imputed) {
      assertEquals(LAST - 1, row.getInt(1));
      String industry = row.getString(2);
      double share =
          before.jobs(row.getString(0), industry, LAST - 1) / before.jobs("NO", industry, LAST - 1);
      same(
          ofNation.get(industry) * share * before.direct(industry, "employment"), row.getDouble(3));
    }
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
  void accountsThatDoNotBalanceAreRefused() {
    Row good = account("a", 100, 60, 10, 0);
    assertEquals(1, effects(List.of(good), List.of(flow("a", "a", 30, 30))).yearFor(2020) / 2020);
    refused("adds, imports and pays in tax 5.0 more", good, flow("a", "a", 35, 35));
    refused("buys for 1.000000 of each unit", account("a", 100, 0, 0, 0), flow("a", "a", 100, 100));
    refused("b or a is no industry of io_account", good, flow("b", "a", 30, 30));
  }

  private static void refused(String said, Row account, Row flow) {
    Refusal refusal = assertThrows(Refusal.class, () -> effects(List.of(account), List.of(flow)));
    assertEquals(3, refusal.exit().code());
    assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
  }

  /** A landed multiplier stands instead; suppliers keep their shares, or are anybody. */
  @Test
  void landedMultipliersStandInstead() {
    Row landed =
        TestSession.get()
            .createDataFrame(
                List.of(
                    RowFactory.create(2021, "a", "employment", 0.36, 0.34),
                    RowFactory.create(2021, "z", "employment", 0.5, 0.25)),
                StructType.fromDDL(
                    "year int, industry string, measure string, direct double, indirect double"))
            .collectAsList()
            .get(0);
    IndustryEffects effects =
        IndustryEffects.of(
            TestSession.get()
                .createDataFrame(
                    List.of(account("a", 100, 40, 10, 0), account("b", 100, 90, 10, 0)), ACCOUNT)
                .collectAsList(),
            TestSession.get()
                .createDataFrame(List.of(flow("b", "a", 50, 50)), FLOW)
                .collectAsList(),
            List.of(landed));
    List<Row> suppliers =
        effects
            .suppliers(TestSession.get())
            .filter("account_year = 2021 and exporter = 'a' and measure = 'employment'")
            .collectAsList();
    assertEquals(1, suppliers.size());
    assertEquals("b", suppliers.get(0).getAs("supplier"));
    same(0.34, suppliers.get(0).getAs("indirect"));
    assertEquals(2021, effects.yearFor(2050));
    assertEquals(2020, effects.yearFor(1999));
  }

  private static final StructType ACCOUNT =
      StructType.fromDDL(
          "year int, industry string, output double, value_added double, imports double,"
              + " product_tax double, employment double, tax double");
  private static final StructType FLOW =
      StructType.fromDDL(
          "year int, matrix string, row string, column string, value double, domestic double");

  private static IndustryEffects effects(List<Row> accounts, List<Row> flows) {
    return IndustryEffects.of(
        TestSession.get().createDataFrame(accounts, ACCOUNT).collectAsList(),
        TestSession.get().createDataFrame(flows, FLOW).collectAsList(),
        List.of());
  }

  private static Row account(String name, double output, double added, double imports, double tax) {
    return RowFactory.create(2020, name, output, added, imports, tax, output / 2, null);
  }

  private static Row flow(String row, String column, double value, double domestic) {
    return RowFactory.create(2020, "io", row, column, value, domestic);
  }

  private static String key(
      String role, String unit, String industry, String effect, String measure) {
    return String.join(
        " ", "none", role, "municipality", unit, "" + LAST, industry, effect, measure);
  }

  private static void same(double wanted, double found) {
    assertEquals(wanted, found, 1e-9 * Math.max(1, Math.abs(wanted)));
  }
}
