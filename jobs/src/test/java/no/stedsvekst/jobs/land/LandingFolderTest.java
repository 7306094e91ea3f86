package no.stedsvekst.jobs.land;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as files and as folders of parts, in CSV and Parquet. */
class LandingFolderTest {
  private static final String JOBS = "municipality,year,industry,jobs\n";

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void requiredFiles() throws IOException {
    folder = Files.createDirectory(home.resolve("landing"));
    for (LandingTable table : LandingTables.ALL) {
      if (table.isRequired()) {
        Files.writeString(
            folder.resolve(table.name() + ".csv"), String.join(",", table.columnNames()) + "\n");
      }
    }
    Files.delete(folder.resolve("jobs.csv"));
  }

  @Test
  void partsAreOneTableWhateverTheOrderOfTheirColumns() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("jobs"));
    Files.writeString(parts.resolve("a.csv"), JOBS + "0101,2019,handel,5\n");
    Files.writeString(
        parts.resolve("b.csv"), "jobs,year,industry,municipality\n6,2020,handel,0101\n");
    Files.writeString(parts.resolve("_SUCCESS"), "");
    List<Row> rows = cells().orderBy("year").collectAsList();
    assertEquals(List.of("5", "6"), rows.stream().map(row -> row.getAs("jobs")).toList());
    assertEquals("0101", rows.get(1).getAs("municipality"));
    assertEquals("b.csv", rows.get(1).getAs("source_file"));
  }

  @Test
  void parquetHasTheSameColumns() {
    SparkSession spark = TestSession.get();
    spark
        .sql("select 2019 as year, '0101' as municipality, 5.5 as jobs, 'handel' as industry")
        .write()
        .parquet(folder.resolve("jobs").toString());
    Row row = cells().head();
    assertEquals("0101", row.getAs("municipality"));
    assertEquals("2019", row.getAs("year"));
    assertEquals("5.5", row.getAs("jobs"));
  }

  @Test
  void theChecksumIsOfAllParts() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("jobs"));
    Files.writeString(parts.resolve("a.csv"), JOBS + "0101,2019,handel,5\n");
    Files.writeString(parts.resolve("b.csv"), JOBS);
    String before = jobs().checksum();
    assertEquals(before, jobs().checksum());
    Files.writeString(parts.resolve("b.csv"), JOBS + "0101,2020,handel,5\n");
    assertTrue(!before.equals(jobs().checksum()));
  }

  @Test
  void aTableInTwoFormatsIsRefused() throws IOException {
    Files.writeString(folder.resolve("jobs.csv"), JOBS);
    Path parts = Files.createDirectory(folder.resolve("jobs"));
    Files.writeString(parts.resolve("a.csv"), JOBS);
    assertRejected("jobs is there more than once or in two formats");
  }

  @Test
  void aTruncatedParquetFileIsRefused() throws IOException {
    parquetHasTheSameColumns();
    try (var parts = Files.list(folder.resolve("jobs"))) {
      Path part =
          parts.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(part);
      Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    }
    Refusal refusal = assertThrows(Refusal.class, () -> jobs().refuseBadHeaders());
    assertEquals(ExitCode.REJECTED, refusal.exit());
    assertTrue(refusal.getMessage().contains("cannot be read to its end"), refusal.getMessage());
  }

  @Test
  void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
    Path elsewhere = Files.writeString(home.resolve("elsewhere.csv"), JOBS);
    Files.createSymbolicLink(folder.resolve("jobs.csv"), elsewhere);
    assertRejected("jobs.csv leads out of the landing folder");
  }

  @Test
  void aLinkWithinTheFolderIsFollowed() throws IOException {
    Files.writeString(folder.resolve("jobs-2022.csv"), JOBS + "0101,2019,handel,5\n");
    Files.createSymbolicLink(folder.resolve("jobs.csv"), folder.resolve("jobs-2022.csv"));
    assertEquals(1, cells().count());
    assertEquals(List.of("jobs-2022.csv"), LandingFolder.at(folder.toString()).strangers());
  }

  private void assertRejected(String said) {
    Refusal refusal =
        assertThrows(Refusal.class, () -> LandingFolder.at(folder.toString()).sources());
    assertEquals(ExitCode.REJECTED, refusal.exit());
    assertTrue(refusal.getMessage().contains(said), refusal.getMessage());
  }

  private LandingSource jobs() {
    return LandingFolder.at(folder.toString()).sources().stream()
        .filter(source -> source.table().equals(WorkTables.JOBS))
        .findFirst()
        .orElseThrow();
  }

  private Dataset<Row> cells() {
    return LandedCells.read(TestSession.get(), jobs());
  }
}
