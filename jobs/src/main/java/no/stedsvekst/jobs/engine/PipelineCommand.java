package no.stedsvekst.jobs.engine;

import java.util.List;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** One job of the pipeline as a command. */
public final class PipelineCommand implements Command {
  private final Job<?> job;

  /** The command of a job. */
  public PipelineCommand(Job<?> job) {
    this.job = job;
  }

  @Override
  public Manual manual() {
    return job.manual();
  }

  @Override
  public List<Option> options() {
    return job.options();
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Invocation prepare(Settings settings) {
    return invocation(manual().name(), List.of(job), List.of(), settings);
  }

  /**
   * Jobs that are run one after the other under a name.
   *
   * @param closings what is done after them
   */
  public static Invocation invocation(
      String name, List<Job<?>> jobs, List<Closing> closings, Settings settings) {
    List<Step<?>> steps = jobs.stream().<Step<?>>map(each -> Step.of(each, settings)).toList();
    Lake lake = Lake.at(lakePath(settings));
    return console -> {
      Pipeline pipeline = new Pipeline(name, steps, closings, lake, settings, console);
      return settings.isOn("dry_run") ? pipeline.plan() : pipeline.run();
    };
  }

  /** Where the lake is: as set, or by whether a landing folder was given. */
  public static String lakePath(Settings settings) {
    return settings
        .optional("lake.path")
        .orElse(settings.optional("landing.path").isPresent() ? "lake" : "lake-synthetic");
  }
}
