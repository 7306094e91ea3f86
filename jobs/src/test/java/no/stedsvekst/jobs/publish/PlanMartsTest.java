package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Planners' facts of the star, beside what they are made of. */
class PlanMartsTest {
  private static final int MIN_CELL = 3;

  private static final StarRows GOLD =
      StarRows.of(
          Lake.at(SharedLake.path()),
          List.of(
              IndicateTables.INDICATOR_VALUE,
              IndicateTables.INDICATOR_TARGET,
              IndicateTables.RELOCATION,
              IndicateTables.OCCUPATION_GROWTH));

  private static boolean isSmall(Object count) {
    double number = ((Number) count).doubleValue();
    return number > 0 && number < MIN_CELL;
  }

  @Test
  void aFewWorkplacesAreNotTold() {
    Map<String, Map<String, Object>> whole = new HashMap<>();
    for (Map<String, Object> row : GOLD.of(IndicateTables.RELOCATION)) {
      if (row.get("level").equals("municipality") && row.get("industry").equals("all")) {
        whole.put("municipality:" + row.get("unit") + row.get("period") + row.get("paper"), row);
      }
    }
    int hidden = 0;
    int told = 0;
    for (Map<String, Object> row : SharedStar.STAR.of(PlanTables.RELOCATION)) {
      Map<String, Object> of =
          whole.get("" + row.get("unit_code") + row.get("year") + row.get("on_paper"));
      boolean isInSmall = isSmall(of.get("moved_in"));
      boolean isOutSmall = isSmall(of.get("moved_out"));
      assertEquals(isInSmall ? null : of.get("moved_in"), row.get("moved_in"));
      assertEquals(isOutSmall ? null : of.get("moved_out"), row.get("moved_out"));
      if (isInSmall) {
        assertNull(row.get("jobs_in"), row.toString());
      } else if (!isSmall(of.get("jobs_in"))) {
        assertEquals(of.get("jobs_in"), row.get("jobs_in"));
      }
      if (isOutSmall) {
        assertNull(row.get("jobs_out"), row.toString());
      } else if (!isSmall(of.get("jobs_out"))) {
        assertEquals(of.get("jobs_out"), row.get("jobs_out"));
      }
      // From the difference and the one side the other would follow.
      if (isInSmall || isOutSmall) {
        assertNull(row.get("net_jobs"), row.toString());
        assertNull(row.get("rate"), row.toString());
        hidden++;
      } else {
        assertEquals(of.get("net_jobs"), row.get("net_jobs"));
        told++;
      }
    }
    assertTrue(hidden > 100 && told > 0, hidden + " hidden, " + told + " told");
  }

  @Test
  void indicatorsAndGoalsAreThoseOfGold() {
    Map<String, Object> values = new HashMap<>();
    for (Map<String, Object> row : GOLD.of(IndicateTables.INDICATOR_VALUE)) {
      if (row.get("level").equals("municipality") && (Integer) row.get("year") > 2005) {
        values.put(
            "municipality:" + row.get("unit") + row.get("year") + row.get("indicator"),
            row.get("value"));
      }
    }
    Map<String, Object> found = new HashMap<>();
    SharedStar.STAR
        .of(PlanTables.INDICATOR)
        .forEach(
            row ->
                found.put(
                    "" + row.get("unit_code") + row.get("year") + row.get("indicator_code"),
                    row.get("value")));
    assertEquals(values, found);
    assertTrue(values.size() > 3000, values.size() + " values");
    assertEquals(
        GOLD.of(IndicateTables.INDICATOR_TARGET).size(),
        SharedStar.STAR.of(PlanTables.GOAL).size());
    Map<Object, Object> isOwn = new HashMap<>();
    SharedStar.STAR
        .of(StarDimensions.INDICATOR)
        .forEach(row -> isOwn.put(row.get("code"), row.get("is_own")));
    assertEquals(true, isOwn.get("noise"));
    assertEquals(false, isOwn.get("job_rate"));
  }

  @Test
  void occupationsOfAFewHaveNoGrowth() {
    Map<String, List<Object>> found = new HashMap<>();
    PlanMarts.ofEnough(
            TestSession.get()
                .createDataFrame(
                    List.of(
                        RowFactory.create("few at first", 2.0, 3.0, 0.5, 0.4),
                        RowFactory.create("few at last", 3.0, 2.0, -1 / 3.0, -0.4),
                        RowFactory.create("nobody at last", 3.0, 0.0, -1.0, -1.1),
                        RowFactory.create("enough", 3.0, 6.0, 1.0, 0.9)),
                    StructType.fromDDL(
                        "occupation string, employed_start double, employed_end double,"
                            + " growth double, relative_growth double")),
            MIN_CELL)
        .collectAsList()
        .forEach(
            row ->
                found.put(
                    row.getString(0),
                    Arrays.asList(row.get(1), row.get(2), row.get(3), row.get(4))));
    assertEquals(Arrays.asList(null, 3.0, null, null), found.get("few at first"));
    assertEquals(Arrays.asList(3.0, null, null, null), found.get("few at last"));
    assertEquals(Arrays.asList(3.0, 0.0, -1.0, -1.1), found.get("nobody at last"));
    assertEquals(Arrays.asList(3.0, 6.0, 1.0, 0.9), found.get("enough"));
    int compared = 0;
    Map<String, Map<String, Object>> whole = new HashMap<>();
    for (Map<String, Object> row : GOLD.of(IndicateTables.OCCUPATION_GROWTH)) {
      whole.put(
          row.get("level") + ":" + row.get("unit") + row.get("period") + row.get("occupation"),
          row);
    }
    for (Map<String, Object> row : SharedStar.STAR.of(PlanTables.OCCUPATION)) {
      Map<String, Object> of =
          whole.get("" + row.get("unit_code") + row.get("period") + row.get("occupation"));
      assertEquals(of.get("employed_end"), row.get("employed_end"), row.toString());
      assertEquals(of.get("relative_growth"), row.get("relative_growth"), row.toString());
      compared++;
    }
    assertTrue(compared > 300, compared + " compared");
  }
}
