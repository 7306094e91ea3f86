package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.GoodnessOfFit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Standard errors stand only where they mean something, and a fit says why they do not. */
class FitStatusTest {
  private static final int STATUS = RegressTables.MODEL.schema().fieldIndex("status");
  private static final int WALD = RegressTables.MODEL.schema().fieldIndex("statistic");
  private static final int ERROR = RegressTables.TERM.schema().fieldIndex("std_error");
  private static final int ESTIMATE = RegressTables.TERM.schema().fieldIndex("estimate");

  private static FitRows rows(double[][] values, long clusters) {
    PanelFit.Identity identity = new PanelFit.Identity("region", "book", "y", 2003, 2021, false);
    List<PanelFit.Term> terms =
        List.of(
            new PanelFit.Term(PanelFit.INTERCEPT, 1, false, Double.NaN),
            new PanelFit.Term("vra", 2, false, 1),
            new PanelFit.Term("ds", 3, false, 1));
    return new FitRows(
        new FitIdentity(
            Preset.of(Settings.load(Map.of())),
            "hash",
            "book",
            "region",
            PanelData.Response.WHOLE,
            "2003-2021",
            "none",
            "none",
            "cluster:unit"),
        "id",
        "classical",
        "y",
        new PanelFit(
            identity, PanelFit.OK, 300, terms, new GoodnessOfFit(300, 3, 1, 2, 0), 1, Map.of()),
        new Covariance(values, 20, clusters, ""),
        term -> null,
        null,
        2020,
        "run");
  }

  private static double[][] diagonal(double... variances) {
    double[][] values = new double[variances.length][variances.length];
    for (int place = 0; place < variances.length; place++) {
      values[place][place] = variances[place];
    }
    return values;
  }

  @Test
  void clustersMustBeTenAndMoreThanCoefficients() {
    FitRows enough = rows(diagonal(1, 1, 1), 10);
    assertEquals("ok", enough.model().getString(STATUS));
    assertEquals(1.0, enough.terms().get(1).getDouble(ERROR));
    FitRows few = rows(diagonal(1, 1, 1), 9);
    assertEquals("too_few_clusters", few.model().getString(STATUS));
    assertTrue(few.model().isNullAt(WALD));
    assertTrue(few.covariances().isEmpty());
    for (Row term : few.terms()) {
      assertTrue(term.isNullAt(ERROR));
      assertFalse(term.isNullAt(ESTIMATE));
    }
    // Without clusters there is nothing to count.
    assertEquals("ok", rows(diagonal(1, 1, 1), 0).model().getString(STATUS));
    double[] twelve = new double[12];
    Arrays.fill(twelve, 1);
    assertTrue(new Covariance(diagonal(twelve), 11, 12, "").hasTooFewClusters());
    assertFalse(new Covariance(diagonal(twelve), 12, 13, "").hasTooFewClusters());
  }

  @Test
  void aNegativeStatisticIsNone() {
    FitRows negative = rows(new double[][] {{1, 0, 0}, {0, 1, -2}, {0, -2, 1}}, 20);
    assertTrue(negative.model().isNullAt(WALD));
    assertEquals("covariance_not_positive", negative.model().getString(STATUS));
    FitRows variance = rows(diagonal(1, -1e-9, 1), 20);
    assertEquals("covariance_not_positive", variance.model().getString(STATUS));
    assertTrue(variance.terms().get(1).isNullAt(ERROR));
    assertEquals(1.0, variance.terms().get(2).getDouble(ERROR));
  }

  @Test
  void oneYearHasNoClustersOfUnitsOrYears() {
    Dataset<Row> ofOneYear = SharedLake.read(RegressTables.MODEL).filter("period not like '%-%'");
    assertTrue(ofOneYear.filter("se = 'HC1'").count() > 0);
    assertEquals(
        0,
        ofOneYear
            .filter("se in ('cluster:unit', 'CR3:unit', 'cluster2', 'driscoll_kraay')")
            .count());
  }

  /** Every fit that is written has three rows a term, and what is left out stands elsewhere. */
  @Test
  void thinFitsAreTold() {
    Dataset<Row> thin =
        SharedLake.read(RegressTables.MODEL)
            .join(
                SharedLake.read(RegressTables.TERM).groupBy("fit_id").count(),
                new String[] {"fit_id"})
            .filter("nobs < 3 * count");
    assertEquals(0, thin.count());
    Dataset<Row> told =
        SharedLake.read(RegressTables.EXCLUSION)
            .filter("reason = 'too_few_rows' and level = 'county'");
    assertTrue(told.count() > 0);
    Dataset<Row> fitted =
        SharedLake.read(RegressTables.MODEL)
            .filter("level = 'county' and fixed_effects = 'none' and age_group = 'all'")
            .select("preset", "model", "period")
            .withColumnRenamed("period", "unit");
    assertTrue(fitted.count() > 0);
    assertEquals(
        0, told.join(fitted, new String[] {"preset", "model", "unit"}, "left_semi").count());
  }

  @Test
  void anyErrorsFindTheRowsOfTheirFit() {
    Dataset<Row> fits =
        SharedLake.read(RegressTables.MODEL)
            .filter(
                "preset = 'recommended' and model = 'book2022' and level = 'municipality'"
                    + " and sex = 'all' and age_group = 'all' and period like '%-%'"
                    + " and weights = 'none' and fixed_effects = 'none'");
    assertTrue(fits.select("se").distinct().count() > 3);
    assertEquals(
        fits.count(),
        fits.join(
                SharedLake.read(RegressTables.OBSERVATION).withColumnRenamed("fit_id", "of"),
                col("classical_fit_id").equalTo(col("of")),
                "left_semi")
            .count());
  }
}
