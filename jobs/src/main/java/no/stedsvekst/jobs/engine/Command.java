package no.stedsvekst.jobs.engine;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Something that the launcher can be told to do. */
public interface Command {
  /** What {@code --help} says of it. */
  Manual manual();

  /** Its own options, beside those that all have. */
  List<Option> options();

  /** A value that may be given without the name of its option; empty where there is none. */
  default Optional<Option> argument() {
    return Optional.empty();
  }

  /** Whether it is entered in the ledger as a run, and so worth a hook. */
  default boolean isRun() {
    return false;
  }

  /** How its results can be printed. */
  default List<String> formats() {
    return List.of("text", "json");
  }

  /** Checks all that can be checked before anything is started. */
  Invocation prepare(Settings settings);

  /** Whether it has to do with a lake, and with the ways to its files. */
  default boolean usesLake() {
    return true;
  }

  /** A command whose settings have been found good. */
  @FunctionalInterface
  interface Invocation {
    /** Does it. */
    Outcome run(Console console);
  }
}
