package no.stedsvekst.jobs.fetch;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** What only the user has: files that are laid beside what is fetched. */
final class OwnFiles {
  private static final String LIST = "own.csv";

  private final Path folder;
  private final Path out;
  private final List<Map<String, String>> known;

  /**
   * The files of a folder.
   *
   * @param out the landing folder, in which a table of the contract may lie already
   */
  OwnFiles(Path folder, Path out, Sources sources) {
    this.folder = folder;
    this.out = out;
    this.known = sources.lines(LIST);
  }

  /** What is not there, what that switches off and where it is to be had. */
  List<Map<String, String>> missing() {
    return known.stream()
        .filter(line -> !Files.exists(folder.resolve(line.get("file"))))
        .filter(line -> !Files.exists(out.resolve(line.get("file"))))
        .toList();
  }

  /** The rows of a file, each with its cells by column; none where it is not there. */
  List<Map<String, String>> rows(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return List.of();
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setLineSeparator("\n");
    settings.setLineSeparatorDetectionEnabled(true);
    try (InputStreamReader reader =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      List<String[]> lines = new CsvParser(settings).parseAll(reader);
      refuseOtherColumns(file, lines.isEmpty() ? new String[0] : lines.get(0), columns(name));
      List<Map<String, String>> rows = new ArrayList<>();
      for (String[] line : lines.subList(1, lines.size())) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < line.length; column++) {
          row.put(lines.get(0)[column], line[column]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column by another. */
  Map<String, String> map(String name, String key, String value) {
    Map<String, String> map = new TreeMap<>();
    rows(name).forEach(row -> map.put(row.get(key), row.get(value)));
    return map;
  }

  List<String> columns(String name) {
    return known.stream()
        .filter(line -> line.get("file").equals(name))
        .map(line -> List.of(line.get("columns").split(" ", -1)))
        .findFirst()
        .orElseThrow();
  }

  private static void refuseOtherColumns(Path file, String[] header, List<String> columns) {
    Set<String> found = new LinkedHashSet<>(Arrays.asList(header));
    if (!found.equals(new LinkedHashSet<>(columns))) {
      throw FetchRefusals.noOwnFile(
          file.toString(),
          "has the columns %s, needed are %s; mend its first line"
              .formatted(String.join(", ", found), String.join(", ", columns)));
    }
  }
}
