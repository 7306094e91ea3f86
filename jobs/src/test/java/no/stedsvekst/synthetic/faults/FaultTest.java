package no.stedsvekst.synthetic.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.synthetic.Made;
import no.stedsvekst.synthetic.country.Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault changes what it says, and not a byte beside it. */
class FaultTest {
  private static final String[] SMALL = {
    "municipalities", "8", "regions", "2", "years", "2001..2005", "seed", "5"
  };

  @TempDir static Path folder;
  private static Map<String, String> good;

  @BeforeAll
  static void make() {
    good = Made.in(folder.resolve("good"), SMALL).bytes();
  }

  @Test
  void aMissingYear() {
    changed("missing_year", "jobs.csv", text -> text.replaceAll("(?m)^\\d+,2003,.*\n", ""));
  }

  @Test
  void duplicatedRows() {
    changed("duplicated_rows", "vital.csv", text -> text + Breaking.line(text, 1) + "\n");
  }

  @Test
  void anUnknownCode() {
    changed(
        "unknown_code",
        "jobs.csv",
        text -> text + Breaking.line(text, 1).replace("0101,", "0000,") + "\n");
  }

  @Test
  void negativeJobs() {
    changed(
        "negative_jobs",
        "jobs.csv",
        text -> text.replaceFirst("0101,2001,anna_industri,\\d+", "0101,2001,anna_industri,-5"));
  }

  @Test
  void notANumber() {
    changed(
        "nan",
        "jobs.csv",
        text -> text.replaceFirst("0101,2001,anna_industri,\\d+", "0101,2001,anna_industri,NaN"));
  }

  @Test
  void aTruncatedFile() {
    changed(
        "truncated_file",
        "commuting.csv",
        text -> text.substring(0, text.lastIndexOf(",outside,") + ",outside".length() - 1));
  }

  @Test
  void aWrongHeader() {
    changed(
        "wrong_header",
        "vital.csv",
        text -> text.replace("municipality,year,births", "municipality,year,born"));
  }

  @Test
  void swappedColumns() {
    changed(
        "swapped_columns",
        "jobs.csv",
        text -> text.replaceAll("(?m)^(\\d+,\\d+),([a-z_]+),(\\d+)$", "$1,$3,$2"));
  }

  @Test
  void aHugeField() {
    changed(
        "huge_field",
        "municipality.csv",
        text -> text.replace("0101,Stad 101,", "0101," + "x".repeat(1 << 20) + ","));
  }

  @Test
  void aFormula() {
    changed(
        "formula_cell",
        "municipality.csv",
        text ->
            text.replace("0101,Stad 101,", "0101,\"=HYPERLINK(\"\"http://example.invalid\"\")\","));
  }

  @Test
  void aJump() {
    changed(
        "yearly_jump",
        "jobs.csv",
        text -> {
          List<String> rows = new ArrayList<>();
          for (String row : text.split("\n", -1)) {
            String[] cells = row.split(",", -1);
            boolean isMeant = row.startsWith("0101,2005,");
            rows.add(
                isMeant
                    ? "0101,2005," + cells[2] + "," + (int) (1.5 * Integer.parseInt(cells[3]))
                    : row);
          }
          return String.join("\n", rows);
        });
  }

  @Test
  void aLinkOutOfTheFolder() throws IOException {
    Made made = broken("path_escape");
    Path broken = made.folder();
    Path link = broken.resolve("vital.csv");
    assertTrue(Files.isSymbolicLink(link));
    assertFalse(link.toRealPath().startsWith(broken.toRealPath()));
    assertEquals(good.get("vital.csv"), Files.readString(link));
    assertEquals(good.get("jobs.csv"), made.bytes().get("jobs.csv"));
  }

  @Test
  void severalAtOnce() {
    Map<String, String> bad = Made.in(folder.resolve("several"), with("nan, wrong_header")).bytes();
    assertTrue(bad.get("jobs.csv").contains(",NaN\n"));
    assertTrue(bad.get("vital.csv").contains(",born,"));
    assertTrue(bad.get("truth_manifest.json").contains("wrong_header"));
  }

  @Test
  void anUnknownFaultIsRefusedWithTheList() {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> Made.parameters(Settings.load(Map.of("synthetic.faults", "nan,earthquake"))));
    String told = refusal.getMessage();
    assertTrue(told.contains("synthetic.faults = \"nan,earthquake\" cannot be used"), told);
    Fault.ALL.forEach(fault -> assertTrue(told.contains(fault.name()), told));
  }

  @Test
  void onlyCsvIsBroken() {
    Map<String, String> both = Map.of("synthetic.faults", "nan", "synthetic.files", "parquet");
    Refusal refusal = assertThrows(Refusal.class, () -> Made.parameters(Settings.load(both)));
    assertTrue(refusal.getMessage().contains("give csv"), refusal.getMessage());
  }

  /** A copy of the good country with a fault of its own. */
  private Made broken(String fault) {
    Path copy = folder.resolve(fault);
    try {
      Files.createDirectory(copy);
      for (String file : good.keySet()) {
        Files.copy(folder.resolve("good").resolve(file), copy.resolve(file));
      }
      Parameters parameters =
          Made.parameters(Settings.load(Map.of("synthetic.years", "2001-2005")));
      Fault.named(fault).applyTo(copy, copy, parameters);
      return new Made(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] with(String faults) {
    String[] all = Arrays.copyOf(SMALL, SMALL.length + 2);
    all[SMALL.length] = "faults";
    all[SMALL.length + 1] = faults;
    return all;
  }

  private void changed(String fault, String file, UnaryOperator<String> change) {
    Map<String, String> bad = broken(fault).bytes();
    assertEquals(good.keySet(), bad.keySet());
    for (String each : good.keySet()) {
      String wanted = each.equals(file) ? change.apply(good.get(each)) : good.get(each);
      assertTrue(wanted.equals(bad.get(each)), () -> fault + " and " + each);
    }
    assertFalse(good.get(file).equals(bad.get(file)));
  }
}
