package no.stedsvekst.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.LeastSquares;
import no.stedsvekst.stats.ScoreSums;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * A3. Least squares over a panel: every design, label and period of every group at once, in two
 * passes over the rows however many fits there are.
 *
 * <p>The first pass turns the rows of each group and time into a triangle; a fit over several times
 * or some of the features is made of triangles. The second adds up the scores of the rows, cluster
 * by cluster, for the robust standard errors. A row takes part in a fit where none of the fit's
 * features, nor its label, is missing (NaN or null).
 */
public final class PanelRegression extends Estimator<PanelRegressionModel>
    implements DefaultParamsWritable, PanelStage {
  private static final long serialVersionUID = 1L;

  /** Which features and labels are there stands in the bits of a number. */
  private static final int MOST = 63;

  private final String uid;
  private final PanelColumns columns;
  private final StringArrayParam labelCols;
  private final Param<String> clusterCol;
  private final Param<String> weightCol;
  private final StringArrayParam designs;
  private final StringArrayParam periods;
  private final StringArrayParam timeEffects;
  private final StringArrayParam standardErrors;

  /** Under a name. */
  public PanelRegression(String uid) {
    this.uid = uid;
    columns = new PanelColumns(this);
    labelCols = new StringArrayParam(this, "labelCols", "responses, each fitted by itself");
    clusterCol = new Param<>(this, "clusterCol", "whose rows depend on one another");
    weightCol = new Param<>(this, "weightCol", "weight of a row; empty for none");
    designs = new StringArrayParam(this, "designs", "NAME=TERM,TERM each; none for all features");
    periods = new StringArrayParam(this, "periods", "all, each, or as in 2003-2011");
    timeEffects = new StringArrayParam(this, "timeEffects", "none, or time: a term for each year");
    standardErrors = new StringArrayParam(this, "standardErrors", "recipes, as in iid or cluster");
    setDefault(labelCols, new String[] {"label"});
    setDefault(clusterCol, "unit");
    setDefault(weightCol, "");
    setDefault(designs, new String[0]);
    setDefault(periods, new String[] {Period.ALL});
    setDefault(timeEffects, new String[] {"none"});
    setDefault(standardErrors, new String[] {Recipe.IID.label()});
  }

  /** Under a random name. */
  public PanelRegression() {
    this(Identifiable.randomUID("panelRegression"));
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public PanelColumns columns() {
    return columns;
  }

  public StringArrayParam labelCols() {
    return labelCols;
  }

  public Param<String> clusterCol() {
    return clusterCol;
  }

  public Param<String> weightCol() {
    return weightCol;
  }

  public StringArrayParam designs() {
    return designs;
  }

  public StringArrayParam periods() {
    return periods;
  }

  public StringArrayParam timeEffects() {
    return timeEffects;
  }

  public StringArrayParam standardErrors() {
    return standardErrors;
  }

  public PanelRegression setFeaturesCol(String name) {
    return with(columns.features(), name);
  }

  public PanelRegression setGroupCol(String name) {
    return with(columns.group(), name);
  }

  public PanelRegression setTimeCol(String name) {
    return with(columns.time(), name);
  }

  public PanelRegression setLabelCols(String... names) {
    return with(labelCols, names);
  }

  public PanelRegression setClusterCol(String name) {
    return with(clusterCol, name);
  }

  public PanelRegression setWeightCol(String name) {
    return with(weightCol, name);
  }

  public PanelRegression setDesigns(String... texts) {
    return with(designs, texts);
  }

  public PanelRegression setPeriods(String... texts) {
    return with(periods, texts);
  }

  public PanelRegression setTimeEffects(String... choices) {
    return with(timeEffects, choices);
  }

  public PanelRegression setStandardErrors(String... recipes) {
    return with(standardErrors, recipes);
  }

  private <T> PanelRegression with(Param<T> param, T value) {
    set(param, value);
    return this;
  }

  @Override
  public PanelRegressionModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    List<String> features = featureNames(dataset.schema());
    List<String> labels = List.of(getOrDefault(labelCols));
    List<Recipe> recipes =
        Arrays.stream(getOrDefault(standardErrors)).map(Recipe::labelled).toList();
    boolean isRobust = recipes.stream().anyMatch(recipe -> recipe != Recipe.IID);
    Dataset<Row> rows = prepared(dataset, labels);
    if (isRobust) {
      rows =
          rows.repartition(col("group"), col("cluster"))
              .sortWithinPartitions("group", "cluster", "time")
              .persist(StorageLevel.MEMORY_AND_DISK());
    }
    try {
      List<SolvedFit> solved = solved(Passes.triangles(rows.javaRDD()), features, labels.size());
      Map<Integer, ScoreSums> scores =
          isRobust ? Passes.scores(rows.javaRDD(), solved, recipes) : Map.of();
      List<PanelFit> fits = new ArrayList<>();
      for (int index = 0; index < solved.size(); index++) {
        fits.addAll(solved.get(index).finished(labels, recipes, scores.get(index)));
      }
      return copyValues(new PanelRegressionModel(uid, features, fits), new ParamMap())
          .expecting(designs(features).get(0).name(), labels.get(0));
    } finally {
      if (isRobust) {
        rows.unpersist();
      }
    }
  }

  private Dataset<Row> prepared(Dataset<?> dataset, List<String> labels) {
    String group = getOrDefault(columns.group());
    String weight = getOrDefault(weightCol);
    List<Column> chosen = new ArrayList<>();
    chosen.add((group.isEmpty() ? lit("") : col(group).cast("string")).as("group"));
    chosen.add(col(getOrDefault(clusterCol)).cast("string").as("cluster"));
    chosen.add(col(getOrDefault(columns.time())).cast("int").as("time"));
    chosen.add(col(getOrDefault(columns.features())).as("features"));
    chosen.add((weight.isEmpty() ? lit(1.0) : col(weight).cast("double")).as("weight"));
    for (int index = 0; index < labels.size(); index++) {
      chosen.add(col(labels.get(index)).cast("double").as("label_" + index));
    }
    return dataset
        .select(chosen.toArray(Column[]::new))
        .filter("weight > 0 and group is not null and cluster is not null and time is not null");
  }

  private List<SolvedFit> solved(
      Map<Slice, LeastSquares> triangles, List<String> features, int labels) {
    Map<String, Map<Slice, LeastSquares>> groups = new TreeMap<>();
    triangles.forEach(
        (slice, rows) ->
            groups.computeIfAbsent(slice.group(), group -> new TreeMap<>()).put(slice, rows));
    List<SolvedFit> solved = new ArrayList<>();
    groups.forEach(
        (group, slices) -> {
          SortedSet<Integer> times = new TreeSet<>();
          slices.keySet().forEach(slice -> times.add(slice.time()));
          for (Design design : designs(features)) {
            for (Period period : Period.of(getOrDefault(periods), times)) {
              for (String effects : getOrDefault(timeEffects)) {
                boolean hasEffects = effects.equals("time");
                if (!hasEffects || period.first() < period.last()) {
                  solved.addAll(SolvedFit.of(group, design, period, hasEffects, slices, labels));
                }
              }
            }
          }
        });
    return solved;
  }

  private List<Design> designs(List<String> features) {
    String[] texts = getOrDefault(designs);
    return texts.length == 0
        ? List.of(Design.ofAll(features))
        : Arrays.stream(texts).map(text -> Design.of(text, features)).toList();
  }

  /** The names that VectorAssembler left with the vector; without them places, from 0. */
  private List<String> featureNames(StructType schema) {
    AttributeGroup group =
        AttributeGroup.fromStructField(schema.apply(getOrDefault(columns.features())));
    if (group.attributes().isEmpty()) {
      if (group.size() < 0) {
        throw new IllegalArgumentException(
            "the vector %s does not say how many features it has; make it with VectorAssembler"
                .formatted(getOrDefault(columns.features())));
      }
      return IntStream.range(0, group.size()).mapToObj(place -> "feature_" + place).toList();
    }
    return Arrays.stream(group.attributes().get())
        .map(attribute -> attribute.name().get())
        .toList();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    // Within a pipeline the vector has no names yet.
    int features =
        AttributeGroup.fromStructField(schema.apply(getOrDefault(columns.features()))).size();
    if (features > MOST || getOrDefault(labelCols).length > MOST) {
      throw new IllegalArgumentException(
          "at most %d features and as many labels can be fitted at once".formatted(MOST));
    }
    return PanelRegressionModel.withColumns(schema, this, columns);
  }

  @Override
  public PanelRegression copy(ParamMap extra) {
    return copyValues(new PanelRegression(uid), extra);
  }

  /** Reads one that was saved. */
  public static PanelRegression load(String path) {
    return read().load(path);
  }

  /** By this a saved pipeline finds its stage. */
  public static MLReader<PanelRegression> read() {
    return new SavedRegression();
  }
}
