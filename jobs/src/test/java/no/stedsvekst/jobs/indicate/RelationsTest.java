package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Straight lines through places, beside sums in plain loops. */
class RelationsTest {
  private static final String ATTRACTIVENESS =
      "level string, unit string, period string, attractiveness_rate double,"
          + " business_attractiveness_rate double, expected double";
  private static final int PLACES = 7;

  /** Any numbers that are not on a line. */
  private static double some(int place, int year, int kind) {
    return Math.sin(place * 12.9 + year * 7.1 + kind * 3.3) / 50 + place * kind * 1e-3;
  }

  @Test
  void regionalJobsOnBasicOnes() {
    List<Row> rows = new ArrayList<>();
    Map<Integer, double[]> points = new TreeMap<>();
    for (int place = 0; place < PLACES; place++) {
      double[] point = new double[2];
      for (int year = 2010; year < 2014; year++) {
        for (String scheme : List.of("book2023", "own")) {
          // A year without one of the two counts for neither.
          boolean isMissing = place == 2 && year == 2011;
          rows.add(growth(place, year, scheme, "basis", some(place, year, 1)));
          rows.add(
              growth(place, year, scheme, "regional", isMissing ? null : some(place, year, 2)));
          rows.add(growth(place, year, scheme, "lokal", 9.0));
        }
        if (place != 2 || year != 2011) {
          point[0] += some(place, year, 1) / (place == 2 ? 3 : 4);
          point[1] += some(place, year, 2) / (place == 2 ? 3 : 4);
        }
      }
      points.put(place, point);
    }
    rows.add(RowFactory.create("country", "NO", 2010, "own", "all", "basis", 1.0));
    Dataset<Row> lines =
        Relations.basisRegional(
            frame(
                "level string, unit string, year int, scheme string, base string,"
                    + " group_code string, relative_growth double",
                rows));
    assertEquals(2, lines.count());
    for (Row line : lines.collectAsList()) {
      assertEquals("2010-2013", line.<String>getAs("period"));
      assertLine(points.values(), line);
    }
  }

  private static Row growth(int place, int year, String scheme, String group, Double value) {
    return RowFactory.create("municipality", "0" + place, year, scheme, "all", group, value);
  }

  /** Places without moves have moved nobody: their rate is 0, not unknown. */
  @Test
  void businessAttractivenessOnMoves() {
    List<Row> moves = new ArrayList<>();
    Map<Integer, double[]> points = new TreeMap<>();
    for (int place = 0; place < PLACES; place++) {
      double[] point = new double[2];
      for (int year = 2015; year < 2017; year++) {
        if (place > 0) {
          moves.add(move(place, year, "all", some(place, year, 3)));
          moves.add(move(place, year, "all", 0.001));
          moves.add(move(place, year, "hotell", 5.0));
          point[0] += (some(place, year, 3) + 0.001) / 2;
        }
        point[1] += some(place, year, 5) / 2;
      }
      points.put(place, point);
    }
    Dataset<Row> line =
        Relations.relocation(
            frame("level string, unit string, year int, industry string, rate double", moves),
            frame("year int", List.of(RowFactory.create(2015), RowFactory.create(2016))),
            attractiveness());
    assertEquals(1, line.count());
    assertLine(points.values(), line.head());
  }

  private static Row move(int place, int year, String industry, double rate) {
    return RowFactory.create("municipality", "0" + place, year, industry, rate);
  }

  @Test
  void attractivenessOnDwellings() {
    List<Row> built = new ArrayList<>();
    List<Row> panel = new ArrayList<>();
    Map<Integer, double[]> all = new TreeMap<>();
    Map<Integer, double[]> high = new TreeMap<>();
    for (int place = 0; place < PLACES; place++) {
      double[] point = new double[2];
      for (int year = 2015; year < 2017; year++) {
        built.add(
            RowFactory.create("municipality", "0" + place, year, 5 + 100 * some(place, year, 6)));
        panel.add(RowFactory.create("municipality", "0" + place, year, 1000.0, 0.0));
        point[0] += (5 + 100 * some(place, year, 6)) / 2;
        point[1] += some(place, year, 4) / 2;
      }
      all.put(place, point);
      // 3 to 9 persons of a thousand are expected, 5 in the nation.
      if (3 + place > 5) {
        high.put(place, point);
      }
    }
    for (int year = 2015; year < 2017; year++) {
      panel.add(RowFactory.create("country", "NO", year, 7000.0, 0.005));
    }
    Dataset<Row> lines =
        Relations.housing(
            frame("level string, unit string, year int, value double", built),
            attractiveness(),
            frame(
                "level string, unit string, year int, population double,"
                    + " net_migration_rate double",
                panel));
    assertEquals(2, lines.count());
    assertLine(all.values(), lines.filter("subset = 'all'").head());
    assertLine(high.values(), lines.filter("subset = 'high_expected'").head());
  }

  private static Dataset<Row> attractiveness() {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      for (int year = 2014; year < 2017; year++) {
        rows.add(
            RowFactory.create(
                "municipality",
                "0" + place,
                "" + year,
                some(place, year, 4),
                some(place, year, 5),
                3.0 + place));
      }
      rows.add(RowFactory.create("municipality", "0" + place, "2014-2016", 9.0, 9.0, 9.0));
    }
    return frame(ATTRACTIVENESS, rows);
  }

  private static void assertLine(Iterable<double[]> points, Row line) {
    double n = 0;
    double x = 0;
    double y = 0;
    for (double[] point : points) {
      n++;
      x += point[0];
      y += point[1];
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (double[] point : points) {
      xx += Math.pow(point[0] - x / n, 2);
      xy += (point[0] - x / n) * (point[1] - y / n);
      yy += Math.pow(point[1] - y / n, 2);
    }
    double slope = xy / xx;
    assertEquals((long) n, line.<Long>getAs("n"));
    assertEquals(slope, line.<Double>getAs("slope"), 1e-9);
    assertEquals(y / n - slope * x / n, line.<Double>getAs("intercept"), 1e-9);
    assertEquals(xy * xy / xx / yy, line.<Double>getAs("r_squared"), 1e-9);
    assertEquals(
        Math.sqrt((yy - slope * xy) / (n - 2) / xx), line.<Double>getAs("std_error"), 1e-9);
  }
}
