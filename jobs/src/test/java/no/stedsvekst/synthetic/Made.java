package no.stedsvekst.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.pipeline.CountrySettings;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.synthetic.country.Parameters;

/** A country made for a test, and its files as plain rows. */
public record Made(Path folder) {

  /** Makes one; settings are given without their first word, as {@code "seed", "5"}. */
  public static Made in(Path folder, String... settings) {
    Map<String, String> given = new HashMap<>();
    for (int index = 0; index < settings.length; index += 2) {
      given.put("synthetic." + settings[index], settings[index + 1]);
    }
    Settings all = Settings.load(given);
    SyntheticNorway country = new SyntheticNorway(parameters(all));
    int partitions = all.optional("synthetic.partitions").map(Integer::valueOf).orElse(1);
    country.writeTo(folder.toString(), TestSession.get(), partitions);
    return new Made(folder);
  }

  /** The parameters that settings describe, with the preset they name. */
  public static Parameters parameters(Settings settings) {
    return CountrySettings.parameters(settings, Preset.of(settings));
  }

  /** The rows of a table, of all its files, without the headers. */
  public List<String[]> rows(String table) {
    return files(table).stream()
        .flatMap(file -> lines(file).stream().skip(1))
        .map(line -> line.split(",", -1))
        .toList();
  }

  private List<Path> files(String table) {
    Path single = folder.resolve(table + ".csv");
    if (Files.exists(single)) {
      return List.of(single);
    }
    try (Stream<Path> parts = Files.list(folder.resolve(table))) {
      return parts.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column added up by some of the others, each key a text of cells. */
  Map<String, Long> sums(String table, int column, int... by) {
    Map<String, Long> sums = new TreeMap<>();
    for (String[] row : rows(table)) {
      sums.merge(key(row, by), Long.parseLong(row[column]), Long::sum);
    }
    return sums;
  }

  static String key(String[] row, int... by) {
    return Arrays.stream(by).mapToObj(cell -> row[cell]).collect(Collectors.joining(" "));
  }

  /** Every file with its bytes as text of bytes. */
  public Map<String, String> bytes() {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  path -> folder.relativize(path).toString(),
                  Made::latin,
                  (one, other) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String latin(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
