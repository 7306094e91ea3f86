package no.stedsvekst.jobs.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a peer could have written, held against the shared lake. */
class PeerFileTest {
  private static final Lake LAKE = Lake.at(SharedLake.path());
  private static final ComparedTable PANEL = ComparedTable.ALL.get(0);
  private static final ComparedTable MIGRATION = ComparedTable.ALL.get(1);
  private static final ComparedTable TERMS = ComparedTable.ALL.get(2);

  /** A year in which everything is known. */
  private static final String KEY = "municipality,0105,2012,";

  @TempDir Path folder;

  @BeforeEach
  void whatThePeerWrites() throws IOException {
    LakeFiles.write(LAKE, folder);
  }

  @Test
  void whatIsEqualAgreesInEveryNumber() {
    for (ComparedTable table : ComparedTable.ALL) {
      Compared compared = compare(table);
      assertEquals(table.file(), compared.file());
      assertEquals(0, compared.largest());
    }
    // 50 municipalities, 11 years, 24 groups, three numbers; the levels above come on top.
    assertTrue(compare(MIGRATION).values() > 50 * 11 * 24 * 3, "few numbers");
    // 24 groups, six terms, two numbers: of municipalities each of eight years and all together,
    // of the ten regions, three rows a term being wanted, all together alone.
    assertEquals(24 * 6 * 2 * (9 + 1), compare(TERMS).values());
  }

  @Test
  void aDifferenceBelowTheToleranceIsTold() {
    change(PANEL, KEY, "jobs", value -> value * (1 + 1e-10));
    assertEquals(1e-10, compare(PANEL).largest(), 1e-12);
  }

  @Test
  void aNumberOffByOneInAHundredMillionIsRefused() {
    double[] was = new double[1];
    change(
        PANEL,
        KEY,
        "vra",
        value -> {
          was[0] = value;
          return value * (1 + 1e-8);
        });
    String said = refused(PANEL);
    assertTrue(said.contains("in panel.csv at municipality|0105|2012, vra is " + was[0]), said);
    assertTrue(said.contains(" in the product and " + was[0] * (1 + 1e-8) + " in toy"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"estimate", "std_error"})
  void aTermIsFoundByItsWholeKey(String column) {
    change(TERMS, "book2022,region,F,18-29,2009-2016,vra_1,", column, value -> value + 1e-7);
    String said = refused(TERMS);
    assertTrue(
        said.contains("terms.csv at book2022|region|F|18-29|2009-2016|vra_1, " + column + " is "),
        said);
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    edit(PANEL, KEY, line -> line.substring(0, line.lastIndexOf(',') + 1) + "NaN");
    assertTrue(refused(PANEL).contains("and NaN in toy"));
    edit(PANEL, KEY, line -> line.substring(0, line.lastIndexOf(',') + 1));
    assertTrue(refused(PANEL).contains("and empty in toy"));
    edit(PANEL, KEY, line -> line + "NA");
    assertTrue(refused(PANEL).contains("and empty in toy"));
  }

  @Test
  void aNumberWhereTheProductHasNoneIsRefused() {
    // Of the first year no growth is known.
    edit(PANEL, "region,R01,2006,", line -> line.replaceFirst(",,", ",0.5,"));
    String said = refused(PANEL);
    assertTrue(said.contains("at region|R01|2006, "), said);
    assertTrue(said.contains(" is empty in the product and 0.5 in toy"), said);
  }

  @Test
  void aMissingRowIsRefused() {
    edit(PANEL, KEY, line -> null);
    String said = refused(PANEL);
    assertTrue(said.contains("panel.csv of toy lacks the row municipality|0105|2012 "), said);
    edit(MIGRATION, KEY + "M,40-49,", line -> null);
    said = refused(MIGRATION);
    assertTrue(said.contains("lacks the row municipality|0105|2012|M|40-49 "), said);
  }

  @Test
  void aRowTooMuchIsRefused() {
    edit(PANEL, KEY, line -> line + "\n" + line.replace("0105", "9999"));
    String said = refused(PANEL);
    assertTrue(said.contains("panel.csv of toy has a row municipality|9999|2012 that"), said);
  }

  @Test
  void aRowThatIsThereTwiceIsRefused() {
    edit(MIGRATION, KEY + "F,60+,", line -> line + "\n" + line);
    String said = refused(MIGRATION);
    assertTrue(said.contains("has the row municipality|0105|2012|F|60+ twice"), said);
  }

  @Test
  void aMissingFileIsRefused() throws IOException {
    Files.delete(folder.resolve("terms.csv"));
    assertTrue(refused(TERMS).contains("toy wrote no terms.csv into the folder"));
  }

  @Test
  void aMissingColumnIsRefused() throws IOException {
    Path file = folder.resolve("panel.csv");
    Files.writeString(file, Files.readString(file).replaceFirst(",ds,", ",dss,"));
    assertTrue(refused(PANEL).contains("panel.csv of toy has no column ds;"));
    Files.writeString(file, "");
    assertTrue(refused(PANEL).contains("panel.csv of toy has no column level;"));
  }

  private Compared compare(ComparedTable table) {
    return PeerFile.compare("toy", table, LakeNumbers.of(table, LAKE), folder);
  }

  private String refused(ComparedTable table) {
    Refusal refusal = assertThrows(Refusal.class, () -> compare(table));
    assertEquals(ExitCode.REJECTED, refusal.exit());
    return refusal.getMessage();
  }

  private void change(ComparedTable table, String key, String column, DoubleUnaryOperator by) {
    List<String> columns = LakeFiles.columns(table);
    edit(
        table,
        key,
        line -> {
          String[] cells = line.split(",", -1);
          int place = columns.indexOf(column);
          cells[place] = Double.toString(by.applyAsDouble(Double.parseDouble(cells[place])));
          return String.join(",", cells);
        });
  }

  /** Changes the one line that begins so; null takes it out. */
  private void edit(ComparedTable table, String beginning, UnaryOperator<String> change) {
    Path file = folder.resolve(table.file());
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      List<String> meant = lines.stream().filter(line -> line.startsWith(beginning)).toList();
      assertEquals(1, meant.size(), beginning);
      String changed = change.apply(meant.get(0));
      int place = lines.indexOf(meant.get(0));
      if (changed == null) {
        lines.remove(place);
      } else {
        lines.set(place, changed);
      }
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
