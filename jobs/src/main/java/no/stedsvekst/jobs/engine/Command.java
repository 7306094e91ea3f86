package no.stedsvekst.jobs.engine;

import java.util.List;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Something that the launcher can be told to do. */
public interface Command {
  /** What {@code --help} says of it. */
  Manual manual();

  /** Its own options, beside those that all have. */
  List<Option> options();

  /** Checks all that can be checked before anything is started. */
  Invocation prepare(Settings settings);

  /** A command whose settings have been found good. */
  @FunctionalInterface
  interface Invocation {
    /** Does it. */
    Outcome run(Console console);
  }
}
