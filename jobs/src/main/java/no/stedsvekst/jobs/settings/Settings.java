package no.stedsvekst.jobs.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * The settings of a run: {@code conf/reference.conf}, the user's file over it, the command line
 * over both. A key that the reference does not have is refused by name.
 */
public final class Settings {
  /** Where a value comes from that no file gives. */
  private static final String COMMAND_LINE = "command line";

  /** Below this key anything goes: Spark knows its own settings. */
  private static final String SPARK = "spark";

  private final Config config;

  private Settings(Config config) {
    this.config = config;
  }

  /**
   * Reads the settings.
   *
   * @param commandLine values by key; the key {@code conf} names the user's file
   */
  public static Settings load(Map<String, String> commandLine) {
    Config reference = ConfigFactory.parseResources("reference.conf");
    TreeSet<String> known = new TreeSet<>(flat(reference).keySet());
    Config user =
        Optional.ofNullable(commandLine.get("conf"))
            .map(Settings::parse)
            .orElse(ConfigFactory.empty());
    flat(user).forEach((key, value) -> refuseUnknown(key, value.origin().description(), known));
    Config given = ConfigFactory.empty();
    for (Map.Entry<String, String> entry : commandLine.entrySet()) {
      if (!entry.getKey().equals("conf")) {
        refuseUnknown(entry.getKey(), COMMAND_LINE, known);
        ConfigValue value = ConfigValueFactory.fromAnyRef(entry.getValue(), COMMAND_LINE);
        given = given.withValue(entry.getKey(), value);
      }
    }
    return new Settings(given.withFallback(user).withFallback(reference).resolve());
  }

  /** The same settings but for one. */
  public Settings with(String key, String value) {
    return new Settings(
        config.withValue(key, ConfigValueFactory.fromAnyRef(value, "chosen by the program")));
  }

  /** A setting that has a value. */
  public String text(String key) {
    return optional(key).orElseThrow(() -> badValue(key, "a value"));
  }

  /** A setting that may be left open. */
  public Optional<String> optional(String key) {
    try {
      return config.getIsNull(key) ? Optional.empty() : Optional.of(config.getString(key));
    } catch (ConfigException.WrongType e) {
      throw badValue(key, "a single value");
    }
  }

  /** A switch. */
  public boolean isOn(String key) {
    try {
      return config.getBoolean(key);
    } catch (ConfigException.WrongType e) {
      throw badValue(key, "true or false");
    }
  }

  /** A value of a kind. */
  public <T> T read(String key, Kind<T> kind) {
    return kind.read(text(key)).orElseThrow(() -> badValue(key, kind.wanted()));
  }

  /** A whole number from {@code least} to {@code most}. */
  public int integer(String key, int least, int most) {
    return read(key, Kind.wholeNumber(least, most));
  }

  /** A number from {@code least} to {@code most}. */
  public double number(String key, double least, double most) {
    return read(key, Kind.number(least, most));
  }

  /** A calendar year that may be left open. */
  public Optional<Integer> year(String key) {
    return optional(key).map(value -> read(key, Kind.YEAR));
  }

  /** A year or years from the first to the last, or all. */
  public YearRange years(String key) {
    return read(key, Kind.YEARS);
  }

  /** Words with commas between them, in the order given. */
  public List<String> words(String key) {
    return read(key, Kind.WORDS);
  }

  /** The flow years to write: {@code from_year} and {@code to_year}. */
  public YearRange flowYears() {
    int first = year("from_year").orElse(YearRange.ALL.first());
    int last = year("to_year").orElse(YearRange.ALL.last());
    if (first > last) {
      throw badValue("to_year", "a year from " + first + " on, which is from_year");
    }
    return new YearRange(first, last);
  }

  /** A length of time such as {@code 36h}, that may be left open. */
  public Optional<Duration> duration(String key) {
    try {
      return optional(key).map(value -> config.getDuration(key));
    } catch (ConfigException e) {
      throw badValue(key, "a time such as 36h or 3d");
    }
  }

  /** One of a few words. */
  public String choice(String key, Collection<String> choices) {
    String value = text(key);
    if (!choices.contains(value)) {
      throw badValue(key, String.join(" or ", choices));
    }
    return value;
  }

  /** The refusal of a value, with where it came from. */
  public RuntimeException badValue(String key, String wanted) {
    ConfigValue value = flat(config).get(key);
    return Refusals.badValue(
        key,
        Secrets.shown(key, String.valueOf(value.unwrapped())),
        value.origin().description(),
        wanted);
  }

  /** The refusal of an option's value, as that of a setting. */
  public static RuntimeException badOption(String key, String value, Kind<?> kind) {
    return Refusals.badValue(key, Secrets.shown(key, value), COMMAND_LINE, kind.wanted());
  }

  /** What is set for Spark, by Spark's own names. */
  public Map<String, String> spark() {
    Map<String, String> settings = new LinkedHashMap<>();
    flat(config.getConfig(SPARK).atPath(SPARK))
        .forEach((key, value) -> settings.put(key, String.valueOf(value.unwrapped())));
    return settings;
  }

  private static Config parse(String file) {
    if (!Files.isReadable(Path.of(file))) {
      throw Refusals.unreadableSettings(file, "there is no such file; give --conf a file that is");
    }
    try {
      // Files that it includes are looked for beside it, which a bare name has no beside for.
      return ConfigFactory.parseFile(Path.of(file).toAbsolutePath().toFile()).resolve();
    } catch (ConfigException e) {
      throw Refusals.unreadableSettings(file, said(e) + "; mend that line");
    }
  }

  /** What is wrong with a file: a line that may hold a key is named, not shown. */
  private static String said(ConfigException fault) {
    ConfigOrigin origin = fault.origin();
    return origin == null || origin.filename() == null || !Secrets.isSecret(text(origin))
        ? fault.getMessage()
        : "line %d, which may hold a key, is not as it should be".formatted(origin.lineNumber());
  }

  private static String text(ConfigOrigin origin) {
    try {
      List<String> lines = Files.readAllLines(Path.of(origin.filename()));
      return origin.lineNumber() > lines.size() ? "" : lines.get(origin.lineNumber() - 1);
    } catch (IOException e) {
      // Nothing can be said of it then.
      return "secret";
    }
  }

  private static void refuseUnknown(String key, String origin, Collection<String> known) {
    if (!known.contains(key) && !key.startsWith(SPARK + ".")) {
      throw Refusals.unknownKey(key, origin, known);
    }
    if (key.startsWith("presets.")) {
      String parameter = key.substring(key.lastIndexOf('.') + 1);
      throw Refusals.fixedKey(key, origin, "model." + parameter);
    }
  }

  /** Every value by its whole path, those left open included. */
  private static Map<String, ConfigValue> flat(Config config) {
    Map<String, ConfigValue> values = new TreeMap<>();
    flatten("", config.root(), values);
    return values;
  }

  private static void flatten(String prefix, ConfigObject object, Map<String, ConfigValue> into) {
    object.forEach(
        (key, value) -> {
          if (value.valueType() == ConfigValueType.OBJECT) {
            flatten(prefix + key + ".", (ConfigObject) value, into);
          } else {
            into.put(prefix + key, value);
          }
        });
  }
}
