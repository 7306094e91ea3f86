package no.stedsvekst.jobs.fetch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.fetch.client.Time;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.settings.Settings;

/** The command as the program runs it, by a time of its own. */
public record FetchRun(int exit, String out, String err) {
  /**
   * Runs it.
   *
   * @param settings by key and value in turns
   */
  public static FetchRun of(Time time, Path out, String url, String... settings) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("fetch.out", out.toString());
    given.put("fetch.url", url);
    for (int index = 0; index < settings.length; index += 2) {
      given.put(settings[index], settings[index + 1]);
    }
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            false);
    Outcome outcome;
    try {
      outcome = new FetchCommand(time).prepare(Settings.load(given)).run(console);
    } catch (Refusal refusal) {
      outcome = Outcome.of(refusal);
    }
    console.close(outcome);
    return new FetchRun(
        outcome.exit().code(),
        outBytes.toString(StandardCharsets.UTF_8),
        errBytes.toString(StandardCharsets.UTF_8));
  }
}
