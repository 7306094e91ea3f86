package no.stedsvekst.jobs.land.csv;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The source beside Spark's own reader of CSV. */
class CsvSourceTest {
  private static final List<String> HEADER = List.of("code", "name", "persons");
  private static final long MEGABYTE = 1L << 20;

  @TempDir Path folder;

  private static SparkSession spark() {
    return TestSession.get();
  }

  private static String text(int rows, long seed) {
    Random random = new Random(seed);
    String[] names = {"Ås", "", "\"Nore, og Uvdal\"", "\"x \"\"y\"\"\"", "Loppa"};
    return IntStream.range(0, rows)
        .mapToObj(row -> row + "," + names[random.nextInt(5)] + "," + random.nextInt())
        .collect(Collectors.joining("\n", "code,name,persons\n", ""));
  }

  private Dataset<Row> read(Path... files) {
    return CsvSource.read(
        spark(), List.of(files).stream().map(Path::toString).toList(), HEADER, "line", "file");
  }

  private static Dataset<Row> sorted(Dataset<Row> rows) {
    return rows.select("code", "name", "persons").orderBy("code", "name", "persons");
  }

  private static Dataset<Row> bySpark(String path) {
    return spark().read().option("header", true).option("escape", "\"").csv(path);
  }

  @Test
  void plainAndCompressedFilesReadAsSparkReadsThem() throws IOException {
    Path plain = Files.writeString(folder.resolve("a.csv"), text(20_000, 1));
    Path packed = folder.resolve("b.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text(5_000, 2).getBytes(StandardCharsets.UTF_8));
    }
    Dataset<Row> rows = read(plain, packed);
    assertSame(sorted(bySpark(folder.toString())), sorted(rows));
    assertEquals(20_000, rows.filter("file = 'a.csv' and line is null").count());
    assertEquals(5_000, rows.filter("file = 'b.csv.gz' and line is null").count());
  }

  @Test
  void aBrokenLineIsKept() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "code,name,persons\n1,b,2\n3,d\n");
    assertEquals(
        List.of("[null,1,b]", "[3,d,3,d]"),
        List.of(
            read(file).filter("persons = '2'").select("line", "code", "name").head().toString(),
            read(file)
                .filter("line is not null")
                .selectExpr("code", "name", "line")
                .head()
                .toString()));
  }

  @Test
  void largeFilesAreSharedOutAndSmallOnesPutTogether() {
    List<CsvTask> large = CsvTask.share(List.of(file("/a.csv", 500 * MEGABYTE)), 2);
    assertEquals(4, large.size());
    assertEquals(
        500 * MEGABYTE,
        large.stream().flatMap(task -> task.parts().stream()).mapToLong(CsvPart::length).sum());
    assertEquals(1, CsvTask.share(List.of(file("/a.csv.gz", 500 * MEGABYTE)), 2).size());
    List<FileStatus> small =
        IntStream.range(0, 100).mapToObj(part -> file("/" + part + ".csv", 1000)).toList();
    // 128 MB a task, 4 MB to open a file.
    assertEquals(4, CsvTask.share(small, 2).size());
    assertEquals(0, CsvTask.share(List.of(file("/a.csv", 0)), 2).size());
  }

  private static FileStatus file(String path, long length) {
    return new FileStatus(length, false, 1, MEGABYTE, 0, new org.apache.hadoop.fs.Path(path));
  }
}
