package no.stedsvekst.jobs.pipeline;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.jobs.synthetic.SyntheticNorway;

/** Writes a synthetic landing folder. */
final class SynthesizeCommand implements Command {
  @Override
  public Manual manual() {
    return new Manual(
        "synthesize",
        "a small synthetic country as landing files",
        """
        Makes up municipalities, people, jobs and commuters in whom the model holds, and writes
        them as landing files, with the truth beside them in truth_manifest.json. The same options
        give the same files; files that are there already are left alone.""",
        "stedsvekst synthesize --out my-landing --municipalities 100 --seed 7");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("out", "synthetic.out", "DIR", "the landing folder to write"),
        new Option("municipalities", "synthetic.municipalities", "N", "how many"),
        new Option("regions", "synthetic.regions", "N", "in how many regions"),
        new Option("years", "synthetic.years", "A..B", "the flow years"),
        new Option("seed", "synthetic.seed", "N", "the same seed gives the same country"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    String out = settings.text("synthetic.out");
    SyntheticNorway country = country(settings);
    return console -> {
      if (settings.isOn("dry_run")) {
        console.progress("dry run: would write " + country.parameters() + " to " + out);
      } else {
        write(country, out, console);
      }
      return Outcome.done();
    };
  }

  /** Writes the country if it is not there yet. */
  static void write(SyntheticNorway country, String out, Console console) {
    long start = System.nanoTime();
    boolean isNew = country.writeTo(out);
    console.progress(
        "synthesize: %s %s in %s"
            .formatted(
                out,
                isNew ? "written (" + country.parameters() + ")" : "is there already",
                Console.seconds((System.nanoTime() - start) / 1e9)));
  }

  /** The country that the settings describe. */
  static SyntheticNorway country(Settings settings) {
    int municipalities = settings.integer("synthetic.municipalities", 2, 2000);
    int regions = settings.integer("synthetic.regions", 1, municipalities);
    YearRange years = settings.years("synthetic.years");
    if (years.equals(YearRange.ALL) || years.last() - years.first() < 3) {
      throw settings.badValue("synthetic.years", "at least four years, such as 2003..2022");
    }
    int seed = settings.integer("synthetic.seed", 0, Integer.MAX_VALUE);
    return new SyntheticNorway(municipalities, regions, years, seed);
  }
}
