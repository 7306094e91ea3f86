package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shrunken rates and their intervals, with what coefficients may be off by, computed again in R.
 */
class UncertainRatesInRTest {
  private static final int UNITS = 24;
  private static final int FIRST = 2008;
  private static final int LAST = 2019;
  private static final YearRange PERIOD = new YearRange(2014, 2018);

  private static final StructType ROWS =
      new StructType()
          .add("level", DataTypes.StringType)
          .add("unit", DataTypes.StringType)
          .add("year", DataTypes.IntegerType)
          .add("rate", DataTypes.DoubleType)
          .add("size", DataTypes.DoubleType)
          .add("terms", DataTypes.createArrayType(DataTypes.DoubleType));

  @TempDir Path folder;

  @Test
  void asInR() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of("unit,year,rate,size,centrality,jobs,supply"));
    Random random = new Random(21);
    for (int unit = 0; unit < UNITS; unit++) {
      double own = 0.003 * random.nextGaussian();
      double centrality = 0.004 * random.nextGaussian();
      double size = 600 * Math.pow(1.25, unit);
      for (int year = FIRST; year <= LAST; year++) {
        // Attractive places have the jobs, and the rate has lost a part of what is theirs.
        double jobs = own / 2 + 0.002 * random.nextGaussian();
        double supply = 0.001 * random.nextGaussian() + centrality / 4;
        double rate =
            own - jobs / 3 + (0.002 + 0.08 / Math.sqrt(size)) * random.nextGaussian() + 0.0004;
        rows.add(
            RowFactory.create(
                "municipality",
                "u" + unit,
                year,
                rate,
                size,
                new double[] {1, centrality, jobs, supply}));
        lines.add(
            "u%d,%d,".formatted(unit, year)
                + rate
                + ","
                + size
                + ","
                + centrality
                + ","
                + jobs
                + ","
                + supply);
      }
    }
    Map<String, double[]> inR = inR(lines);
    assertEquals(UNITS, inR.size());
    for (Row row :
        UncertainRates.over(
                new Periods(Set.of(PERIOD)), TestSession.get().createDataFrame(rows, ROWS))
            .filter("period = '%d-%d'".formatted(PERIOD.first(), PERIOD.last()))
            .collectAsList()) {
      double[] wanted = inR.remove(row.<String>getAs("unit"));
      assertEquals(wanted[0], row.<Double>getAs("shrunken_rate"), 1e-9 * Math.abs(wanted[0]));
      double width = wanted[2] - wanted[1];
      assertEquals(wanted[1], row.<Double>getAs("shrunken_low"), 1e-9 * width);
      assertEquals(wanted[2], row.<Double>getAs("shrunken_high"), 1e-9 * width);
    }
    assertEquals(Set.of(), inR.keySet());
  }

  private Map<String, double[]> inR(List<String> lines) throws IOException, InterruptedException {
    Path csv = Files.write(folder.resolve("rows.csv"), lines);
    Process process =
        new ProcessBuilder(
                "Rscript",
                "--vanilla",
                Path.of("src", "test", "r", "uncertain_rates.R").toAbsolutePath().toString(),
                csv.toString(),
                "" + PERIOD.first(),
                "" + PERIOD.last())
            .redirectError(folder.resolve("r.log").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("r.log")));
    Map<String, double[]> numbers = new HashMap<>();
    for (String line : said.lines().toList()) {
      String[] parts = line.split("\t", -1);
      numbers.put(
          parts[0],
          new double[] {
            Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), Double.parseDouble(parts[3])
          });
    }
    return numbers;
  }
}
