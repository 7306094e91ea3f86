package no.stedsvekst.synthetic.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.files.Table;

/**
 * Something wrong that is done to the files on purpose, to see whether it is found.
 *
 * @param name as the settings have it
 * @param table whose file is broken
 * @param isEverywhere whether all files of the table are, not the first alone
 * @param change what is done to the text of a file; null where the file itself is moved away
 */
public record Fault(String name, Table table, boolean isEverywhere, Change change) {
  static final List<Fault> ALL =
      List.of(
          new Fault("missing_year", Table.JOBS, true, Breaking::withoutAYear),
          of("duplicated_rows", Table.VITAL, text -> text + Breaking.line(text, 1) + "\n"),
          of(
              "unknown_code",
              Table.JOBS,
              text -> text + Breaking.line(text, 1).replaceFirst("^[^,]*", "0000") + "\n"),
          of("negative_jobs", Table.JOBS, text -> Breaking.lastCell(text, "-5")),
          of("nan", Table.JOBS, text -> Breaking.lastCell(text, "NaN")),
          of(
              "truncated_file",
              Table.COMMUTING,
              text -> text.substring(0, text.lastIndexOf(',') - 1)),
          of("wrong_header", Table.VITAL, text -> text.replaceFirst("births", "born")),
          of("swapped_columns", Table.JOBS, Breaking::swapped),
          of("huge_field", Table.MUNICIPALITY, text -> Breaking.named(text, "x".repeat(1 << 20))),
          of(
              "formula_cell",
              Table.MUNICIPALITY,
              text -> Breaking.named(text, "=HYPERLINK(\"\"http://example.invalid\"\")")),
          new Fault("path_escape", Table.VITAL, false, null),
          new Fault("yearly_jump", Table.JOBS, false, Breaking::withAJump));

  private static Fault of(String name, Table table, UnaryOperator<String> change) {
    return new Fault(name, table, false, (text, parameters) -> change.apply(text));
  }

  /** What is done to the text of a file. */
  @FunctionalInterface
  public interface Change {
    String of(String text, Parameters parameters);
  }

  /** The names that there are. */
  public static List<String> names() {
    return ALL.stream().map(Fault::name).toList();
  }

  /** The fault of a name that there is. */
  public static Fault named(String name) {
    return ALL.stream().filter(fault -> fault.name.equals(name)).findFirst().orElseThrow();
  }

  /**
   * Does it to the files of a folder.
   *
   * @param finalFolder where the folder will lie
   */
  public void applyTo(Path folder, Path finalFolder, Parameters parameters) throws IOException {
    for (Path file : files(folder)) {
      if (change == null) {
        Path outside =
            finalFolder.resolveSibling(
                finalFolder.getFileName() + ".outside-" + file.getFileName());
        Files.deleteIfExists(outside);
        Files.move(file, outside);
        Files.createSymbolicLink(file, outside);
      } else {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.writeString(file, change.of(text, parameters), StandardCharsets.UTF_8);
      }
    }
  }

  /** The first file of the table, or all of them. */
  private List<Path> files(Path folder) throws IOException {
    Path single = folder.resolve(table.name() + ".csv");
    if (Files.exists(single)) {
      return List.of(single);
    }
    try (Stream<Path> parts = Files.list(folder.resolve(table.name()))) {
      return parts.sorted().limit(isEverywhere ? Long.MAX_VALUE : 1).toList();
    }
  }
}
