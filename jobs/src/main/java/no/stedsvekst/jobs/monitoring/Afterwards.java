package no.stedsvekst.jobs.monitoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Secrets;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What others are told when a run has ended: a file for a monitor, and a command of the user's.
 * Neither changes how the run ended.
 *
 * @param settings of the run
 * @param console hears what could not be told
 */
public record Afterwards(Settings settings, Console console) {

  /** By these settings. */
  public static Afterwards of(Settings settings, Console console) {
    return new Afterwards(settings, console);
  }

  /** Tells of a run of a command. */
  public void run(String job, Outcome outcome) {
    String lake = PipelineCommand.lakePath(settings);
    settings
        .optional("monitoring.prometheus")
        .ifPresent(file -> tried("monitoring.prometheus", () -> write(lake, file)));
    String key = outcome.exit().code() == 0 ? "hook.on_success" : "hook.on_failure";
    Optional<String> hook = settings.optional(key);
    hook.ifPresent(
        command -> {
          Map<String, Object> run = new LinkedHashMap<>();
          run.put("job", job);
          run.put("lake", lake);
          run.putAll(Console.closing(outcome));
          tried(key, () -> Hook.run(command, Secrets.redacted(Console.json(run))));
        });
  }

  private static void write(String lake, String file) {
    PrometheusFile.of(Lake.at(lake)).writeTo(file);
  }

  private void tried(String key, Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      console.progress(
          "%s could not be followed, the run itself is not touched by that: %s"
              .formatted(key, e.getMessage()));
    }
  }
}
