package no.stedsvekst.jobs.settings;

import java.util.List;

/**
 * A command-line option: another way to give a setting.
 *
 * @param name without the dashes
 * @param key the setting it gives
 * @param value what stands for its value in the help; empty for a switch
 * @param help one line of the manual
 * @param kind of its value: what is not of it is refused whether the job uses it or not
 */
public record Option(String name, String key, String value, String help, Kind<?> kind) {

  /** The options that every job takes. */
  public static final List<Option> COMMON =
      List.of(
          new Option(
              "lake", "lake.path", "DIR", "the lake; default lake-synthetic, lake with --landing"),
          new Option(
              "landing",
              "landing.path",
              "DIR",
              "the folder of landing files (land, nightly, check, report, bench)"),
          new Option("conf", "conf", "FILE", "settings that differ from conf/reference.conf"),
          new Option("preset", "preset", "NAME", "book2022 or recommended, from growth to publish"),
          new Option(
              "from-year", "from_year", "YEAR", "first flow year to write (growth)", Kind.YEAR),
          new Option("to-year", "to_year", "YEAR", "last flow year to write (growth)", Kind.YEAR),
          new Option(
              "vintage",
              "vintage",
              "YEAR",
              "municipality codes of this year; default the newest (conform)",
              Kind.YEAR),
          new Option(
              "dry-run", "dry_run", "", "say what would be read and written, and do nothing"),
          new Option("format", "format", "text|json", "how results are printed"));

  /** An option of any text, or a switch. */
  public Option(String name, String key, String value, String help) {
    this(name, key, value, help, Kind.TEXT);
  }

  /** Whether the option stands alone, without a value. */
  public boolean isSwitch() {
    return value.isEmpty();
  }
}
