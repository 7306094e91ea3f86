package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.project.block.BlockPartitioner;
import no.stedsvekst.jobs.project.input.BlockArrays.Shape;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Gathers the facts of places in blocks. */
public final class PlaceSource implements AutoCloseable {
  private static final StructType PLACES =
      new StructType()
          .add("code", DataTypes.StringType, false)
          .add("place", DataTypes.IntegerType, false);

  private final BlockPartitioner blocks;
  private final JavaPairRDD<String, Long> numbered;
  private final Dataset<Row> places;

  private PlaceSource(
      BlockPartitioner blocks, JavaPairRDD<String, Long> numbered, Dataset<Row> places) {
    this.blocks = blocks;
    this.numbered = numbered;
    this.places = places;
  }

  /**
   * Numbers the places in the order of their codes.
   *
   * @param codes of places, each once
   * @param most blocks
   */
  static PlaceSource spread(SparkSession spark, Dataset<Row> codes, int most) {
    JavaPairRDD<String, Long> numbered =
        codes
            .select("code")
            .as(Encoders.STRING())
            .toJavaRDD()
            .sortBy(code -> code, true, 1)
            .zipWithIndex()
            .persist(StorageLevel.MEMORY_AND_DISK());
    BlockPartitioner blocks = new BlockPartitioner((int) numbered.count(), most);
    Dataset<Row> places =
        spark.createDataFrame(
            numbered.map(place -> RowFactory.create(place._1(), place._2().intValue())), PLACES);
    return new PlaceSource(blocks, numbered, places);
  }

  /** The same where Spark is in this process: then every query knows the numbers without a job. */
  static PlaceSource here(SparkSession spark, Dataset<Row> codes, int most) {
    List<String> sorted =
        codes.select("code").as(Encoders.STRING()).collectAsList().stream().sorted().toList();
    List<Tuple2<String, Long>> numbered = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (String code : sorted) {
      rows.add(RowFactory.create(code, rows.size()));
      numbered.add(new Tuple2<>(code, (long) numbered.size()));
    }
    return new PlaceSource(
        new BlockPartitioner(sorted.size(), most),
        new JavaSparkContext(spark.sparkContext()).parallelizePairs(numbered, 1),
        spark.createDataFrame(rows, PLACES));
  }

  /** How they are shared out. */
  BlockPartitioner blocks() {
    return blocks;
  }

  /** Code and number of each. */
  Dataset<Row> places() {
    return places;
  }

  /**
   * The units above the places of each block, as level/unit by code.
   *
   * @param above level, unit and code
   */
  public JavaRDD<Map<String, List<String>>> members(Dataset<Row> above) {
    BlockPartitioner shares = blocks;
    return above
        .join(broadcast(places), "code")
        .select("place", "code", "level", "unit")
        .toJavaRDD()
        .mapToPair(
            row ->
                new Tuple2<>(
                    shares.of(row.getInt(0)),
                    new Tuple2<>(row.getString(1), row.getString(2) + "/" + row.getString(3))))
        .partitionBy(shares)
        // A block of which no place is in any unit has its turn too.
        .mapPartitions(members -> List.of(byCode(members)).iterator());
  }

  private static Map<String, List<String>> byCode(
      Iterator<Tuple2<Integer, Tuple2<String, String>>> members) {
    Map<String, List<String>> units = new HashMap<>();
    members.forEachRemaining(
        member ->
            units
                .computeIfAbsent(member._2()._1(), code -> new ArrayList<>())
                .add(member._2()._2()));
    return units;
  }

  /** The facts in arrays, a block a partition. */
  JavaRDD<BlockArrays> input(PlaceFacts facts, Shape shape) {
    BlockPartitioner shares = blocks;
    JavaRDD<Row> rows =
        facts
            .numbered(places)
            .withColumn(
                "block",
                expr(
                    "cast((place * %dL + %d) div %d as int)"
                        .formatted(shares.count(), shares.count() - 1, shares.places())))
            .repartitionById(shares.count(), col("block"))
            .select("place", "fact", "cell", "value")
            .toJavaRDD();
    JavaRDD<List<String>> codes =
        numbered
            .mapToPair(place -> new Tuple2<>(shares.of(place._2().intValue()), place))
            .partitionBy(shares)
            .mapPartitions(members -> List.of(inOrder(members)).iterator());
    return codes.zipPartitions(
        rows,
        (Iterator<List<String>> members, Iterator<Row> numbers) ->
            List.of(gather(members.next(), numbers, shares, shape)).iterator());
  }

  private static List<String> inOrder(Iterator<Tuple2<Integer, Tuple2<String, Long>>> members) {
    List<Tuple2<String, Long>> all = new ArrayList<>();
    members.forEachRemaining(member -> all.add(member._2()));
    all.sort(Comparator.comparing(Tuple2::_2));
    return all.stream().map(Tuple2::_1).toList();
  }

  @Override
  public void close() {
    numbered.unpersist(false);
  }

  private static BlockArrays gather(
      List<String> codes, Iterator<Row> numbers, BlockPartitioner blocks, Shape shape) {
    int id = TaskContext.getPartitionId();
    BlockArrays block = new BlockArrays(id, blocks.first(id), blocks.places(), codes, shape);
    while (numbers.hasNext()) {
      Row row = numbers.next();
      block.add(row.getInt(0), row.getInt(1), row.getInt(2), row.getDouble(3));
    }
    return block.sorted();
  }
}
