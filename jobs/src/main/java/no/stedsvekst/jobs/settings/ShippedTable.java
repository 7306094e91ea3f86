package no.stedsvekst.jobs.settings;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of {@code conf/assumptions}, which travels with the program: some dozens of lines. */
public final class ShippedTable {
  private ShippedTable() {}

  /** Its lines, each with its cells by column; null where a cell is empty. */
  public static List<Map<String, String>> lines(String name) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    try (InputStream stream =
            ShippedTable.class.getResourceAsStream("/assumptions/" + name + ".csv");
        InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      List<String[]> rows = new CsvParser(settings).parseAll(reader);
      List<Map<String, String>> lines = new ArrayList<>();
      for (String[] row : rows.subList(1, rows.size())) {
        Map<String, String> line = new LinkedHashMap<>();
        for (int column = 0; column < row.length; column++) {
          line.put(rows.get(0)[column], row[column]);
        }
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
