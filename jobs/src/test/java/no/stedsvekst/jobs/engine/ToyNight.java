package no.stedsvekst.jobs.engine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Settings;

/**
 * A run of jobs on a lake in a folder.
 *
 * @param outcome how it ended
 * @param lake what it worked on
 * @param told what a user saw
 */
record ToyNight(Outcome outcome, Lake lake, String told) {

  static ToyNight of(Path folder, List<Job<?>> jobs, Closing... closings) {
    String path = folder.resolve("lake").toString();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Outcome outcome =
        PipelineCommand.invocation(
                "toy", jobs, List.of(closings), Settings.load(Map.of("lake.path", path)))
            .run(
                new Console(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    false));
    return new ToyNight(outcome, Lake.at(path), err.toString(StandardCharsets.UTF_8));
  }
}
