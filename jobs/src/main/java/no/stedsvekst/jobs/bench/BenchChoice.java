package no.stedsvekst.jobs.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.BenchRefusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What a user may choose of a bench.
 *
 * @param sizes how many municipalities the made-up countries have
 * @param landing a folder to time instead; empty for made-up countries
 * @param runs how often each is run
 * @param peers the folder of the peers
 * @param out where made-up countries are kept
 * @param home where the product lies
 */
record BenchChoice(
    List<Integer> sizes, Optional<Path> landing, int runs, Path peers, Path out, Path home) {
  /** A fit of a year needs more municipalities, and more regions, than it has coefficients. */
  static final int FEWEST = 12;

  /** How often each can be run. */
  static final Kind<Integer> RUNS = Kind.wholeNumber(1, 99);

  private static final int MOST = 1_000_000;
  private static final String HOME = "stedsvekst.home";

  static BenchChoice of(Settings settings) {
    settings.choice("preset", List.of(ComparedTable.PRESET));
    Path home =
        Path.of(
            Optional.ofNullable(System.getProperty(HOME)).orElseThrow(BenchRefusals::noLauncher));
    Optional<Path> landing = settings.optional("landing.path").map(BenchChoice::folder);
    landing.ifPresent(PeerTables::refuseOthers);
    Path peers =
        settings
            .optional("bench.peers")
            .map(BenchChoice::folder)
            .orElse(home.resolve("conf").resolve("bench"));
    if (!Files.isDirectory(peers)) {
      throw settings.badValue("bench.peers", "a folder of peers");
    }
    return new BenchChoice(
        sizes(settings),
        landing,
        settings.read("bench.runs", RUNS),
        peers,
        folder(settings.text("bench.out")),
        home);
  }

  /** The program that a user would start. */
  String launcher() {
    return home.resolve("stedsvekst").toString();
  }

  /** What is shipped for the bench. */
  Path shipped(String name) {
    return home.resolve("conf").resolve("bench").resolve(name);
  }

  /** Peers and the product are run in folders of their own. */
  private static Path folder(String name) {
    return Path.of(name).toAbsolutePath().normalize();
  }

  private static List<Integer> sizes(Settings settings) {
    List<Integer> sizes = new ArrayList<>();
    for (String word : settings.words("bench.municipalities")) {
      if (!word.matches("\\d{1,7}")
          || Integer.parseInt(word) < FEWEST
          || Integer.parseInt(word) > MOST) {
        throw settings.badValue(
            "bench.municipalities",
            "numbers from %d to %d, as in 356 or 356,5000".formatted(FEWEST, MOST));
      }
      sizes.add(Integer.valueOf(word));
    }
    return sizes;
  }
}
