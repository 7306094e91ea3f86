package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.attractiveness.CoefficientDoubt;
import no.stedsvekst.attractiveness.LongRunVariance;
import no.stedsvekst.attractiveness.RankDraws;
import no.stedsvekst.attractiveness.Shrinkage;
import no.stedsvekst.attractiveness.SpreadPosterior;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A5. Rates of units over periods, drawn towards nothing as far as they may be luck, and where the
 * units stand.
 */
final class UncertainRates {
  /** Fewer than this are too few to judge by. */
  private static final double SMALL = 2000;

  /** Where the reason stands in a row that is to be ranked. */
  private static final int REASON = 8;

  private static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType);

  private static final StructType SHRINKAGE =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("units", DataTypes.DoubleType)
          .add("floor", DataTypes.DoubleType)
          .add("per_inverse", DataTypes.DoubleType)
          .add("spread", DataTypes.DoubleType)
          .add("step", DataTypes.DoubleType)
          .add("weights", DOUBLES)
          .add("covariance", DataTypes.createArrayType(DOUBLES))
          .add("distance", DOUBLES);

  private static final StructType POSTERIOR =
      new StructType()
          .add("rate", DataTypes.DoubleType)
          .add("deviation", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("not_judged_reason", DataTypes.StringType);

  private static final StructType RANKED =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("unit", DataTypes.StringType)
          .add("period", DataTypes.StringType)
          .add("shrunken_rate", DataTypes.DoubleType)
          .add("shrunken_low", DataTypes.DoubleType)
          .add("shrunken_high", DataTypes.DoubleType)
          .add("rank", DataTypes.IntegerType)
          .add("rank_low", DataTypes.IntegerType)
          .add("rank_high", DataTypes.IntegerType)
          .add("p_top10", DataTypes.DoubleType)
          .add("is_small", DataTypes.BooleanType)
          .add("is_judged", DataTypes.BooleanType)
          .add("not_judged_reason", DataTypes.StringType);

  private UncertainRates() {}

  /**
   * A row a level, unit and period that has all its years.
   *
   * @param rows level, unit, year, rate, the size it is a share of, and terms: 1 and what each adds
   *     to the expected rate; none where nothing was estimated to expect it
   */
  static Dataset<Row> over(Periods periods, Dataset<Row> rows) {
    Dataset<Row> known = known(rows);
    Dataset<Row> units = units(known);
    Map<String, Found> levels = levels(units);
    UDF5<String, Double, Double, Integer, Seq<Double>, Row> posterior =
        (level, mean, size, years, sums) -> {
          Shrinkage shrinkage = levels.get(level).shrinkage();
          double ofCoefficients = levels.get(level).doubt().variance(doubles(sums));
          Optional<Shrinkage.Unjudged> why = shrinkage.unjudged();
          if (why.isPresent()) {
            return RowFactory.create(0.0, null, null, null, word(why.get()));
          }
          Shrinkage.Posterior of = shrinkage.posterior(mean, size, years, ofCoefficients);
          return RowFactory.create(of.rate(), of.deviation(), of.low(), of.high(), null);
        };
    Dataset<Row> judged =
        periods
            .over(known)
            .groupBy("level", "unit", "period")
            .agg(avg("rate").as("mean"), count("rate").as("years"), first("length").as("length"))
            .filter(col("years").equalTo(col("length")))
            .join(units.select("level", "unit", "size", "sums"), new String[] {"level", "unit"})
            .filter(col("level").isin(levels.keySet().toArray()))
            .withColumn(
                "posterior",
                udf(posterior, POSTERIOR)
                    .apply(col("level"), col("mean"), col("size"), col("length"), col("sums")))
            .select("level", "unit", "period", "size", "posterior.*");
    return judged
        .groupByKey(
            (MapFunction<Row, String>) row -> row.getString(0) + " " + row.getString(2),
            Encoders.STRING())
        .flatMapGroups(
            (FlatMapGroupsFunction<String, Row, Row>) UncertainRates::ranked, Encoders.row(RANKED));
  }

  private static Dataset<Row> known(Dataset<Row> rows) {
    return rows.filter(col("rate").isNotNull().and(col("size").gt(0)));
  }

  private static Dataset<Row> units(Dataset<Row> known) {
    UDF1<Seq<Row>, Double> variance =
        years ->
            LongRunVariance.of(
                CollectionConverters.asJava(years).stream()
                    .mapToDouble(year -> year.getDouble(1))
                    .toArray());
    UDF1<Seq<Row>, double[]> sums = UncertainRates::sums;
    Column series = sort_array(collect_list(struct(col("year"), col("rate"), col("terms"))));
    return known
        .groupBy("level", "unit")
        .agg(
            avg("rate").as("mean"),
            udf(variance, DataTypes.DoubleType).apply(series).as("variance"),
            udf(sums, DOUBLES).apply(series).as("sums"),
            avg("size").as("size"),
            count("rate").as("years"));
  }

  private static double[] sums(Seq<Row> years) {
    List<Row> rows = CollectionConverters.asJava(years);
    return CoefficientDoubt.sums(
        rows.stream().map(year -> doubles(year.getSeq(2))).toArray(double[][]::new),
        rows.stream().mapToDouble(year -> year.getDouble(1)).toArray());
  }

  private static double[] doubles(Seq<Double> values) {
    return CollectionConverters.asJava(values).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * What is found of a level.
   *
   * @param shrinkage how much of its rates is luck
   * @param doubt what is not known of what is expected
   */
  private record Found(Shrinkage shrinkage, CoefficientDoubt doubt) implements Serializable {}

  /** Of each level; one without enough years is left out. */
  private static Map<String, Found> levels(Dataset<Row> units) {
    Map<String, Found> levels = new HashMap<>();
    units
        .filter(not(col("variance").isNaN()))
        .select("level", "unit", "mean", "variance", "size", "years", "sums")
        .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
        .mapGroups(
            (MapGroupsFunction<String, Row, Row>) UncertainRates::found, Encoders.row(SHRINKAGE))
        .collectAsList()
        .forEach(
            row ->
                levels.put(
                    row.getString(0),
                    new Found(
                        new Shrinkage(
                            row.getDouble(1),
                            row.getDouble(2),
                            row.getDouble(3),
                            row.getDouble(4),
                            new SpreadPosterior(row.getDouble(5), doubles(row.getSeq(6)))),
                        new CoefficientDoubt(
                            row.<Seq<Double>>getList(7).stream()
                                .map(UncertainRates::doubles)
                                .toArray(double[][]::new),
                            doubles(row.getSeq(8))))));
    return levels;
  }

  /** Of all units of a level: each is weighted by what the line through them says of it. */
  private static Row found(String level, Iterator<Row> group) {
    List<Row> rows = new ArrayList<>();
    group.forEachRemaining(rows::add);
    // The same sums whatever the order in which rows come.
    rows.sort(Comparator.comparing(row -> row.getString(1)));
    Shrinkage found =
        Shrinkage.of(
            rows.stream()
                .map(
                    row ->
                        new Shrinkage.Unit(
                            row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getLong(5)))
                .toList());
    CoefficientDoubt doubt =
        CoefficientDoubt.of(rows.stream().map(row -> doubles(row.getSeq(6))).toList());
    return RowFactory.create(
        level,
        found.units(),
        found.floor(),
        found.perInverse(),
        found.spread(),
        found.belief().step(),
        found.belief().weights(),
        doubt.covariance(),
        doubt.distance());
  }

  private static String word(Shrinkage.Unjudged why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  /** All units of a level in a period: draws need all at once. */
  private static Iterator<Row> ranked(String key, Iterator<Row> group) {
    List<Row> units = new ArrayList<>();
    group.forEachRemaining(units::add);
    // The same draws whatever the order in which rows come.
    units.sort(Comparator.comparing(row -> row.getString(1)));
    // Judged are all units of a level, or none.
    boolean isJudged = units.get(0).isNullAt(REASON);
    RankDraws draws =
        isJudged
            ? RankDraws.of(
                units.stream().mapToDouble(row -> row.getDouble(4)).toArray(),
                units.stream().mapToDouble(row -> row.getDouble(5)).toArray(),
                key.hashCode())
            : null;
    List<Row> ranked = new ArrayList<>();
    for (int unit = 0; unit < units.size(); unit++) {
      Row row = units.get(unit);
      ranked.add(
          RowFactory.create(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getDouble(4),
              row.get(6),
              row.get(7),
              isJudged ? draws.rank(unit) : null,
              isJudged ? draws.low(unit) : null,
              isJudged ? draws.high(unit) : null,
              isJudged ? draws.top(unit) : null,
              row.getDouble(3) < SMALL,
              isJudged,
              row.get(REASON)));
    }
    return ranked.iterator();
  }
}
