package no.stedsvekst.jobs.testing.norway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A row of a comma-separated file, whose cells are asked for by the name of their column. */
public final class CsvRow {
  private final Map<String, Integer> places;
  private final String[] cells;

  private CsvRow(Map<String, Integer> places, String line) {
    this.places = places;
    this.cells = line.split(",", -1);
  }

  /** Hands over a file row by row: the large ones do not have to fit into memory. */
  public static void each(Path file, Consumer<CsvRow> use) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      Map<String, Integer> places = new HashMap<>();
      for (String column : reader.readLine().split(",", -1)) {
        places.put(column, places.size());
      }
      reader.lines().forEach(line -> use.accept(new CsvRow(places, line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cell without spaces around it; one official name ends in a space that does not break. */
  public String text(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("No column " + column + " among " + places.keySet());
    }
    return cells[place].replace('\u00a0', ' ').strip();
  }

  /** The cell as a number. */
  public double number(String column) {
    return Double.parseDouble(text(column));
  }

  /** The cell as a whole number. */
  public int whole(String column) {
    return Integer.parseInt(text(column));
  }
}
