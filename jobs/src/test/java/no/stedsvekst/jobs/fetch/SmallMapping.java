package no.stedsvekst.jobs.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.server.ServedTable;
import no.stedsvekst.jobs.testing.norway.CsvRow;
import org.junit.jupiter.api.io.TempDir;

/** What a fetch of the small country lands, number by number. */
abstract class SmallMapping extends SmallServer {
  @TempDir Path out;

  FetchRun fetch(String... settings) {
    FetchRun run = FetchRun.of(time, out, server.url(), settings);
    assertEquals(0, run.exit(), run.err());
    return run;
  }

  Map<String, Double> numbers(String table, String value, String... key) {
    Map<String, Double> numbers = new TreeMap<>();
    CsvRow.each(
        out.resolve(table + ".csv"),
        row -> {
          List<String> words = new ArrayList<>();
          for (String column : key) {
            words.add(row.text(column));
          }
          String text = row.text(value);
          numbers.put(String.join(" ", words), text.isEmpty() ? null : Double.valueOf(text));
        });
    return numbers;
  }

  void own(String name, String text) throws IOException {
    Files.createDirectories(out.resolve("own"));
    Files.writeString(out.resolve("own").resolve(name), text);
  }

  static ServedTable changed(ServedTable table, ServedTable.Figures other) {
    return table.with(
        cell -> {
          Object changed = other.at(cell);
          return changed == null ? table.at(cell) : changed;
        });
  }
}
