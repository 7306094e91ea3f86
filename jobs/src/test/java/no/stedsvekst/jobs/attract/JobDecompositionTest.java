package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * Jobs over periods as shares, by what was printed of Vestby: 246 private jobs a year in nineteen
 * years are 176.9 % and the 196 of attractiveness 141.0 %, both of the 2 642 there were before.
 */
class JobDecompositionTest {
  private static final int FIRST = 2003;
  private static final int LAST = 2021;
  private static final int YEARS = 19;
  private static final double PRIVATE = 2642;
  private static final double ALL = 4000;
  private static final String JOBS =
      "level string, unit string, year int, base double, private_base double, kommune_base double,"
          + " fylke_base double, stat_base double, national double, industry double,"
          + " population double, attractiveness double, kommune double, fylke double, stat double";

  private final Map<String, Row> rows = new HashMap<>();

  JobDecompositionTest() {
    List<Row> annual = new ArrayList<>();
    for (int year = FIRST; year <= LAST; year++) {
      double t = year - FIRST;
      annual.add(
          row("municipality", "Vestby", year)
              .of(ALL + 287 * t, PRIVATE + 246 * t, 900 + 39 * t, 0, 458 + 3 * t)
              .and(41, -7, 16, 196, 39, 0, 3));
      annual.add(
          row("country", "NO", year)
              .of(2e6 + 25e3 * t, 1e6 + 20e3 * t, 6e5 + 4e3 * t, 1e5 + 1e3 * t, 3e5)
              .and(20e3, 0, 0, 0, 4e3, 1e3, 0));
    }
    JobDecomposition.over(
            new Periods(Set.of(new YearRange(FIRST, LAST), new YearRange(FIRST, LAST + 1))),
            TestSession.get().createDataFrame(annual, StructType.fromDDL(JOBS)))
        .filter("unit = 'Vestby'")
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("period") + " " + row.getAs("component"), row));
  }

  @Test
  void vestbyIsAsPrinted() {
    double all = 0;
    for (String component : List.of("national", "industry", "population", "attractiveness")) {
      all += number(component, "rate");
    }
    assertEquals(1.769, all, 0.0005);
    assertEquals(1.410, number("attractiveness", "rate"), 0.0005);
    assertEquals(246 * YEARS / PRIVATE, all, 1e-12);
    assertEquals(196 * YEARS / PRIVATE, number("attractiveness", "rate"), 1e-12);
    assertEquals(196.0 * YEARS, number("attractiveness", "jobs"), 1e-9);
  }

  @Test
  void aSectorIsAShareOfItself() {
    assertEquals(39 * YEARS / 900.0, number("kommune", "rate"), 1e-12);
    assertEquals(3 * YEARS / 458.0, number("stat", "rate"), 1e-12);
    assertEquals(0.0, number("fylke", "jobs"));
    assertNull(cell("fylke").getAs("rate"));
    assertNull(cell("fylke").getAs("relative_rate"));
  }

  @Test
  void relativeIsBeyondTheNation() {
    assertEquals(
        41 * YEARS / PRIVATE - 20e3 * YEARS / 1e6, number("national", "relative_rate"), 1e-12);
    assertEquals(39 * YEARS / 900.0 - 4e3 * YEARS / 6e5, number("kommune", "relative_rate"), 1e-12);
    assertEquals(41 * YEARS / ALL - 20e3 * YEARS / 2e6, number("national", "contribution"), 1e-12);
    assertEquals(-1e3 * YEARS / 2e6, number("fylke", "contribution"), 1e-12);
  }

  @Test
  void aPeriodWithAYearMissingIsUnknown() {
    Row row = rows.get("2003-2022 attractiveness");
    assertNull(row.getAs("jobs"));
    assertNull(row.getAs("rate"));
    assertNull(row.getAs("contribution"));
  }

  private Row cell(String component) {
    return rows.get("2003-2021 " + component);
  }

  private double number(String component, String column) {
    return cell(component).<Double>getAs(column);
  }

  private static YearRow row(String level, String unit, int year) {
    return new YearRow(new ArrayList<>(List.of(level, unit, year)));
  }

  /** A row that is written from left to right. */
  private record YearRow(List<Object> cells) {
    YearRow of(double... numbers) {
      for (double number : numbers) {
        cells.add(number);
      }
      return this;
    }

    Row and(double... numbers) {
      return RowFactory.create(of(numbers).cells().toArray());
    }
  }
}
