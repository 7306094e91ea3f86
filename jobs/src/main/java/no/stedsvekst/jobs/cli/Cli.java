package no.stedsvekst.jobs.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import scala.Option$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scopt.OptionParser;
import scopt.Read;
import scopt.Read$;

/** The options of one command, read with scopt into settings by key. */
final class Cli extends OptionParser<Map<String, String>> {
  private static final String UNKNOWN = "Unknown option --";

  private final Command command;
  private final List<String> complaints = new ArrayList<>();

  /** What scopt would tell in words of its own. */
  private RuntimeException unreadable;

  Cli(Command command) {
    super("stedsvekst " + command.manual().name());
    this.command = command;
    Manual manual = command.manual();
    head(
        words(
            "stedsvekst "
                + manual.name()
                + ": "
                + manual.summary()
                + "\n\n"
                + manual.text()
                + "\n"));
    command.argument().ifPresent(this::declareArgument);
    command.options().forEach(this::declare);
    note("\nOptions of all jobs:");
    common().forEach(this::declare);
    note("\nExample: " + manual.example());
  }

  /** The manual of the command. */
  String manual() {
    return usage();
  }

  /** The settings that the arguments give, by key; refuses what cannot be read. */
  Map<String, String> settings(List<String> arguments) {
    Seq<String> given = CollectionConverters.asScala(paired(arguments)).toSeq();
    scala.Option<Map<String, String>> parsed = parse(given, new LinkedHashMap<>());
    if (unreadable != null) {
      throw unreadable;
    }
    if (parsed.isEmpty() || !complaints.isEmpty()) {
      throw refusal(complaints.isEmpty() ? "the options cannot be read" : complaints.get(0));
    }
    return parsed.get();
  }

  private RuntimeException refusal(String complaint) {
    String name = command.manual().name();
    if (complaint.startsWith(UNKNOWN)) {
      return Refusals.unknownOption(name, complaint.substring(UNKNOWN.length()), optionNames());
    }
    return Refusals.badArguments(name, complaint);
  }

  private List<String> optionNames() {
    List<String> names = new ArrayList<>(command.options().stream().map(Option::name).toList());
    common().forEach(option -> names.add(option.name()));
    return names;
  }

  /** Those of all jobs, but for one that the command has its own words for. */
  private List<Option> common() {
    List<String> own = command.options().stream().map(Option::name).toList();
    return Option.COMMON.stream().filter(option -> !own.contains(option.name())).toList();
  }

  private void declare(Option option) {
    if (option.isSwitch()) {
      opt(option.name(), Read.unitRead())
          .text(option.help())
          .action((unit, settings) -> with(settings, option.key(), "true"));
    } else {
      opt(option.name(), reading(option))
          .valueName(option.value())
          .text(option.help())
          .action((value, settings) -> with(settings, option.key(), value));
    }
  }

  private void declareArgument(Option option) {
    arg("[" + option.value() + "]", Read.stringRead())
        .optional()
        .text(option.help())
        .action((value, settings) -> with(settings, option.key(), value));
  }

  /** The arguments, with the two values of an option that takes two as one. */
  private List<String> paired(List<String> arguments) {
    List<String> names =
        command.options().stream()
            .filter(option -> option.value().contains(" "))
            .map(option -> "--" + option.name())
            .toList();
    List<String> paired = new ArrayList<>();
    for (int place = 0; place < arguments.size(); place++) {
      paired.add(arguments.get(place));
      if (names.contains(arguments.get(place)) && place + 2 < arguments.size()) {
        paired.add(arguments.get(place + 1) + " " + arguments.get(place + 2));
        place += 2;
      }
    }
    return paired;
  }

  /** The text of a value, where it is of the option's kind. */
  private Read<String> reading(Option option) {
    return Read$.MODULE$.reads(
        text -> {
          if (option.kind().read(text).isEmpty()) {
            unreadable = Settings.badOption(option.key(), text, option.kind());
            throw unreadable;
          }
          return text;
        });
  }

  private static Seq<String> words(String... words) {
    return CollectionConverters.asScala(List.of(words)).toSeq();
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    settings.put(key, value);
    return settings;
  }

  @Override
  public void reportError(String complaint) {
    complaints.add(complaint);
  }

  @Override
  public void displayToErr(String text) {
    // What scopt would print is said by the one refusal.
  }

  @Override
  public scala.Option<Object> showUsageOnError() {
    return Option$.MODULE$.apply((Object) false);
  }
}
