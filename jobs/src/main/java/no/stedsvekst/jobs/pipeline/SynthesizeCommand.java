package no.stedsvekst.jobs.pipeline;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.refusal.StoreRefusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.synthetic.SyntheticNorway;
import org.apache.spark.sql.SparkSession;

/** Writes a synthetic landing folder. */
final class SynthesizeCommand implements Command {
  @Override
  public Manual manual() {
    return new Manual(
        "synthesize",
        "a synthetic country as landing files",
        """
        Makes up municipalities, people, jobs and commuters in whom the model holds, and writes
        them as landing files, with the truth beside them in truth_manifest.json and truth. The
        same options give the same bytes; files that are there already are left alone.\
        """,
        "stedsvekst synthesize --out my-landing --municipalities 356 --regions 73 --seed 7");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("out", "synthetic.out", "DIR", "the landing folder to write"),
        new Option("municipalities", "synthetic.municipalities", "N", "how many"),
        new Option("regions", "synthetic.regions", "N", "in how many regions"),
        new Option("years", "synthetic.years", "A..B", "the flow years", Kind.YEARS),
        new Option("destinations", "synthetic.destinations", "N", "where one's residents work"),
        new Option("seed", "synthetic.seed", "N", "the same seed gives the same country"),
        new Option(
            "feedback", "synthetic.feedback", "on|off", "whether attractiveness moves jobs too"),
        new Option("faults", "synthetic.faults", "LIST", "what to break, as in nan,wrong_header"),
        new Option("files", "synthetic.files", "csv|parquet", "how tables are written"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    refuseWhereItIsNotCarried();
    String out = out(settings);
    SyntheticNorway country = country(settings, Preset.of(settings));
    int partitions = partitions(settings, country);
    return console -> {
      if (settings.isOn("dry_run")) {
        console.progress("dry run: would write " + country.parameters() + " to " + out);
      } else if (isThere(country, out, console)) {
        return Outcome.done();
      } else {
        try (Sessions.Handle session = Sessions.open(settings, "synthesize")) {
          write(country, out, session.spark(), partitions, console);
        }
      }
      return Outcome.done();
    };
  }

  /** What is given to spark-submit makes nothing up: the classes of the country stay behind. */
  static void refuseWhereItIsNotCarried() {
    if (SynthesizeCommand.class.getResource("/no/stedsvekst/synthetic/SyntheticNorway.class")
        == null) {
      throw Refusals.noSyntheticCountry();
    }
  }

  /** Where the country is made up: files are written by this machine alone. */
  static String out(Settings settings) {
    String out = settings.text("synthetic.out");
    if (out.contains("://")) {
      throw StoreRefusals.notLocal("synthetic.out", out);
    }
    return out;
  }

  /** Whether there is nothing to write; says so, and refuses a folder that holds something else. */
  static boolean isThere(SyntheticNorway country, String out, Console console) {
    if (country.isAt(out)) {
      console.progress("synthesize: %s is there already".formatted(out));
      return true;
    }
    if (SyntheticNorway.isAnythingAt(out)) {
      throw Refusals.exists(out + " with other content");
    }
    return false;
  }

  /** Writes the country. */
  static void write(
      SyntheticNorway country, String out, SparkSession spark, int partitions, Console console) {
    long start = System.nanoTime();
    country.writeTo(out, spark, partitions);
    console.progress(
        "synthesize: %s written (%s) in %s"
            .formatted(
                out, country.parameters(), Console.seconds((System.nanoTime() - start) / 1e9)));
  }

  /**
   * The country that the settings describe.
   *
   * @param preset how its truth counts
   */
  static SyntheticNorway country(Settings settings, Preset preset) {
    return new SyntheticNorway(CountrySettings.parameters(settings, preset));
  }

  /** Over how many partitions the work is spread: one a part file where nothing is said. */
  static int partitions(Settings settings, SyntheticNorway country) {
    return settings.optional("synthetic.partitions").isPresent()
        ? settings.integer("synthetic.partitions", 1, 10_000)
        : country.parameters().blocks();
  }
}
