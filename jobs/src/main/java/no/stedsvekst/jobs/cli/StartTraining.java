package no.stedsvekst.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * A run of a few seconds in which the JVM sees the classes that every run needs: those of a
 * session, of landing files, of queries, and of tables that are written and read. The build has
 * them archived, so that runs need not read and check them again. Nobody else calls it.
 */
final class StartTraining {
  private static final String STATEMENT =
      """
      with named as (select table, value, run_id from ops.metric where metric <> '')
      select table, sum(value) as total, count(*) as rows, max(run_id) as last from named
      group by table having sum(value) > 0 order by total desc limit 5""";

  private StartTraining() {}

  /** Does a little of everything. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("stedsvekst-training");
    try {
      train(folder);
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static void train(Path folder) throws IOException {
    Path landed = folder.resolve("landed.csv");
    Files.writeString(landed, "run,table,metric,value\n1,a,rows,2\n2,a,rows,3\n2,b,,4\n", UTF_8);
    Main.useLocalFiles();
    Lake lake = Lake.at(folder.resolve("lake").toString());
    try (Sessions.Handle session = Sessions.open(Settings.load(Map.of()), "training")) {
      SparkSession spark = session.spark();
      Dataset<Row> rows =
          spark
              .read()
              .option("header", true)
              .schema("run string, table string, metric string, value double")
              .csv(landed.toString())
              .filter(col("value").isNotNull());
      Dataset<Row> sums = rows.groupBy("table").agg(sum("value").as("sum"), max("run").as("last"));
      Dataset<Row> metrics =
          rows.join(broadcast(sums), "table")
              .withColumn(
                  "place", row_number().over(Window.partitionBy("table").orderBy(col("run"))))
              .withColumn("metric", when(col("metric").isNull(), "none").otherwise(col("metric")))
              .select(
                  concat(col("run"), lit("-"), col("place")).as("run_id"),
                  col("table"),
                  col("metric"),
                  col("value").divide(col("sum")).as("value"),
                  lit("a share").as("description"));
      lake.write(spark, OpsTables.METRIC, metrics);
      lake.write(spark, OpsTables.METRIC, metrics.union(metrics).distinct());
      Dataset<Row> written = lake.read(spark, OpsTables.METRIC);
      written
          .join(written.withColumnRenamed("value", "other"), "run_id")
          .orderBy(col("run_id").desc())
          .collectAsList();
      quietly("sql", STATEMENT, "--lake", lake.location());
    }
    String to = folder.resolve("metric.csv").toString();
    quietly("export", "--table", "ops.metric", "--lake", lake.location(), "--to", to);
  }

  private static void quietly(String... arguments) {
    PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    Main.run(List.of(arguments), silence, silence);
  }
}
