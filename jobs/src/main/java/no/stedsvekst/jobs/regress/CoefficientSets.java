package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Coefficients to apply: those of {@code conf/assumptions}, and those of this night's fits. */
public final class CoefficientSets {
  /** Under which preset the published ones stand: they are nobody's. */
  static final String PUBLISHED = "published";

  private static final String RESOURCE = "/assumptions/coefficient_set.csv";

  private CoefficientSets() {}

  /** The set of a preset's pooled fit of a model on the level whose fits are applied. */
  public static String applied(Preset preset, String model) {
    return id(preset, model, RegressJob.ESTIMATION_LEVEL);
  }

  /** The name of a set. */
  static String id(Preset preset, String model, String level) {
    return String.join("_", preset.name(), model, level);
  }

  /** The published sets, with the means of the landed regions. */
  static Dataset<Row> published(SparkSession spark, PanelData data, String runId) {
    try (InputStream stream = CoefficientSets.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      Column center = lit(null).cast("double");
      for (String term : MigrationModel.PANEL_TERMS) {
        Double mean = data.center(RegressJob.ESTIMATION_LEVEL, term);
        center = mean == null ? center : when(col("term").equalTo(term), mean).otherwise(center);
      }
      return spark
          .read()
          .option("header", true)
          .option("escape", "\"")
          .csv(spark.createDataset(reader.lines().toList(), Encoders.STRING()))
          .withColumn("center", center)
          .withColumn("preset", lit(PUBLISHED))
          .withColumn("run_id", lit(runId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The set of a pooled fit; none where it has no numbers. */
  static List<Row> of(FitRows rows) {
    FitIdentity identity = rows.identity();
    List<Row> set = new ArrayList<>();
    String name = id(identity.preset(), identity.model(), identity.level());
    for (PanelFit.Term term : rows.fit().terms()) {
      if (!Double.isNaN(term.estimate())) {
        set.add(
            RowFactory.create(
                name,
                term.name(),
                term.estimate(),
                rows.center().apply(term.name()),
                "fit " + identity.fitId() + ", " + identity.period(),
                identity.preset().name(),
                identity.model(),
                rows.runId()));
      }
    }
    return set;
  }
}
