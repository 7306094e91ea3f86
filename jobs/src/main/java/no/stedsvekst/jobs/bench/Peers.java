package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.stedsvekst.jobs.refusal.BenchRefusals;

/** The peers of a folder: by the ending of a file, how it is run. */
final class Peers {
  private static final String DUCKDB = "duckdb_jdbc";
  private static final String VERSION = "1.4.1.0";

  private final BenchChoice choice;
  private final Consumer<String> skipped;

  private Peers(BenchChoice choice, Consumer<String> skipped) {
    this.choice = choice;
    this.skipped = skipped;
  }

  /**
   * Those that can be run here.
   *
   * @param skipped is told of each of the others what to install
   */
  static List<Contestant> of(BenchChoice choice, Consumer<String> skipped) {
    List<Contestant> found = new Peers(choice, skipped).all();
    if (found.isEmpty()) {
      throw BenchRefusals.noPeers(choice.peers().toString());
    }
    return found;
  }

  private List<Contestant> all() {
    List<Contestant> peers = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      int dot = name.lastIndexOf('.');
      command(file, name.substring(dot + 1))
          .ifPresent(command -> peers.add(new Peer(name.substring(0, dot), command)));
    }
    return peers;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(choice.peers())) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.(R|sql|sh)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<List<String>> command(Path file, String ending) {
    return switch (ending) {
      case "R" -> ofR(file);
      case "sql" -> ofDuckDb(file);
      default -> Optional.of(List.of("sh", file.toString()));
    };
  }

  private Optional<List<String>> ofR(Path file) {
    if (works("Rscript", "-e", "library(data.table)")) {
      return Optional.of(List.of("Rscript", file.toString()));
    }
    skipped.accept(
        "%s is left out: install R with data.table, on Debian as r-cran-data.table"
            .formatted(file.getFileName()));
    return Optional.empty();
  }

  /** The driver is no part of the product: it is a file beside the peers. */
  private Optional<List<String>> ofDuckDb(Path file) {
    Optional<Path> driver = driver();
    if (driver.isEmpty()) {
      skipped.accept(
          "%s is left out: fetch DuckDB with mvn -N dependency:copy -Dartifact=org.duckdb:%s:%s -DoutputDirectory=%s"
              .formatted(file.getFileName(), DUCKDB, VERSION, choice.peers()));
    }
    return driver.map(
        jar ->
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar.toString(),
                choice.shipped("RunSql.java").toString(),
                file.toString()));
  }

  private Optional<Path> driver() {
    try (Stream<Path> files = Files.list(choice.peers())) {
      return files
          .filter(file -> file.getFileName().toString().matches(DUCKDB + "-?[\\d.]*\\.jar"))
          .max(Path::compareTo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean works(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
