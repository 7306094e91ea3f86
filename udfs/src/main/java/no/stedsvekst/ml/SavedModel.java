package no.stedsvekst.ml;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.GoodnessOfFit;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A fitted model as files: Spark's own for its parameters, a Parquet row a fit. */
final class SavedModel {
  private static final StructType FEATURES =
      new StructType().add("features", DataTypes.createArrayType(DataTypes.StringType));

  private static final StructType COVARIANCE =
      new StructType()
          .add("recipe", DataTypes.StringType)
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType))
          .add("degrees_of_freedom", DataTypes.DoubleType)
          .add("clusters", DataTypes.LongType)
          .add("correction", DataTypes.StringType);

  private static final StructType TERM =
      new StructType()
          .add("name", DataTypes.StringType)
          .add("estimate", DataTypes.DoubleType)
          .add("is_aliased", DataTypes.BooleanType)
          .add("inflation", DataTypes.DoubleType);

  private static final StructType FIT =
      new StructType()
          .add("group", DataTypes.StringType)
          .add("design", DataTypes.StringType)
          .add("label", DataTypes.StringType)
          .add("first", DataTypes.IntegerType)
          .add("last", DataTypes.IntegerType)
          .add("has_time_effects", DataTypes.BooleanType)
          .add("status", DataTypes.StringType)
          .add("observations", DataTypes.LongType)
          .add("coefficients", DataTypes.IntegerType)
          .add("deviance", DataTypes.DoubleType)
          .add("total_sum", DataTypes.DoubleType)
          .add("sum_of_log_weights", DataTypes.DoubleType)
          .add("condition_number", DataTypes.DoubleType)
          .add("terms", DataTypes.createArrayType(TERM))
          .add("covariances", DataTypes.createArrayType(COVARIANCE));

  private SavedModel() {}

  /** Writes a model. */
  static final class Writer extends MLWriter {
    private final PanelRegressionModel model;

    Writer(PanelRegressionModel model) {
      this.model = model;
    }

    @Override
    public void saveImpl(String path) {
      DefaultParamsWriter$.MODULE$.saveMetadata(model, path, sparkSession());
      sparkSession()
          .createDataFrame(
              List.of(RowFactory.create((Object) model.features().toArray(String[]::new))),
              FEATURES)
          .write()
          .parquet(path + "/features");
      sparkSession()
          .createDataFrame(model.fits().stream().map(SavedModel::row).toList(), FIT)
          .coalesce(1)
          .write()
          .parquet(path + "/fits");
    }
  }

  /** Reads a model. */
  static final class Reader extends MLReader<PanelRegressionModel> {
    @Override
    public PanelRegressionModel load(String path) {
      DefaultParamsReader.Metadata metadata =
          DefaultParamsReader$.MODULE$.loadMetadata(
              path, sparkSession(), PanelRegressionModel.class.getName());
      List<String> features =
          sparkSession().read().parquet(path + "/features").head().<String>getList(0);
      List<PanelFit> fits =
          sparkSession().read().parquet(path + "/fits").collectAsList().stream()
              .map(SavedModel::fit)
              .toList();
      PanelRegressionModel model = new PanelRegressionModel(metadata.uid(), features, fits);
      metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
      return model;
    }
  }

  private static Row row(PanelFit fit) {
    PanelFit.Identity identity = fit.identity();
    GoodnessOfFit goodness = fit.goodness();
    boolean hasNumbers = goodness != null;
    return RowFactory.create(
        identity.group(),
        identity.design(),
        identity.label(),
        identity.first(),
        identity.last(),
        identity.hasTimeEffects(),
        fit.status(),
        fit.observations(),
        hasNumbers ? goodness.coefficients() : null,
        hasNumbers ? goodness.residualSumOfSquares() : null,
        hasNumbers ? goodness.totalSumOfSquares() : null,
        hasNumbers ? goodness.sumOfLogWeights() : null,
        fit.conditionNumber(),
        fit.terms().stream()
            .map(
                term ->
                    RowFactory.create(
                        term.name(), term.estimate(), term.isAliased(), term.inflation()))
            .toArray(Row[]::new),
        fit.covariances().entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue()))
            .toArray(Row[]::new));
  }

  private static Row row(Recipe recipe, Covariance covariance) {
    return RowFactory.create(
        recipe.label(),
        Stream.of(covariance.values()).flatMapToDouble(DoubleStream::of).boxed().toArray(),
        covariance.degreesOfFreedom(),
        covariance.clusters(),
        covariance.correction());
  }

  private static PanelFit fit(Row row) {
    PanelFit.Identity identity =
        new PanelFit.Identity(
            row.getString(0),
            row.getString(1),
            row.getString(2),
            row.getInt(3),
            row.getInt(4),
            row.getBoolean(5));
    long observations = row.getLong(7);
    GoodnessOfFit goodness =
        row.isNullAt(8)
            ? null
            : new GoodnessOfFit(
                observations,
                row.getInt(8),
                row.getDouble(9),
                row.getDouble(10),
                row.getDouble(11));
    List<PanelFit.Term> terms = new ArrayList<>();
    for (Row term : row.<Row>getList(13)) {
      terms.add(
          new PanelFit.Term(
              term.getString(0), term.getDouble(1), term.getBoolean(2), term.getDouble(3)));
    }
    Map<Recipe, Covariance> covariances = new EnumMap<>(Recipe.class);
    for (Row covariance : row.<Row>getList(14)) {
      covariances.put(Recipe.labelled(covariance.getString(0)), covariance(covariance));
    }
    return new PanelFit(
        identity, row.getString(6), observations, terms, goodness, row.getDouble(12), covariances);
  }

  private static Covariance covariance(Row row) {
    List<Double> flat = row.getList(1);
    int size = (int) Math.round(Math.sqrt(flat.size()));
    double[][] values = new double[size][size];
    for (int place = 0; place < flat.size(); place++) {
      values[place / size][place % size] = flat.get(place);
    }
    return new Covariance(values, row.getDouble(2), row.getLong(3), row.getString(4));
  }
}
