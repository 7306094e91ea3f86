package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.stedsvekst.attractiveness.BySize;
import no.stedsvekst.jobs.project.input.AttractivenessHistory;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.scenario.SharedLevels;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class AttractivenessHistoryTest {
  private static final StructType RATES =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("rate", DataTypes.DoubleType)
          .add("brought", DataTypes.DoubleType);

  private static final StructType SIZES =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("size", DataTypes.DoubleType);

  private static final StructType GROUPS =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("region", DataTypes.StringType)
          .add("county", DataTypes.StringType);

  private static final double[] LEVELS = {0.01, -0.004, 0.003, 0.0, -0.012};

  /** Places whose level changes by a part of its own after ten years before the last. */
  private static List<Row> rows(int first, int last) {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < LEVELS.length; place++) {
      for (int year = first; year <= last; year++) {
        double level = year > last - 10 ? LEVELS[place] * (place == 2 ? -1 : 0.5) : LEVELS[place];
        double rate = level + 0.001 * ((year * 7 + place) % 3);
        rows.add(RowFactory.create("p" + place, year, rate, 0.002 * ((year + place) % 4)));
      }
    }
    return rows;
  }

  private static AttractivenessHistory of(List<Row> rows) {
    return new AttractivenessHistory(
        TestSession.get().createDataFrame(rows, RATES),
        TestSession.get().sql("select explode(array('p0', 'p1', 'p2', 'p3', 'p4', 'new')) as code"),
        0.7,
        List.of());
  }

  private static double mean(List<Row> rows, String unit, int first, int last) {
    return rows.stream()
        .filter(row -> row.getString(0).equals(unit))
        .filter(row -> first <= row.getInt(1) && row.getInt(1) <= last)
        .mapToDouble(row -> row.getDouble(2))
        .average()
        .orElseThrow();
  }

  @Test
  void whatLastsIsHowTheDecadeFollowedFromTheYearsBefore() {
    List<Row> rows = rows(2000, 2016);
    double[] before = new double[LEVELS.length];
    double[] lately = new double[LEVELS.length];
    for (int place = 0; place < LEVELS.length; place++) {
      before[place] = mean(rows, "p" + place, 2000, 2006);
      lately[place] = mean(rows, "p" + place, 2007, 2016);
    }
    try (AttractivenessHistory past = of(rows)) {
      assertEquals(17, past.years());
      assertEquals(new PearsonsCorrelation().correlation(lately, before), past.lasting(), 1e-12);
    }
  }

  @Test
  void withFewerThanFiveYearsBeforeTheDecadeItIsAssumed() {
    try (AttractivenessHistory past = of(rows(2003, 2016))) {
      assertEquals(0.7, past.lasting());
    }
    try (AttractivenessHistory none = of(List.of())) {
      assertEquals(0.7, none.lasting());
      assertEquals(0, none.years());
    }
  }

  @Test
  void meansAreOfTheLastTenYearsAndAPlaceWithoutAnyHasNone() {
    List<Row> rows = rows(2000, 2016);
    try (AttractivenessHistory past = of(rows)) {
      for (Row row : past.means().collectAsList()) {
        double wanted =
            row.getString(0).equals("new") ? 0 : mean(rows, row.getString(0), 2007, 2016);
        assertEquals(wanted, row.getDouble(1), 1e-15, row.getString(0));
      }
      assertEquals(6, past.means().count());
      // Type 7 of six numbers: 0.8 is the fifth of the sorted ones.
      double[] sorted =
          past.means().collectAsList().stream()
              .mapToDouble(row -> row.getDouble(1))
              .sorted()
              .toArray();
      assertEquals(sorted[4], past.percentile(0.8), 1e-15);
      assertEquals((sorted[0] + sorted[1]) / 2, past.percentile(0.1), 1e-15);
    }
  }

  @Test
  void residualsAreAroundTheMeanOfAllYears() {
    List<Row> rows = rows(2000, 2016);
    try (AttractivenessHistory past = of(rows)) {
      Dataset<Row> residuals = past.swings();
      assertEquals(5 * 17, residuals.count());
      Row sum =
          residuals.groupBy("unit").sum("residual").selectExpr("max(abs(`sum(residual)`))").head();
      assertEquals(0, sum.getDouble(0), 1e-15);
      Row one = residuals.filter("unit = 'p1' and index = 16").head();
      double rate = mean(rows, "p1", 2016, 2016);
      assertEquals(rate - mean(rows, "p1", 2000, 2016), one.<Double>getAs("residual"), 1e-15);
      // 1, 2, 3, 0 four times over, and 1 again.
      double brought = 0.002 * ((2016 + 1) % 4 - 25 / 17.0);
      assertEquals(one.<Double>getAs("residual") + brought, one.<Double>getAs("swing"), 1e-15);
    }
  }

  /** Twelve places over seventeen years: ten later, seven before. */
  @Test
  void levelsAreDoubtedAsFarAsTheyHaveBeenOff() {
    Random random = new Random(8);
    SortedMap<Integer, Map<String, Double>> rates = new TreeMap<>();
    Map<Integer, Map<String, Double>> whole = new HashMap<>();
    Map<Integer, Map<String, Double>> people = new HashMap<>();
    List<String> codes = IntStream.range(0, 12).mapToObj(place -> "p" + place).toList();
    List<Row> rows = new ArrayList<>();
    List<Row> sizes = new ArrayList<>();
    for (int place = 0; place < codes.size(); place++) {
      String code = codes.get(place);
      double size = 500 * Math.pow(1.6, place);
      for (int year = 2000; year <= 2017; year++) {
        double turned = year < 2007 ? 0.004 : -0.004;
        double rate = (place % 3 - 1) * turned + random.nextGaussian() * 0.4 / Math.sqrt(size);
        double brought = 0.001 * random.nextGaussian();
        PlainResult.put(people, year, code, size + year);
        sizes.add(RowFactory.create(code, year, size + year));
        if (year < 2017) {
          PlainResult.put(rates, year, code, rate);
          PlainResult.put(whole, year, code, rate + brought);
          rows.add(RowFactory.create(code, year, rate, brought));
        }
      }
    }
    // Without its first years there is too little before to tell of one, and it is left out.
    for (int year = 2003; year <= 2016; year++) {
      rows.add(RowFactory.create("new", year, 0.9, 0.0));
      sizes.add(RowFactory.create("new", year, 800.0));
    }
    Dataset<Row> residents = TestSession.get().createDataFrame(sizes, SIZES);
    try (AttractivenessHistory past = of(rows)) {
      Map<String, Double> plain = PlainDoubt.of(rates, whole, people, codes, past.lasting());
      BySize found = past.uncertainty(residents);
      for (String code : codes) {
        double variance = found.at(people.get(2017).get(code));
        assertEquals(plain.get(code), Math.sqrt(variance), 1e-12, code);
      }
      assertTrue(found.floor() > 0, found::toString);
      // Three regions of four; counties go across them.
      Map<String, String> regions = new HashMap<>();
      Map<String, String> counties = new HashMap<>();
      List<Row> groups = new ArrayList<>();
      for (int place = 0; place < codes.size(); place++) {
        String code = codes.get(place);
        regions.put(code, "r" + place % 3);
        counties.put(code, "c" + place / 6);
        groups.add(RowFactory.create(code, regions.get(code), counties.get(code)));
      }
      double[] shares =
          new PlainShared(rates, whole, people, codes, past.lasting()).shares(regions, counties);
      SharedLevels shared =
          past.shared(residents, found, TestSession.get().createDataFrame(groups, GROUPS));
      assertEquals(shares[0], shared.region(), 1e-9);
      assertEquals(shares[1], shared.county(), 1e-9);
      assertTrue(shares[0] > 0.1, "places of a region turned together: " + shares[0]);
    }
    List<Row> three = rows.stream().filter(row -> row.getInt(1) >= 2014).toList();
    try (AttractivenessHistory past = of(three)) {
      assertEquals(BySize.NONE, past.uncertainty(residents));
    }
    List<Row> four = rows.stream().filter(row -> row.getString(0).compareTo("p2") < 0).toList();
    try (AttractivenessHistory past = of(four)) {
      assertEquals(BySize.NONE, past.uncertainty(residents), "of " + four.size() + " rows");
    }
  }
}
