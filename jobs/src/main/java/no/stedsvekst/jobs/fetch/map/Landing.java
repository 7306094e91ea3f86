package no.stedsvekst.jobs.fetch.map;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.raw.RawFolder;
import no.stedsvekst.jobs.fetch.stat.UnreadableAnswer;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** The landing folder while it is being filled: its files, what stands in, what was noticed. */
public final class Landing {
  private final Path folder;
  private final Answers answers;
  private final Places places;
  private final Findings findings = new Findings();
  private final List<String> standIns = new ArrayList<>();
  private final Map<String, Long> rows = new TreeMap<>();

  /** A folder that is filled with those answers. */
  public Landing(Path folder, Answers answers, Places places) {
    this.folder = folder;
    this.answers = answers;
    this.places = places;
  }

  /** The municipalities and their years. */
  public Places places() {
    return places;
  }

  /** What is noticed. */
  public Findings findings() {
    return findings;
  }

  /** Says that something is not what it seems: derived, assumed, or taken from elsewhere. */
  public void standIn(String sentence) {
    standIns.add(sentence);
  }

  /** What stands in for what cannot be had. */
  public List<String> standIns() {
    return List.copyOf(standIns);
  }

  /** How many rows each file has. */
  public Map<String, Long> rows() {
    return rows;
  }

  /** The tables that fill something, in the order of the mapping. */
  List<Source> sources(String fills) {
    return answers.sources().stream().filter(source -> source.fills().equals(fills)).toList();
  }

  /** Reads all answers of a table cell by cell. */
  void each(Source source, Consumer<Cell> use) {
    eachAnswer(source, reading -> reading.each(use));
  }

  /** Reads the answers of a table one after the other. */
  void eachAnswer(Source source, Consumer<Reading> use) {
    answers.each(
        source,
        data -> {
          try {
            use.accept(new Reading(source, data, places, findings));
          } catch (UnreadableAnswer e) {
            throw FetchRefusals.unreadableFile(
                "an answer of table " + source.table(), e.getMessage());
          }
        });
  }

  /** Writes a file; one without rows is not written. */
  void write(String table, List<String> columns, Consumer<CsvFile> rowsOf) {
    try (CsvFile file = new CsvFile(folder, folder.resolve(RawFolder.NAME), table, columns)) {
      rowsOf.accept(file);
      if (file.rows() > 0) {
        rows.put(table, file.rows());
        file.done();
      }
    }
  }

  /** Writes a file of rows that are known already. */
  public void copy(String table, List<String> columns, List<Map<String, String>> lines) {
    write(
        table,
        columns,
        file -> lines.forEach(line -> file.row(columns.stream().map(line::get).toArray())));
  }
}
