package no.stedsvekst.jobs.tools;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;

/** Takes one number apart, down to what was landed. */
public final class ExplainTool implements Command {

  @Override
  public Manual manual() {
    return new Manual(
        "explain",
        "one number, down to its inputs",
        """
        Computes a number of a municipality and year again from the silver tables, row by row as
        one would on paper, prints every step, and beside the result what the lake has. Measures:
        relative_growth, vra, ds, net_migration_excess, attractiveness, business_attractiveness,
        births_expected, deaths_expected; centrality_jobs, of travel times; indicator:NAME, as in
        indicator:job_rate, group:SCHEME/GROUP (of industries), job_index:YEAR (the base year),
        occupation:NAME, moves:INDUSTRY (or moves:all), ranking:SCHEME.""",
        "stedsvekst explain --lake lake --municipality 3053 --year 2021 --measure vra");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("municipality", "explain.municipality", "CODE", "a code of any year"),
        new Option("year", "explain.year", "YEAR", "the flow year", Kind.YEAR),
        new Option("measure", "explain.measure", "NAME", "as in vra"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    String code =
        settings
            .optional("explain.municipality")
            .orElseThrow(
                () ->
                    Refusals.valueNeeded(
                        "explain.municipality", "--municipality CODE", "--municipality 3053"));
    int year =
        settings
            .year("explain.year")
            .orElseThrow(() -> Refusals.valueNeeded("explain.year", "--year YEAR", "--year 2021"));
    if (settings.optional("explain.measure").isEmpty()) {
      throw Refusals.valueNeeded("explain.measure", "--measure NAME", "--measure vra");
    }
    String measure =
        settings
            .optional("explain.measure")
            .filter(name -> NamedExplanation.of(name).isPresent())
            .orElseGet(() -> settings.choice("explain.measure", Explanation.CHOICES));
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    Preset preset = Preset.of(settings);
    return console -> {
      PresetTables tables = new PresetTables(lake, preset);
      NamedMunicipality named = NamedMunicipality.of(lake, code, settings.year("vintage"));
      console.progress("explain: " + named.sentence());
      console.list(Explanation.lines(measure, tables, named.one(), year));
      return Outcome.done();
    };
  }
}
