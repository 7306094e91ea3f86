package no.stedsvekst.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PanelRegressionTest {
  private static final String[] FEATURES = {"a", "b", "c", "d"};

  @TempDir Path folder;

  @Test
  void whatCannotBeFittedIsAStatus() {
    Dataset<Row> panel =
        SmallPanel.of()
            .filter("group = 'large'")
            .withColumn("flat", lit(0.1))
            .withColumn("gone", lit(null).cast("double"));
    Map<String, PanelFit> fits =
        byKey(
            SmallPanel.regression()
                .setLabelCols("y", "flat", "gone")
                .setPeriods("all", "2004-2004")
                .fit(panel));
    assertEquals("ok", fits.get("full y 2003-2010").status());
    assertEquals("rank_deficient", fits.get("deficient y 2003-2010").status());
    assertNothing("constant_response", fits.get("full flat 2003-2010"));
    assertNothing("too_few_observations", fits.get("full gone 2003-2010"));
    assertEquals(0, fits.get("full gone 2003-2010").observations());
    PanelFit few =
        byKey(
                SmallPanel.regression()
                    .fit(panel.filter("year = 2003 and unit in ('l00', 'l01', 'l02', 'l03')")))
            .get("full y 2003-2003");
    assertNothing("too_few_observations", few);
    assertEquals(4, few.observations());
  }

  @Test
  void subGroupsAddUpToTheirSum() {
    Dataset<Row> panel =
        SmallPanel.of().filter("z is not null").withColumn("sum", col("y").plus(col("z")));
    PanelRegressionModel model =
        SmallPanel.regression().setLabelCols("y", "z", "sum").setPeriods("all", "each").fit(panel);
    Map<String, List<PanelFit>> byRest =
        model.fits().stream()
            .collect(
                Collectors.groupingBy(
                    fit ->
                        fit.identity().group()
                            + fit.identity().design()
                            + fit.identity().first()
                            + fit.identity().last()));
    assertEquals(2 * 3 * 9, byRest.size());
    byRest.forEach(
        (rest, fits) -> {
          Map<String, double[]> estimates =
              fits.stream()
                  .collect(Collectors.toMap(fit -> fit.identity().label(), PanelFit::estimates));
          for (int term = 0; term < estimates.get("sum").length; term++) {
            double parts = estimates.get("y")[term] + estimates.get("z")[term];
            double scale = Math.max(1, Math.abs(parts));
            assertEquals(parts, estimates.get("sum")[term], 1e-10 * scale, rest);
          }
        });
  }

  @Test
  void partitionsChangeNothing() {
    PanelRegression regression =
        SmallPanel.regression().setPeriods("all", "each").setStandardErrors("cluster", "HC1");
    Map<String, PanelFit> one = byKey(regression.fit(SmallPanel.of().repartition(1)));
    for (int partitions : List.of(7, 200)) {
      String before = TestSession.get().conf().get("spark.sql.shuffle.partitions");
      TestSession.get().conf().set("spark.sql.shuffle.partitions", partitions);
      try {
        Map<String, PanelFit> many = byKey(regression.fit(SmallPanel.of().repartition(partitions)));
        assertEquals(one.keySet(), many.keySet());
        one.forEach((key, fit) -> assertClose(fit, many.get(key)));
      } finally {
        TestSession.get().conf().set("spark.sql.shuffle.partitions", before);
      }
    }
  }

  @Test
  void aStageOfAPipelineThatIsSavedAndReadAgain() throws IOException {
    Dataset<Row> table = SmallPanel.of().drop("features");
    VectorAssembler assembler =
        new VectorAssembler()
            .setInputCols(FEATURES)
            .setOutputCol("features")
            .setHandleInvalid("keep");
    Pipeline pipeline =
        new Pipeline()
            .setStages(new PipelineStage[] {assembler, SmallPanel.regression().setPeriods("all")});
    String before = folder.resolve("pipeline").toString();
    pipeline.write().save(before);
    PipelineModel fitted = Pipeline.load(before).fit(table);
    String after = folder.resolve("model").toString();
    fitted.write().save(after);
    List<Row> expected = told(fitted, table);
    assertEquals(expected, told(PipelineModel.load(after), table));
    PanelFit fit =
        ((PanelRegressionModel) fitted.stages()[1])
            .fits().stream()
                .filter(each -> each.identity().group().equals("small"))
                .filter(each -> each.identity().design().equals("full"))
                .findFirst()
                .orElseThrow();
    for (Row row : expected) {
      if (row.isNullAt(3)) {
        assertTrue(row.isNullAt(5) && row.isNullAt(6), "nothing is expected where c is missing");
      } else if (row.getString(0).equals("small")) {
        double[] b = fit.estimates();
        double sum =
            b[0] + b[1] * row.getDouble(1) + b[2] * row.getDouble(2) + b[3] * row.getDouble(3);
        assertEquals(sum, row.getDouble(5), 1e-12);
        assertEquals(row.getDouble(4) - sum, row.getDouble(6), 1e-12);
      }
    }
    PanelRegressionModel read =
        PanelRegressionModel.load(after + "/stages/1_" + fitted.stages()[1].uid());
    assertEquals(((PanelRegressionModel) fitted.stages()[1]).fits().size(), read.fits().size());
  }

  @Test
  void mistakesAreTold() {
    Dataset<Row> panel = SmallPanel.of();
    assertRefused("no feature", () -> SmallPanel.regression().setDesigns("x=a,snow").fit(panel));
    assertRefused("NAME=TERM", () -> SmallPanel.regression().setDesigns("a").fit(panel));
    assertRefused("2003-2011", () -> SmallPanel.regression().setPeriods("2010-2003").fit(panel));
    assertRefused("iid, HC1", () -> SmallPanel.regression().setStandardErrors("HC4").fit(panel));
  }

  private static void assertRefused(String said, Executable work) {
    String message = assertThrows(IllegalArgumentException.class, work).getMessage();
    assertTrue(message.contains(said), message);
  }

  private static void assertNothing(String status, PanelFit fit) {
    assertEquals(status, fit.status());
    assertNull(fit.goodness());
    assertEquals(0, fit.estimates().length);
    assertTrue(fit.covariances().isEmpty());
  }

  private static void assertClose(PanelFit one, PanelFit other) {
    assertEquals(one.status(), other.status());
    assertEquals(one.observations(), other.observations());
    for (int term = 0; term < one.estimates().length; term++) {
      assertEquals(one.estimates()[term], other.estimates()[term], 1e-10);
    }
    one.covariances()
        .forEach(
            (recipe, covariance) ->
                assertEquals(
                    covariance.standardError(0),
                    other.covariances().get(recipe).standardError(0),
                    1e-10));
  }

  private static List<Row> told(PipelineModel model, Dataset<Row> table) {
    return model
        .transform(table)
        .select("group", "a", "b", "c", "y", "expectation", "residual", "unit", "year")
        .orderBy("unit", "year")
        .collectAsList();
  }

  private static Map<String, PanelFit> byKey(PanelRegressionModel model) {
    return model.fits().stream()
        .collect(
            Collectors.toMap(
                fit ->
                    (fit.identity().group().equals("large") ? "" : fit.identity().group() + " ")
                        + fit.identity().design()
                        + " "
                        + fit.identity().label()
                        + " "
                        + fit.identity().first()
                        + "-"
                        + fit.identity().last(),
                Function.identity()));
  }
}
