package no.stedsvekst.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A3. The fits of a panel regression, and what they expect of further rows. */
public final class PanelRegressionModel extends Model<PanelRegressionModel>
    implements MLWritable, PanelStage {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final transient List<String> features;
  private final transient List<PanelFit> fits;
  private final PanelColumns columns;

  PanelRegressionModel(String uid, List<String> features, List<PanelFit> fits) {
    this.uid = uid;
    this.features = List.copyOf(features);
    this.fits = List.copyOf(fits);
    this.columns = new PanelColumns(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public PanelColumns columns() {
    return columns;
  }

  /** Every fit. */
  public List<PanelFit> fits() {
    return fits;
  }

  /** The names of the features, as they stand in the vector. */
  List<String> features() {
    return features;
  }

  /** Chooses the design and the label that {@link #transform} expects, where none was chosen. */
  PanelRegressionModel expecting(String design, String label) {
    if (getOrDefault(columns.design()).isEmpty()) {
      set(columns.design(), design);
    }
    if (getOrDefault(columns.label()).isEmpty()) {
      set(columns.label(), label);
    }
    return this;
  }

  /**
   * Adds what is expected of a row, by the longest fit of its group that holds its time, and the
   * label less that. Null where a feature is missing or there is no such fit.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Map<String, List<Expectation>> byGroup = expectations();
    UDF3<String, Integer, Vector, Double> call =
        (group, time, row) -> Expectation.of(byGroup, group, time, row);
    String group = getOrDefault(columns.group());
    Column expected =
        udf(call, DataTypes.DoubleType)
            .apply(
                group.isEmpty() ? lit("") : col(group).cast("string"),
                col(getOrDefault(columns.time())).cast("int"),
                col(getOrDefault(columns.features())));
    String name = getOrDefault(columns.expectation());
    return dataset
        .withColumn(name, expected)
        .withColumn(
            getOrDefault(columns.residual()), col(getOrDefault(columns.label())).minus(col(name)));
  }

  private Map<String, List<Expectation>> expectations() {
    Map<String, List<Expectation>> byGroup = new HashMap<>();
    fits.stream()
        .filter(fit -> fit.identity().design().equals(getOrDefault(columns.design())))
        .filter(fit -> fit.identity().label().equals(getOrDefault(columns.label())))
        .filter(fit -> !fit.identity().hasTimeEffects() && fit.goodness() != null)
        .sorted(Comparator.comparingInt(fit -> fit.identity().first() - fit.identity().last()))
        .forEach(
            fit ->
                byGroup
                    .computeIfAbsent(fit.identity().group(), key -> new ArrayList<>())
                    .add(Expectation.of(fit, features)));
    return byGroup;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return withColumns(schema, this, columns);
  }

  static StructType withColumns(StructType schema, Params owner, PanelColumns columns) {
    return schema
        .add(owner.getOrDefault(columns.expectation()), DataTypes.DoubleType)
        .add(owner.getOrDefault(columns.residual()), DataTypes.DoubleType);
  }

  @Override
  public PanelRegressionModel copy(ParamMap extra) {
    PanelRegressionModel copied = copyValues(new PanelRegressionModel(uid, features, fits), extra);
    return copied.setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new SavedModel.Writer(this);
  }

  /** Reads one that was saved. */
  public static PanelRegressionModel load(String path) {
    return read().load(path);
  }

  /** By this a saved pipeline finds its stage. */
  public static MLReader<PanelRegressionModel> read() {
    return new SavedModel.Reader();
  }
}
