package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What becomes of data that cannot be fitted, and what is found where the truth is known. */
class PooledFitTest {
  private static final MigrationModel MODEL = MigrationModel.named("book2019").orElseThrow();
  private static final StructType SCHEMA =
      new StructType()
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("net_migration_excess", DataTypes.DoubleType)
          .add("vra", DataTypes.DoubleType)
          .add("vra_1", DataTypes.DoubleType)
          .add("vra_2", DataTypes.DoubleType)
          .add("centrality", DataTypes.DoubleType);

  private final Random random = new Random(1);

  @Test
  void anExactRelationIsFound() {
    PooledFit fit =
        fit(
            40,
            row -> {
              double[] x = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
              double centrality = row % 10;
              double y = 1 + 2 * x[0] - 3 * x[1] + 4 * x[2] + 0.5 * (centrality - 4.5);
              return new Double[] {y + 1e-9 * random.nextGaussian(), x[0], x[1], x[2], centrality};
            });
    assertEquals("ok", fit.status());
    double[] truth = {1, 2, -3, 4, 0.5};
    for (int index = 0; index < truth.length; index++) {
      assertEquals(truth[index], fit.terms().get(index).estimate(), 1e-8);
    }
    assertEquals(4.5, fit.terms().get(4).center(), 1e-12);
    assertNull(fit.terms().get(1).center());
  }

  @Test
  void asManyCoefficientsAsObservationsAreTooFew() {
    assertStatus("too_few_observations", fit(5, this::noise));
    assertStatus("too_few_observations", fit(0, this::noise));
  }

  @Test
  void incompleteRowsAreLeftOut() {
    PooledFit fit =
        fit(
            20,
            row -> {
              Double[] cells = noise(row);
              cells[row % 5] = row < 10 ? null : cells[row % 5];
              return cells;
            });
    assertEquals("ok", fit.status());
    assertEquals(10, fit.observations());
  }

  @Test
  void aConstantResponseIsAStatus() {
    assertStatus(
        "constant_response",
        fit(
            20,
            row -> {
              Double[] cells = noise(row);
              cells[0] = 0.25;
              return cells;
            }));
  }

  @Test
  void aConstantColumnIsAStatus() {
    assertStatus(
        "rank_deficient",
        fit(
            20,
            row -> {
              Double[] cells = noise(row);
              cells[4] = 0.5;
              return cells;
            }));
  }

  @Test
  void aColumnThatAnotherOneSaysIsAStatus() {
    assertStatus(
        "rank_deficient",
        fit(
            20,
            row -> {
              Double[] cells = noise(row);
              cells[3] = 2 * cells[1] - cells[2];
              return cells;
            }));
  }

  /** The synthetic country was made with the appendix' coefficients, without this code. */
  @Test
  void theTruthOfTheSyntheticCountryIsWithinReach() {
    Dataset<Row> panel =
        SharedLake.read(PanelTables.PANEL)
            .filter("preset = 'recommended' and level = 'municipality'");
    MigrationModel model = MigrationModel.named("v3").orElseThrow();
    PooledFit fit = PooledFit.of(model, Observations.of(model, panel, YearRange.ALL));
    assertEquals("ok", fit.status());
    assertEquals(50 * 8, fit.observations());
    assertTrue(fit.terms().get(1).t() > 3, "nothing was found at all");
    double[] truth = {0.1360559, 0.0962927, 0.0531233};
    for (int index = 0; index < truth.length; index++) {
      PooledFit.Term term = fit.terms().get(index + 1);
      assertTrue(
          Math.abs(term.estimate() - truth[index]) < 3.3 * term.standardError(), term::toString);
    }
  }

  private Double[] noise(int row) {
    return new Double[] {
      random.nextGaussian(),
      random.nextGaussian(),
      random.nextGaussian(),
      random.nextGaussian(),
      row + random.nextGaussian()
    };
  }

  private static void assertStatus(String status, PooledFit fit) {
    assertEquals(status, fit.status());
    assertEquals(5, fit.terms().size());
    fit.terms().forEach(term -> assertNull(term.estimate()));
    assertNull(fit.goodness());
  }

  private static PooledFit fit(int count, IntFunction<Double[]> row) {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Double[] cells = row.apply(index);
      rows.add(
          RowFactory.create("u" + index, 2000, cells[0], cells[1], cells[2], cells[3], cells[4]));
    }
    Dataset<Row> panel = TestSession.get().createDataFrame(rows, SCHEMA);
    return PooledFit.of(MODEL, Observations.of(MODEL, panel, YearRange.ALL));
  }
}
