package no.stedsvekst.jobs.pipeline;

import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.faults.Fault;

/** The country that the settings describe; what they cannot mean is refused. */
public final class CountrySettings {
  /** How many places it takes for a merger and a split. */
  private static final int FOR_CODE_CHANGES = 8;

  private CountrySettings() {}

  /**
   * The parameters that the settings describe.
   *
   * @param preset how the truth counts
   */
  public static Parameters parameters(Settings settings, Preset preset) {
    boolean hasCodeChanges = settings.isOn("synthetic.code_changes");
    int municipalities =
        settings.integer(
            "synthetic.municipalities", hasCodeChanges ? FOR_CODE_CHANGES : 2, 1_000_000);
    YearRange years = settings.years("synthetic.years");
    if (years.equals(YearRange.ALL) || years.last() - years.first() < 3) {
      throw settings.badValue("synthetic.years", "at least four years, such as 2003..2022");
    }
    String files = settings.choice("synthetic.files", List.of("csv", "parquet"));
    List<String> faults = words(settings, "synthetic.faults", Fault.names());
    if (!faults.isEmpty() && !files.equals("csv")) {
      throw settings.badValue("synthetic.files", "csv where synthetic.faults breaks the files");
    }
    return new Parameters(
        municipalities,
        settings.integer("synthetic.regions", 1, municipalities),
        years.first(),
        years.last(),
        settings.integer("synthetic.destinations", 1, 500),
        settings.integer("synthetic.seed", 0, Integer.MAX_VALUE),
        settings.choice("synthetic.feedback", List.of("on", "off")).equals("on"),
        hasCodeChanges,
        preset.name().startsWith("book2022"),
        preset.shareYear(),
        files,
        faults,
        settings.integer("synthetic.block_size", 8, 100_000),
        words(settings, "synthetic.extras", Parameters.EXTRAS));
  }

  /** The words of a setting that may be left open, some of those that there are. */
  private static List<String> words(Settings settings, String key, List<String> known) {
    List<String> wanted =
        Stream.of(settings.optional(key).orElse("").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .sorted()
            .toList();
    if (!known.containsAll(wanted)) {
      throw settings.badValue(key, "some of " + String.join(", ", known));
    }
    return wanted;
  }
}
