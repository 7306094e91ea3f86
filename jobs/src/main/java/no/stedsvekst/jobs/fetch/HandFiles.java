package no.stedsvekst.jobs.fetch;

import java.io.IOException;
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
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.HandFile.Kind;
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

/** Files that somebody downloaded, in place of StatBank's and KLASS' answers. */
final class HandFiles implements Answers {
  private final Labels labels;
  private final List<Source> sources;

  /** Files with figures, each with the number of its table. */
  private final Map<HandFile, String> tables = new LinkedHashMap<>();

  /** Files of KLASS, and descriptions of tables. */
  private final Map<String, String> others = new TreeMap<>();

  private final Map<String, String> unused = new TreeMap<>();
  private Optional<Places> places = Optional.empty();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Centrality> centrality = new TreeMap<>();
  private final Map<String, String> regions = new TreeMap<>();
  private final Map<String, String> counties = new TreeMap<>();

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
    List<HandFile> all = new ArrayList<>();
    for (Path path : given) {
      (Files.isDirectory(path) ? files(path) : List.of(path))
          .forEach(file -> all.add(HandFile.of(file)));
    }
    // What describes tables helps to read the others.
    all.stream().filter(file -> file.kind() != Kind.CSV).forEach(files::add);
    all.stream().filter(file -> file.kind() == Kind.CSV).forEach(files::add);
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

  private void add(HandFile file) {
    switch (file.kind()) {
      case CODES -> {
        places = Optional.of(file.read(Klass::places));
        others.put(file.toString(), "KLASS codes");
      }
      case CENTRALITY -> {
        centrality.putAll(file.read(Klass::centrality));
        others.put(file.toString(), "KLASS centrality");
      }
      case COUNTIES -> {
        counties.putAll(file.read(Klass::counties));
        others.put(file.toString(), "KLASS counties");
      }
      case CHANGES -> {
        changes.addAll(file.read(Klass::changes));
        others.put(file.toString(), "KLASS changes");
      }
      case REGIONS -> {
        regions.putAll(file.read(Klass::correspondence));
        others.put(file.toString(), "KLASS regions");
      }
      case DESCRIPTION -> {
        DataSet description = file.read(JsonStat::description);
        labels.describe(description);
        others.put(file.toString(), "what table %s has".formatted(description.table()));
      }
      case JSON_STAT -> {
        String said = file.read(JsonStat::description).table();
        keep(file, said.isEmpty() ? file.name().replaceFirst("\\D*(\\d{5}).*", "$1") : said);
      }
      case CSV -> keep(file, data(file).table());
    }
  }

  private void keep(HandFile file, String table) {
    if (sources.stream().anyMatch(source -> source.table().equals(table))) {
      tables.put(file, table);
    } else {
      unused.put(
          file.toString(), "table %s: no line of table.csv uses it: left alone".formatted(table));
    }
  }

  private DataSet data(HandFile file) {
    return file.kind() == Kind.CSV
        ? file.read(stream -> HandCsv.read(file.name(), stream.readAllBytes(), labels))
        : file.read(JsonStat::data);
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
    others.forEach((file, what) -> listing.add(file, "", what));
    unused.forEach((file, why) -> listing.add(file, "", why));
  }

  /** Files that fill nothing, each with why. */
  Map<String, String> unused() {
    return unused;
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

  Map<String, String> counties() {
    return counties;
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
