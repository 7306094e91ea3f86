package no.stedsvekst.jobs.tools;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.project.target.TargetRequest;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;

/** Tells how attractive a municipality must be to reach a goal. */
public final class TargetTool implements Command {
  private static final Kind<Double> PERSONS = Kind.number(0, 1e9);

  @Override
  public Manual manual() {
    return new Manual(
        "target",
        "what a goal for the population takes",
        """
        The residential attractiveness, the same every year, with which the projection comes to a
        wanted population: the nation and the neighbours are as in the scenario neutral. Beside it
        how many people there would be without, and the share of all municipalities' ten years of
        the past that had no more.\
        """,
        "stedsvekst target --lake lake --municipality 3053 --population 9000 --year 2040");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("municipality", "target.municipality", "CODE", "a code of any year"),
        new Option("population", "target.population", "N", "persons wanted", PERSONS),
        new Option(
            "year", "target.year", "YEAR", "of the 1 January on which they are wanted", Kind.YEAR),
        new Option("alternative", "project.alternative", "NAME", "of the nation, as in MMM"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    String code = given(settings, "municipality", "--municipality CODE", "--municipality 3053");
    given(settings, "population", "--population N", "--population 9000");
    given(settings, "year", "--year YEAR", "--year 2040");
    double population = settings.read("target.population", PERSONS);
    int year = settings.year("target.year").orElseThrow();
    Preset preset = Preset.of(settings);
    String alternative = settings.text("project.alternative");
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    return console -> {
      try (Sessions.Handle session = Sessions.open(settings, "target");
          WorkFolder.Temporary folder =
              WorkFolder.temporary(lake, session.spark().sparkContext().isLocal(), "target")) {
        NamedMunicipality named = NamedMunicipality.of(lake, code, settings.year("vintage"));
        console.progress("target: " + named.sentence());
        TargetRequest.Answer answer =
            new TargetRequest(preset, alternative, named.one(), population, year)
                .answer(
                    session.spark(),
                    lake,
                    folder.folder(),
                    note -> console.progress("target: " + note));
        if (Double.isNaN(answer.rate())) {
          throw ProjectRefusals.unreachable(code, population, year, answer.neutral());
        }
        Listing listing =
            new Listing(
                "municipality", "from", "to", "population", "neutral", "rate", "percentile");
        listing.add(
            named.one(),
            "" + answer.baseYear(),
            "" + year,
            population,
            answer.neutral(),
            "%.6f".formatted(answer.rate()),
            Double.isNaN(answer.percentile()) ? "" : "%.1f".formatted(100 * answer.percentile()));
        console.list(listing);
      }
      return Outcome.done();
    };
  }

  private static String given(Settings settings, String key, String option, String example) {
    return settings
        .optional("target." + key)
        .orElseThrow(() -> Refusals.valueNeeded("target." + key, option, example));
  }
}
