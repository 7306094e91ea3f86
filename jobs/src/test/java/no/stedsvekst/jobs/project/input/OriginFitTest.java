package no.stedsvekst.jobs.project.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Coefficients as known on a 1 January, beside normal equations that are solved by elimination. */
class OriginFitTest {
  private static final Origin ORIGIN = new Origin(2016, 2026);
  private static final List<String> WITH_SUPPLY =
      List.of("(Intercept)", "vra", "vra_1", "vra_2", "centrality_jobs", "ds");
  private static final List<String> WITHOUT_SUPPLY = WITH_SUPPLY.subList(0, 5);

  /** A row of the panel; what is not known is null. */
  private record Known(
      String level, int year, String unit, Double excess, Double[] vra, double index, Double ds) {
    /** Jobs of this year are not comparable with those of the year before. */
    static final int BREAK = 2001;

    Row row() {
      return RowFactory.create(
          level, year, unit, excess, vra[0], vra[1], vra[2], index, ds, year == BREAK);
    }

    /** One, and the terms. */
    double[] terms(double center, int count) {
      double[] all = {1, vra[0], vra[1], vra[2], index - center, ds == null ? 0 : ds};
      return Arrays.copyOf(all, count);
    }
  }

  /** Seven regions over six years. */
  private static List<Known> regions(boolean hasSupply) {
    Random random = new Random(3);
    List<Known> rows = new ArrayList<>();
    for (int unit = 0; unit < 7; unit++) {
      for (int year = 2010; year <= 2015; year++) {
        Double[] vra = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        double ds = random.nextGaussian();
        double excess = 0.3 * vra[0] + 0.2 * vra[1] + unit / 7.0 - ds + random.nextGaussian();
        rows.add(
            new Known(
                "region",
                year,
                "R" + unit,
                excess,
                vra,
                unit * unit / 36.0,
                hasSupply ? ds : null));
      }
    }
    return rows;
  }

  private static AppliedCoefficients fit(List<Known> rows) {
    return tried(rows).orElseThrow();
  }

  private static Optional<AppliedCoefficients> tried(List<Known> rows) {
    return OriginFit.of(
        TestSession.get()
            .createDataFrame(
                rows.stream().map(Known::row).toList(),
                StructType.fromDDL(
                    "level string, year int, unit string, net_migration_excess double,"
                        + " vra double, vra_1 double, vra_2 double, centrality_jobs double,"
                        + " ds double, is_after_break boolean")),
        ORIGIN);
  }

  /** Ordinary least squares. */
  private static double[] plain(List<Known> rows, double center, int columns) {
    double[][] equations = new double[columns][columns + 1];
    for (Known row : rows) {
      double[] terms = row.terms(center, columns);
      for (int one = 0; one < columns; one++) {
        for (int other = 0; other < columns; other++) {
          equations[one][other] += terms[one] * terms[other];
        }
        equations[one][columns] += terms[one] * row.excess();
      }
    }
    return solved(equations);
  }

  /** By Gauss and Jordan: of a sum of squares no pivot is 0. */
  private static double[] solved(double[][] equations) {
    int columns = equations.length;
    for (int pivot = 0; pivot < columns; pivot++) {
      for (int row = 0; row < columns; row++) {
        double times = equations[row][pivot] / equations[pivot][pivot];
        for (int column = pivot; row != pivot && column <= columns; column++) {
          equations[row][column] -= times * equations[pivot][column];
        }
      }
    }
    double[] solution = new double[columns];
    for (int row = 0; row < columns; row++) {
      solution[row] = equations[row][columns] / equations[row][row];
    }
    return solution;
  }

  private static void assertFit(
      List<String> terms, double[] wanted, double center, AppliedCoefficients fit) {
    assertEquals(Set.copyOf(terms), fit.terms().keySet());
    for (int index = 0; index < terms.size(); index++) {
      String term = terms.get(index);
      assertEquals(wanted[index], fit.terms().get(term).estimate(), 1e-9, term);
      assertEquals(
          term.equals("centrality_jobs") ? center : 0, fit.terms().get(term).center(), 1e-12, term);
    }
  }

  /** The mean of 0, 1, 4, 9, 16, 25 and 36 thirty-sixths. */
  private static final double CENTER = 91 / 7.0 / 36;

  private static final Double[] UNKNOWN = {null, 0.1, 0.1};
  private static final Double[] WILD = {50.0, -70.0, 90.0};

  @Test
  void itIsOrdinaryLeastSquares() {
    List<Known> rows = regions(true);
    AppliedCoefficients fit = fit(rows);
    assertEquals("known on 1 January 2016", fit.id());
    assertFit(WITH_SUPPLY, plain(rows, CENTER, 6), CENTER, fit);
  }

  /** Places by themselves, and rows of which something is not known, are not fitted. */
  @Test
  void onlyWholeRowsOfRegionsAreFitted() {
    List<Known> rows = regions(true);
    double[] wanted = plain(rows, CENTER, 6);
    rows.add(new Known("municipality", 2012, "M", 900.0, WILD, 77, 5.0));
    rows.add(new Known("region", 2009, "R1", 900.0, UNKNOWN, 1 / 36.0, 5.0));
    rows.add(new Known("region", 2009, "R2", 900.0, WILD, 4 / 36.0, null));
    rows.add(new Known("region", 2009, "R3", null, WILD, 9 / 36.0, 5.0));
    rows.add(new Known("region", 2009, "R4", Double.NaN, WILD, 16 / 36.0, 5.0));
    assertFit(WITH_SUPPLY, wanted, CENTER, fit(rows));
  }

  /** A region with a response weighs in the centre once, however few or useless its rows. */
  @Test
  void theCentreIsOverAllRegionsOfWhichMigrationIsKnown() {
    List<Known> rows = regions(true);
    double center = (91 / 36.0 + 3) / 8;
    double[] wanted = plain(rows, center, 6);
    rows.add(new Known("region", 2012, "R7", 900.0, UNKNOWN, 3, 5.0));
    rows.add(new Known("region", 2012, "R8", null, WILD, 8, 5.0));
    assertFit(WITH_SUPPLY, wanted, center, fit(rows));
  }

  @Test
  void whatIsDatedAfterTheOriginChangesNothing() {
    List<Known> rows = regions(true);
    double[] wanted = plain(rows, CENTER, 6);
    rows.add(new Known("region", 2016, "R1", 900.0, WILD, 44, 5.0));
    rows.add(new Known("region", 2016, "R9", 900.0, WILD, 44, 5.0));
    rows.add(new Known("region", 2031, "R9", -900.0, WILD, 44, 5.0));
    assertFit(WITH_SUPPLY, wanted, CENTER, fit(rows));
    Known last = rows.remove(5);
    assertEquals(2015, last.year());
    assertNotEquals(wanted[1], fit(rows).estimate("vra"), 1e-6, "the year before is still known");
  }

  @Test
  void nothingAfterABreakIsFitted() {
    List<Known> rows = regions(true);
    double[] wanted = plain(rows, CENTER, 6);
    rows.add(new Known("region", Known.BREAK, "R6", 900.0, WILD, 1, 5.0));
    assertFit(WITH_SUPPLY, wanted, CENTER, fit(rows));
  }

  @Test
  void aSupplyThatIsKnownOnlyLaterIsNoTerm() {
    List<Known> rows = regions(false);
    double[] wanted = plain(rows, CENTER, 5);
    rows.add(new Known("region", 2016, "R1", 900.0, WILD, 1 / 36.0, 5.0));
    rows.add(new Known("municipality", 2012, "M", 900.0, WILD, 77, 5.0));
    assertFit(WITHOUT_SUPPLY, wanted, CENTER, fit(rows));
  }

  @Test
  void tooFewRowsAreNotFitted() {
    List<Known> rows = regions(true);
    assertTrue(tried(rows.subList(0, 6)).isEmpty());
    assertTrue(tried(List.of(new Known("region", 2016, "R1", 1.0, WILD, 0, 5.0))).isEmpty());
  }

  /** As in R: the later of two columns that say the same has no coefficient of its own. */
  @Test
  void aTermThatRepeatsAnotherAddsNothing() {
    List<Known> rows = new ArrayList<>();
    for (Known row : regions(false)) {
      rows.add(
          new Known(
              row.level(),
              row.year(),
              row.unit(),
              row.excess(),
              row.vra(),
              row.index(),
              2 * row.vra()[2]));
    }
    AppliedCoefficients fit = fit(rows);
    double[] wanted = plain(rows, CENTER, 5);
    assertEquals(0, fit.estimate("ds"));
    assertEquals(wanted[3], fit.estimate("vra_2"), 1e-9);
  }
}
