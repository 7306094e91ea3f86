package no.stedsvekst.jobs.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.delta.DeltaTableUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of a table that a write replaces.
 *
 * @param table as it is specified
 * @param parted the columns by which its files are parted, which an earlier release may have chosen
 * @param condition in SQL; empty for all rows
 * @param ofFolders what of it can be said of a folder of files, by the columns that part the table
 * @param isWholeFolders whether that is all of it, so that a file is replaced whole or not at all
 */
record Slice(
    TableSpec table,
    List<String> parted,
    String condition,
    List<String> ofFolders,
    boolean isWholeFolders) {
  private static final String PLACE = "place";

  static Slice of(SparkSession spark, TableSpec table, List<String> parted, String condition) {
    if (condition.isEmpty()) {
      return new Slice(table, parted, condition, List.of(), true);
    }
    try {
      Expression parsed =
          ((org.apache.spark.sql.classic.SparkSession) spark)
              .sessionState()
              .sqlParser()
              .parseExpression(condition);
      Tuple2<Seq<Expression>, Seq<Expression>> split =
          DeltaTableUtils.splitMetadataAndDataPredicates(
              parsed, CollectionConverters.asScala(parted).toSeq(), spark);
      return new Slice(
          table,
          parted,
          condition,
          CollectionConverters.asJava(split._1()).stream().map(Expression::sql).toList(),
          split._2().isEmpty());
    } catch (ParseException e) {
      throw new IllegalArgumentException("no condition: " + condition, e);
    }
  }

  /** Whether a row is among them; one of which that cannot be said is not. */
  Column has() {
    return condition.isEmpty() ? lit(true) : coalesce(expr(condition), lit(false));
  }

  /** The files that may hold such rows. */
  List<DeltaSnapshot.DataFile> files(SparkSession spark, DeltaSnapshot snapshot) {
    List<DeltaSnapshot.DataFile> files = snapshot.files();
    if (ofFolders.isEmpty()) {
      return files;
    }
    List<Map<String, String>> folders =
        files.stream().map(DeltaSnapshot.DataFile::partition).distinct().toList();
    Set<Map<String, String>> chosen =
        folders(spark, folders)
            .filter(String.join(" and ", ofFolders.stream().map("(%s)"::formatted).toList()))
            .select(PLACE)
            .collectAsList()
            .stream()
            .map(row -> folders.get(row.getInt(0)))
            .collect(Collectors.toSet());
    return files.stream().filter(file -> chosen.contains(file.partition())).toList();
  }

  /** A row a folder, with its place in the list. They are few and here: no job reads them. */
  private Dataset<Row> folders(SparkSession spark, List<Map<String, String>> folders) {
    StructType texts = new StructType().add(PLACE, DataTypes.IntegerType);
    List<Column> typed = new ArrayList<>(List.of(col(PLACE)));
    for (ColumnSpec column : table.columns()) {
      if (parted.contains(column.name())) {
        texts = texts.add(column.name(), DataTypes.StringType);
        typed.add(col(column.name()).cast(column.type().sparkType()).as(column.name()));
      }
    }
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> folder : folders) {
      List<Object> cells = new ArrayList<>(List.of(rows.size()));
      List.of(texts.fieldNames()).stream().skip(1).map(folder::get).forEach(cells::add);
      rows.add(RowFactory.create(cells.toArray()));
    }
    return spark.createDataFrame(rows, texts).select(typed.toArray(Column[]::new));
  }
}
