package no.stedsvekst.jobs.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.stedsvekst.jobs.land.LandedCells;
import no.stedsvekst.jobs.land.WorkTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The industries that stand in where none were landed: those of {@code conf/assumptions}. */
final class ShippedIndustries {
  private static final String RESOURCE = "/assumptions/industry.csv";

  private ShippedIndustries() {}

  /** Typed, as if they had been landed. */
  static Dataset<Row> rows(SparkSession spark) {
    try (InputStream stream = ShippedIndustries.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      return LandedCells.typed(
          WorkTables.INDUSTRY,
          spark
              .read()
              .option("header", true)
              .option("escape", "\"")
              .csv(spark.createDataset(lines, Encoders.STRING())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
