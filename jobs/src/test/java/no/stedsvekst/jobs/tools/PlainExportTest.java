package no.stedsvekst.jobs.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is exported without a session, beside the same by Spark, byte for byte. */
class PlainExportTest {
  private static final TableSpec ODD =
      TableSpec.in(Layer.GOLD, "odd")
          .grain("One row per name: cells that are easily written wrong.")
          .key("name")
          .column("name", ColumnType.TEXT, "Sorted by")
          .column("text", ColumnType.TEXT, "Anything")
          .column("whole", ColumnType.INTEGER, "A number")
          .column("long", ColumnType.LONG, "A number")
          .column("number", ColumnType.DOUBLE, "A number")
          .column("truth", ColumnType.BOOLEAN, "Or not")
          .column("instant", ColumnType.TIMESTAMP, "When")
          .build();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gold.panel",
        "gold.attractiveness",
        "gold.dim_industry",
        "gold.regression_model",
        "silver.commuting",
        "bronze.municipality",
        "ops.run"
      })
  void tablesOfANightAreTheSame(String table) throws IOException {
    assertEquals(
        bySpark("--table", table, "--where", "true"), withoutASession("--table", table), table);
  }

  @ParameterizedTest
  @CsvSource({"silver.population,2", "silver.commuting,2", "gold.panel,2", "gold.attractiveness,2"})
  void rowsOfAMunicipalityAreTheSame(String table, int least) throws IOException {
    String plain = withoutASession("--table", table, "--municipality", "0103");
    assertEquals(
        bySpark("--table", table, "--municipality", "0103", "--where", "true"), plain, table);
    assertTrue(plain.lines().count() > least, plain);
  }

  @Test
  void oddCellsAreTheSame() throws IOException {
    Lake lake = oddLake();
    String plain = oddCsv(lake, "plain.csv", Map.of());
    assertEquals(oddCsv(lake, "spark.csv", Map.of("export.where", "true")), plain);
    assertTrue(plain.contains("\"Bø, \\\"i\\\" Telemark\""), plain);
    assertTrue(plain.contains("4.9E-324"), plain);
    assertTrue(plain.contains("2021-03-04T05:06:07.008Z"), plain);
  }

  @Test
  void whatDoesNotFitIsLeftToSpark() throws IOException {
    PlainRows rows = PlainRows.of(oddLake(), ODD);
    assertEquals(Optional.empty(), PlainExport.of(rows, ODD.key(), 5L * ODD.columns().size()));
    assertTrue(PlainExport.of(rows, ODD.key(), 1000).isPresent());
  }

  private Lake oddLake() {
    SparkSession spark = TestSession.get();
    Lake lake = Lake.at(folder.resolve("lake").toString());
    List<String> texts =
        new ArrayList<>(
            List.of(
                "Bø, \"i\" Telemark",
                "two\nlines",
                "carriage\rreturn",
                " spaces around ",
                "",
                "#comment",
                "back\\slash",
                "back\\\"both",
                "'single'",
                "tab\tinside",
                "null",
                "\u0001"));
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create("\uFFEE", null, null, null, null, null, null));
    rows.add(
        RowFactory.create(
            "\uD83D\uDE00",
            "æøå",
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Double.MIN_VALUE,
            true,
            Timestamp.from(Instant.parse("2021-03-04T05:06:07.008009Z"))));
    List<Double> numbers =
        List.of(
            0.0, -0.0, 1e7, 1e-3, 1e-4, 123456789.125, 1.0 / 3, Double.NaN, 1e300, -5.0, 2.0, 3e9);
    for (int index = 0; index < texts.size(); index++) {
      rows.add(
          RowFactory.create(
              "n" + index,
              texts.get(index),
              index,
              -1L - index,
              numbers.get(index),
              index % 2 == 0,
              Timestamp.from(Instant.parse("1899-12-31T23:59:59Z").plusSeconds(index))));
    }
    lake.write(spark, ODD, spark.createDataFrame(rows, ODD.schema().asNullable()));
    return lake;
  }

  private String oddCsv(Lake lake, String name, Map<String, String> more) throws IOException {
    odd(lake, name, more);
    return Files.readString(folder.resolve(name));
  }

  private void odd(Lake lake, String name, Map<String, String> more) throws IOException {
    Map<String, String> given = new LinkedHashMap<>(more);
    given.put("lake.path", lake.location());
    given.put("export.table", "gold.odd");
    given.put("export.to", folder.resolve(name).toString());
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new ExportTool(() -> List.of(ODD))
        .prepare(Settings.load(given))
        .run(new Console(nowhere, nowhere, false));
  }

  private String bySpark(String... options) throws IOException {
    return exported("spark.csv", options);
  }

  private String withoutASession(String... options) throws IOException {
    return exported("plain.csv", options);
  }

  private String exported(String name, String... options) throws IOException {
    Path csv = folder.resolve(name);
    List<String> arguments =
        new ArrayList<>(List.of("export", "--lake", SharedLake.path(), "--to", csv.toString()));
    arguments.addAll(List.of(options));
    Program.good(arguments.toArray(String[]::new));
    return Files.readString(csv);
  }
}
