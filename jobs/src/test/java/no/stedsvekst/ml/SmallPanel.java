package no.stedsvekst.ml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Two groups of units over eight years, with cells missing here and there. The column d says the
 * same as a and b together.
 */
final class SmallPanel {
  private static final List<String> NUMBERS = List.of("weight", "a", "b", "c", "d", "y", "z");

  private SmallPanel() {}

  /** The estimator on its columns, with a full design, one that lost a rank, and a short one. */
  static PanelRegression regression() {
    return new PanelRegression()
        .setGroupCol("group")
        .setLabelCols("y", "z")
        .setDesigns("full=a,b,c", "deficient=a,b,d,c", "one=b");
  }

  /** The panel, with its features as a vector; NaN stands in for what is missing. */
  static Dataset<Row> of() {
    StructType schema =
        new StructType()
            .add("group", DataTypes.StringType)
            .add("unit", DataTypes.StringType)
            .add("region", DataTypes.StringType)
            .add("year", DataTypes.IntegerType);
    for (String name : NUMBERS) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    Dataset<Row> table = TestSession.get().createDataFrame(rows(), schema);
    return new VectorAssembler()
        .setInputCols(new String[] {"a", "b", "c", "d"})
        .setOutputCol("features")
        .setHandleInvalid("keep")
        .transform(table);
  }

  /** The same, also as a file for R. */
  static Dataset<Row> write(Path csv) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("group,unit,region,year," + String.join(",", NUMBERS));
    for (Row row : rows()) {
      lines.add(
          row.toSeq().mkString(",").lines().collect(Collectors.joining()).replace("null", "NA"));
    }
    Files.write(csv, lines);
    return of();
  }

  private static List<Row> rows() {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (String group : List.of("large", "small")) {
      for (int unit = 0; unit < (group.equals("large") ? 31 : 14); unit++) {
        double own = random.nextGaussian();
        for (int year = 2003; year <= 2010; year++) {
          double a = random.nextGaussian() * 0.02;
          double b = own * 0.3 + random.nextGaussian();
          double c = 0.7 + 0.1 * Math.sin(unit);
          double y = 0.1 * a + 0.02 * b - c + own * 0.05 + random.nextGaussian() * (0.1 + a * a);
          double z = y + year * 0.01 + random.nextGaussian() * 0.2;
          Double known = (unit + year) % 23 == 0 ? null : Double.valueOf(c);
          rows.add(
              RowFactory.create(
                  group,
                  group.charAt(0) + "%02d".formatted(unit),
                  group.charAt(0) + "R" + unit % 6,
                  year,
                  1.0 + random.nextInt(9),
                  a,
                  b,
                  known,
                  2 * a - b + 0.5,
                  y,
                  (unit * year) % 19 == 0 ? null : Double.valueOf(z)));
        }
      }
    }
    return rows;
  }
}
