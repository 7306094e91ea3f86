package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Shrunken rates beside loops over the years of a few made-up units. */
class UncertainRatesTest {
  private static final int UNITS = 14;
  private static final int YEARS = 7;
  private static final int FIRST = 2010;

  private static final StructType ROWS =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("rate", DataTypes.DoubleType)
          .add("size", DataTypes.DoubleType)
          .add("terms", DataTypes.createArrayType(DataTypes.DoubleType));

  private static double size(int unit) {
    return 700 * Math.pow(1.5, unit);
  }

  private static double[][] rates() {
    Random random = new Random(11);
    double[][] rates = new double[UNITS][YEARS];
    for (int unit = 0; unit < UNITS; unit++) {
      double lasting = 0.004 * random.nextGaussian();
      for (int year = 0; year < YEARS; year++) {
        rates[unit][year] =
            lasting + (0.003 + 0.15 / Math.sqrt(size(unit))) * random.nextGaussian();
      }
    }
    return rates;
  }

  @Test
  void asInLoops() {
    double[][] rates = rates();
    List<Row> rows = new ArrayList<>();
    for (int unit = 0; unit < UNITS; unit++) {
      for (int year = YEARS - 1; year >= 0; year--) {
        rows.add(
            RowFactory.create(
                "county", "" + unit, FIRST + year, rates[unit][year], size(unit), new double[0]));
      }
    }
    YearRange lately = new YearRange(FIRST + 4, FIRST + YEARS - 1);
    double[] variances = new double[UNITS];
    double[] means = new double[UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      double early = mean(rates[unit], 0, 3);
      double late = mean(rates[unit], 4, 7);
      variances[unit] = 3 * (late - early) * (late - early) / 2;
      means[unit] = mean(rates[unit], 0, YEARS);
    }
    double[] line = line(variances);
    double[] believed = believed(line, means);
    assertFalse(line[0] <= 0 || line[1] <= 0, "these units have no such line");
    int compared = 0;
    for (Row row :
        UncertainRates.over(
                new Periods(Set.of(lately)), TestSession.get().createDataFrame(rows, ROWS))
            .filter("period = '%d-%d'".formatted(lately.first(), lately.last()))
            .collectAsList()) {
      int unit = Integer.parseInt(row.getAs("unit"));
      double variance = (line[0] + line[1] / size(unit)) / 3;
      double mean = mean(rates[unit], 4, 7);
      double expected = 0;
      double square = 0;
      for (int point = 1; point < 200; point++) {
        double spread = believed[200] * point;
        double share = spread / (spread + variance);
        expected += believed[point] * share * mean;
        square += believed[point] * (share * variance + share * share * mean * mean);
      }
      double shrunken = 3 * expected;
      double reach = 1.2815515655446 * 3 * Math.sqrt(square - expected * expected);
      assertEquals(shrunken, row.<Double>getAs("shrunken_rate"), 1e-12);
      assertEquals(shrunken - reach, row.<Double>getAs("shrunken_low"), 1e-12);
      assertEquals(shrunken + reach, row.<Double>getAs("shrunken_high"), 1e-12);
      assertEquals(size(unit) < 2000, row.<Boolean>getAs("is_small"));
      compared++;
    }
    assertEquals(UNITS, compared);
  }

  /** How much each of 200 spreads is believed, and the distance between two. */
  private static double[] believed(double[] line, double[] means) {
    double squares = 0;
    double precision = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      double precise = YEARS / (line[0] + line[1] / size(unit));
      squares += means[unit] * means[unit] * precise;
      precision += precise;
    }
    assertTrue(squares > UNITS, "these units have no spread");
    double[] believed = new double[201];
    believed[200] = 6 * squares / precision / 199;
    double all = 0;
    for (int point = 0; point < 200; point++) {
      believed[point] = 1;
      for (int unit = 0; unit < UNITS; unit++) {
        double variance = believed[200] * point + (line[0] + line[1] / size(unit)) / YEARS;
        // Times a number that is the same for all points: else it falls below what a double holds.
        believed[point] *=
            0.003 / Math.sqrt(variance) * Math.exp(-means[unit] * means[unit] / 2 / variance);
      }
      all += believed[point];
    }
    for (int point = 0; point < 200; point++) {
      believed[point] /= all;
    }
    return believed;
  }

  private static double mean(double[] values, int from, int to) {
    return IntStream.range(from, to).mapToDouble(year -> values[year]).average().orElseThrow();
  }

  /** Least squares on 1 and 1/size, three times weighted anew by what the last one said. */
  private static double[] line(double[] values) {
    double[] line = {1, 0};
    for (int round = 0; round <= 3; round++) {
      double[] weights = new double[UNITS];
      double all = 0;
      double inverse = 0;
      double value = 0;
      for (int unit = 0; unit < UNITS; unit++) {
        weights[unit] = Math.pow(line[0] + line[1] / size(unit), -2);
        all += weights[unit];
        inverse += weights[unit] / size(unit);
        value += weights[unit] * values[unit];
      }
      double square = 0;
      double product = 0;
      for (int unit = 0; unit < UNITS; unit++) {
        double x = 1 / size(unit) - inverse / all;
        square += weights[unit] * x * x;
        product += weights[unit] * x * (values[unit] - value / all);
      }
      double slope = product / square;
      line = new double[] {(value - slope * inverse) / all, slope};
    }
    return line;
  }
}
