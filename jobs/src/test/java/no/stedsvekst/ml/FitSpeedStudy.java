package no.stedsvekst.ml;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/**
 * How long the whole grid takes beside a loop of MLlib fits over a part of it, in one session: a
 * study that runs when it is called by its name.
 *
 * <pre>
 * mvn test -pl jobs -am -Dtest=FitSpeedStudy -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class FitSpeedStudy {
  private static final String[] FEATURES = {"vra", "vra_1", "vra_2", "centrality_jobs", "ds"};
  private static final int YEARS = 19;
  private static final int SAMPLE = 40;

  @Test
  void theGridBesideALoop() {
    String[] labels = IntStream.range(0, 24).mapToObj(index -> "y" + index).toArray(String[]::new);
    Dataset<Row> panel = panel(labels).cache();
    panel.count();
    PanelRegression regression =
        new PanelRegression()
            .setGroupCol("level")
            .setLabelCols(labels)
            .setPeriods("all", "each")
            .setStandardErrors("iid", "HC1", "cluster");
    double best = Double.MAX_VALUE;
    for (int turn = 0; turn < 8; turn++) {
      long start = System.nanoTime();
      int fits = regression.fit(panel).fits().size();
      double seconds = (System.nanoTime() - start) / 1e9;
      best = Math.min(best, seconds);
      System.out.printf(Locale.ROOT, "%d fits with iid, HC1 and cluster: %.3f s%n", fits, seconds);
    }
    Random random = new Random(1);
    double loop = Double.MAX_VALUE;
    for (int turn = 0; turn < 3; turn++) {
      long start = System.nanoTime();
      for (int fit = 0; fit < SAMPLE; fit++) {
        new LinearRegression()
            .setLabelCol(labels[random.nextInt(labels.length)])
            .setSolver("normal")
            .fit(
                panel.filter(
                    col("level")
                        .equalTo(random.nextBoolean() ? "municipality" : "region")
                        .and(col("year").equalTo(2003 + random.nextInt(YEARS)))))
            .summary()
            .coefficientStandardErrors();
      }
      double seconds = (System.nanoTime() - start) / 1e9 / SAMPLE * 960;
      loop = Math.min(loop, seconds);
      System.out.printf(
          Locale.ROOT, "960 fits by MLlib in a loop, iid alone: %.1f s, of %d%n", seconds, SAMPLE);
    }
    System.out.printf(Locale.ROOT, "the loop takes %.0f times as long%n", loop / best);
  }

  private static Dataset<Row> panel(String... labels) {
    Random random = new Random(2);
    StructType schema =
        new StructType()
            .add("level", DataTypes.StringType)
            .add("unit", DataTypes.StringType)
            .add("year", DataTypes.IntegerType);
    for (String name : FEATURES) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    for (String name : labels) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    List<Row> rows = new ArrayList<>();
    for (String level : List.of("municipality", "region")) {
      for (int unit = 0; unit < (level.equals("region") ? 73 : 356); unit++) {
        for (int year = 0; year < YEARS; year++) {
          List<Object> cells = new ArrayList<>(Arrays.asList(level, "u" + unit, 2003 + year));
          for (int cell = 0; cell < FEATURES.length + labels.length; cell++) {
            cells.add(random.nextGaussian());
          }
          rows.add(RowFactory.create(cells.toArray()));
        }
      }
    }
    return new VectorAssembler()
        .setInputCols(FEATURES)
        .setOutputCol("features")
        .transform(TestSession.get().createDataFrame(rows, schema));
  }
}
