package no.stedsvekst.jobs.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.project.ProjectJob;
import no.stedsvekst.jobs.project.backtest.BacktestJob;
import no.stedsvekst.jobs.project.input.ProjectableTerms;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.synthetic.SyntheticNorway;

/** All steps of the pipeline, on the landing folder that was given or on a synthetic one. */
final class NightlyCommand implements Command {
  private static final String NAME = "nightly";

  @Override
  public Manual manual() {
    return new Manual(
        NAME,
        "all steps of the pipeline, one after the other",
        """
        land, conform, access, growth, regress, attract, ripple, project, indicate, backtest, publish;
        access, ripple and indicate where their tables were landed. A step whose code,
        parameters and inputs have not changed since its last good run is skipped. Without --landing a
        small synthetic country is made first, in landing-synthetic.""",
        "stedsvekst nightly --landing my-landing");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("model", "regress.model", "NAME", "one model alone, as in book2022"),
        AppliedCoefficients.OPTION,
        new Option("until", "nightly.until", "STEP", "the last step, as in regress"));
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Invocation prepare(Settings settings) {
    if (settings.optional("landing.path").isPresent()) {
      return finished(settings);
    }
    SynthesizeCommand.refuseWhereItIsNotCarried();
    String out = SynthesizeCommand.out(settings);
    // One country for all presets: they are to be compared on the same data.
    Preset usual = Preset.of(Settings.load(Map.of()));
    SyntheticNorway country = SynthesizeCommand.country(settings, usual);
    Invocation pipeline =
        finished(
            settings
                .with("landing.path", out)
                .with("lake.path", PipelineCommand.lakePath(settings)));
    return console -> {
      if (settings.isOn("dry_run") && !Files.exists(Path.of(out))) {
        console.progress(
            "dry run: would make up %s in %s, and take it through %s"
                .formatted(country.parameters(), out, steps(settings)));
        return Outcome.done();
      }
      if (settings.isOn("dry_run") || SynthesizeCommand.isThere(country, out, console)) {
        return pipeline.run(console);
      }
      // The pipeline borrows the session: to start one takes longer than a small country.
      try (Sessions.Handle session = Sessions.open(settings, NAME)) {
        int partitions = SynthesizeCommand.partitions(settings, country);
        SynthesizeCommand.write(country, out, session.spark(), partitions, console);
        return pipeline.run(console);
      }
    };
  }

  private static String steps(Settings settings) {
    return jobs(settings).stream().map(NightlyCommand::name).collect(Collectors.joining(", "));
  }

  /** All, or those up to the one that was asked for; none that the chosen coefficients forbid. */
  private static List<Job<?>> jobs(Settings settings) {
    List<Job<?>> jobs = untilTheLast(settings);
    return unprojected(settings).isEmpty()
        ? jobs
        : jobs.stream()
            .filter(job -> !(job instanceof ProjectJob) && !(job instanceof BacktestJob))
            .toList();
  }

  /** The terms of the model that was chosen for what is expected whose future nobody knows. */
  private static List<String> unprojected(Settings settings) {
    return MigrationModel.named(Preset.of(settings).coefficients())
        .map(model -> ProjectableTerms.unknown(model.terms()))
        .orElse(List.of());
  }

  private static List<Job<?>> untilTheLast(Settings settings) {
    if (settings.optional("nightly.until").isEmpty()) {
      return Jobs.PIPELINE;
    }
    List<String> names = Jobs.PIPELINE.stream().map(NightlyCommand::name).toList();
    int last = names.indexOf(settings.choice("nightly.until", names));
    return Jobs.PIPELINE.subList(0, last + 1);
  }

  private static String name(Job<?> job) {
    return job.manual().name();
  }

  private static Invocation finished(Settings settings) {
    Invocation pipeline =
        PipelineCommand.invocation(NAME, jobs(settings), Jobs.closings(settings), settings);
    List<String> unprojected = unprojected(settings);
    return console -> {
      if (!unprojected.isEmpty()) {
        console.progress(
            "no projection: the coefficients %s have %s, whose future nobody knows; the night goes on without it"
                .formatted(Preset.of(settings).coefficients(), String.join(", ", unprojected)));
      }
      Outcome outcome = pipeline.run(console);
      if (outcome.exit().code() == ExitCode.OK.code() && !settings.isOn("dry_run")) {
        String lake = PipelineCommand.lakePath(settings);
        console.say("");
        console.say("Next: stedsvekst tables --lake " + lake);
        console.say(
            "      stedsvekst export --lake "
                + lake
                + " --table gold.regression_term --to terms.csv");
      }
      return outcome;
    };
  }
}
