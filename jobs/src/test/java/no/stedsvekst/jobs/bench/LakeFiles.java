package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.Lake;

/** What a peer would write that computes as the product does: the lake's own numbers. */
final class LakeFiles {
  private LakeFiles() {}

  static void write(Lake lake, Path folder) throws IOException {
    for (ComparedTable table : ComparedTable.ALL) {
      List<String> lines = new ArrayList<>(List.of(String.join(",", columns(table))));
      table
          .rows()
          .of(
              lake,
              row ->
                  lines.add(
                      columns(table).stream()
                          .map(row)
                          .map(cell -> cell == null ? "" : cell.toString())
                          .collect(Collectors.joining(","))));
      Files.write(folder.resolve(table.file()), lines);
    }
  }

  static List<String> columns(ComparedTable table) {
    List<String> columns = new ArrayList<>(table.wholeKey());
    columns.addAll(table.values());
    return columns;
  }
}
