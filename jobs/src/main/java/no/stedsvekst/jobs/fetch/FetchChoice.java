package no.stedsvekst.jobs.fetch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.fetch.client.StatBanks;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What a user may choose of a fetch.
 *
 * @param out the landing folder
 * @param base the address under which StatBank and KLASS lie
 * @param version which version of StatBank's interface
 * @param firstYear the first year of figures
 * @param lastYear the last flow year; empty for the newest there is
 * @param files what was downloaded by hand; empty where StatBank is asked
 * @param own the folder of the user's own files
 * @param mapping a folder of files in place of those of conf/statbank
 * @param isCheck whether only what is newer is told
 * @param isDryRun whether only the plan is told
 * @param isAnyTime whether figures are fetched while new ones are put in place
 * @param patience how long an answer may take
 */
public record FetchChoice(
    Path out,
    String base,
    String version,
    int firstYear,
    Optional<Integer> lastYear,
    List<Path> files,
    Path own,
    Optional<Path> mapping,
    boolean isCheck,
    boolean isDryRun,
    boolean isAnyTime,
    Duration patience) {

  private static final int FIRST_YEAR = 2000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static FetchChoice of(Settings settings) {
    Path out = Path.of(settings.text("fetch.out"));
    List<Path> files =
        settings
            .optional("fetch.from")
            .map(names -> settings.read("fetch.from", Kind.WORDS).stream().map(Path::of).toList())
            .orElse(List.of());
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw settings.badValue("fetch.from", "files that are there (" + file + " is not)");
      }
    }
    Optional<Path> mapping = settings.optional("fetch.mapping").map(Path::of);
    if (mapping.isPresent() && !Files.isDirectory(mapping.get())) {
      throw settings.badValue("fetch.mapping", "a folder");
    }
    Optional<Path> own = settings.optional("fetch.own").map(Path::of);
    if (own.isPresent() && !Files.isDirectory(own.get())) {
      throw settings.badValue("fetch.own", "a folder");
    }
    // Refuses a last year before the first.
    settings.flowYears();
    return new FetchChoice(
        out,
        base(settings),
        settings.choice("fetch.version", StatBanks.CHOICES),
        settings.year("from_year").orElse(FIRST_YEAR),
        settings.year("to_year"),
        files,
        own.orElse(out.resolve("own")),
        mapping,
        settings.isOn("fetch.check"),
        settings.isOn("dry_run"),
        settings.isOn("fetch.any_time"),
        settings.duration("fetch.patience").orElse(PATIENCE));
  }

  private static String base(Settings settings) {
    String text = settings.text("fetch.url").replaceFirst("/+$", "");
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Refused below as any other text that is no address.
    }
    throw settings.badValue("fetch.url", "an address such as https://data.ssb.no/api");
  }
}
