package no.stedsvekst.jobs.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.client.Web.Reading;
import no.stedsvekst.jobs.fetch.map.Answers;
import no.stedsvekst.jobs.fetch.place.Klass;
import no.stedsvekst.jobs.fetch.place.Klass.Centrality;
import no.stedsvekst.jobs.fetch.place.Klass.Change;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.fetch.stat.HandCsv;
import no.stedsvekst.jobs.fetch.stat.JsonStat;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** Files that somebody downloaded, each by what stands in it. */
final class HandFiles implements Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNUSED = "no line of table.csv uses it: left alone";

  private final Labels labels;
  private final List<Source> sources;
  private final Map<Path, String> tables = new LinkedHashMap<>();
  private final Map<String, String> unused = new TreeMap<>();
  private Optional<Places> places = Optional.empty();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Centrality> centrality = new TreeMap<>();
  private final Map<String, String> regions = new TreeMap<>();

  private HandFiles(Sources sources, List<Source> within) {
    this.labels = new Labels(sources);
    this.sources = within;
  }

  /**
   * The files, and those of the folders.
   *
   * @param within the tables that are used, with the years that are wanted
   */
  static HandFiles of(List<Path> given, Sources sources, List<Source> within) {
    HandFiles files = new HandFiles(sources, within);
    List<Path> all = new ArrayList<>();
    for (Path path : given) {
      all.addAll(Files.isDirectory(path) ? files(path) : List.of(path));
    }
    // What describes tables helps to read the others.
    all.stream().filter(file -> !isCsv(file)).forEach(files::json);
    all.stream().filter(HandFiles::isCsv).forEach(files::csv);
    return files;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  Files.isRegularFile(file) && file.toString().matches(".*\\.(json|csv)(\\.gz)?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCsv(Path file) {
    return file.toString().matches(".*\\.csv(\\.gz)?");
  }

  private static InputStream open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream;
  }

  private void json(Path file) {
    try {
      String shape = shape(file);
      switch (shape) {
        case "codes" -> places = Optional.of(read(file, Klass::places));
        case "centrality" -> centrality.putAll(read(file, Klass::centrality));
        case "codeChanges" -> changes.addAll(read(file, Klass::changes));
        case "correspondenceItems" -> regions.putAll(read(file, Klass::correspondence));
        default -> statistics(file);
      }
      if (!shape.isEmpty()) {
        unused.put(file.toString(), "KLASS " + shape);
      }
    } catch (IOException e) {
      throw FetchRefusals.unreadableFile(file.toString(), e.getMessage());
    }
  }

  private static String shape(Path file) throws IOException {
    try (InputStream stream = open(file)) {
      JsonNode json = JSON.readTree(stream);
      for (String name : List.of("codeChanges", "correspondenceItems")) {
        if (json.has(name)) {
          return name;
        }
      }
      if (!json.has("codes")) {
        return "";
      }
      for (JsonNode code : json.path("codes")) {
        if (code.hasNonNull("parentCode")) {
          return "centrality";
        }
      }
      return "codes";
    }
  }

  private static <T> T read(Path file, Reading<T> reading) throws IOException {
    try (InputStream stream = open(file)) {
      return reading.of(stream);
    }
  }

  private void statistics(Path file) throws IOException {
    DataSet description = read(file, JsonStat::description);
    String table =
        description.table().isEmpty()
            ? file.getFileName().toString().replaceFirst("\\D*(\\d{5}).*", "$1")
            : description.table();
    if (isDescription(file)) {
      labels.describe(description);
    } else {
      keep(file, table);
    }
  }

  private static boolean isDescription(Path file) throws IOException {
    try (InputStream stream = open(file)) {
      JsonNode value = JSON.readTree(stream).path("value");
      return value.isMissingNode() || value.isNull() || value.isEmpty();
    }
  }

  private void csv(Path file) {
    keep(file, data(file).table());
  }

  private void keep(Path file, String table) {
    if (sources.stream().anyMatch(source -> source.table().equals(table))) {
      tables.put(file, table);
    } else {
      unused.put(file.toString(), "table " + table + ": " + UNUSED);
    }
  }

  private DataSet data(Path file) {
    try (InputStream stream = open(file)) {
      return isCsv(file)
          ? HandCsv.read(file.getFileName().toString(), stream.readAllBytes(), labels)
          : JsonStat.data(stream);
    } catch (IOException e) {
      throw FetchRefusals.unreadableFile(file.toString(), e.getMessage());
    }
  }

  void list(Listing listing) {
    tables.forEach(
        (file, table) ->
            listing.add(
                file.toString(),
                table,
                String.join(
                    ", ",
                    sources.stream()
                        .filter(source -> source.table().equals(table))
                        .map(Source::fills)
                        .toList())));
    unused.forEach((file, why) -> listing.add(file, "", why));
  }

  Map<String, String> unused() {
    Map<String, String> left = new TreeMap<>(unused);
    left.values().removeIf(why -> !why.endsWith(UNUSED));
    return left;
  }

  Optional<Places> places() {
    return places;
  }

  List<Change> changes() {
    return changes;
  }

  Map<String, Centrality> centrality() {
    return centrality;
  }

  Map<String, String> regions() {
    return regions;
  }

  @Override
  public List<Source> sources() {
    return sources.stream().filter(source -> tables.containsValue(source.table())).toList();
  }

  @Override
  public void each(Source source, Use use) {
    tables.forEach(
        (file, table) -> {
          if (table.equals(source.table())) {
            use.of(data(file));
          }
        });
  }
}
