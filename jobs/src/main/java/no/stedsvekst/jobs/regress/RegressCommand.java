package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.RunVersions;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The job at the command line: it can also print its fits, and set two of them side by side. */
public final class RegressCommand implements Command {
  private final PipelineCommand job = new PipelineCommand(new RegressJob());

  @Override
  public Manual manual() {
    return job.manual();
  }

  @Override
  public List<Option> options() {
    List<Option> options = new ArrayList<>(job.options());
    options.add(new Option("show", "regress.show", "", "print the pooled fits as R does"));
    options.add(
        new Option(
            "compare",
            "regress.compare",
            "A,B",
            "two presets, or two runs of regress, side by side; fits nothing"));
    options.add(
        new Option(
            "as-of",
            "regress.as_of",
            "RUN",
            "on the tables as that run read them; writes nothing"));
    return options;
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Invocation prepare(Settings settings) {
    RegressChoice choice = RegressChoice.of(settings);
    Invocation run = job.prepare(settings);
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    boolean isShown = settings.isOn("regress.show");
    Optional<String> compared = settings.optional("regress.compare");
    if (compared.isPresent() && settings.words("regress.compare").size() != 2) {
      throw settings.badValue("regress.compare", "two names such as book2022,recommended");
    }
    Optional<String> asOf = settings.optional("regress.as_of");
    if (settings.isOn("dry_run") || (!isShown && compared.isEmpty() && asOf.isEmpty())) {
      return run;
    }
    return console -> {
      try (Sessions.Handle session = Sessions.open(settings, "regress")) {
        if (compared.isPresent()) {
          compare(session.spark(), lake, choice, settings, console);
          return Outcome.done();
        }
        if (asOf.isPresent()) {
          RefitAsOf refit =
              RefitAsOf.of(
                  session.spark(), lake, choice, asOf.get(), settings.text("upkeep.retention"));
          print(console, pooled(refit.models(), choice, choice.preset().name()), refit.terms());
          return Outcome.done();
        }
        Outcome outcome = run.run(console);
        if (outcome.exit() == ExitCode.OK || outcome.exit() == ExitCode.SKIPPED) {
          Dataset<Row> fits =
              pooled(
                  lake.read(session.spark(), RegressTables.MODEL), choice, choice.preset().name());
          print(console, fits, lake.read(session.spark(), RegressTables.TERM));
        }
        return outcome;
      }
    };
  }

  private static void print(Console console, Dataset<Row> fits, Dataset<Row> terms) {
    if (console.isJson()) {
      console.list(FitListing.of(fits, terms));
    } else {
      FitSummary.lines(fits, terms).forEach(console::say);
    }
  }

  private static void compare(
      SparkSession spark, Lake lake, RegressChoice choice, Settings settings, Console console) {
    List<String> names = settings.words("regress.compare");
    String kept = settings.text("upkeep.retention");
    List<Dataset<Row>> terms = new ArrayList<>();
    for (String name : names) {
      boolean isPreset = Preset.NAMES.contains(name.replace("+", ""));
      Dataset<Row> models =
          isPreset
              ? table(spark, lake, RegressTables.MODEL)
              : ofRun(spark, lake, RegressTables.MODEL, name, kept);
      Dataset<Row> all =
          isPreset
              ? table(spark, lake, RegressTables.TERM)
              : ofRun(spark, lake, RegressTables.TERM, name, kept);
      Dataset<Row> fits = pooled(models, choice, isPreset ? name : choice.preset().name());
      terms.add(all.join(fits.select("fit_id"), "fit_id"));
    }
    Dataset<Row> compared = FitListing.compared(terms.get(0), terms.get(1));
    if (console.isJson()) {
      console.list(FitListing.of(compared.drop("ordinal")));
    } else {
      FitSummary.compared(names.get(0), names.get(1), compared).forEach(console::say);
    }
  }

  private static Dataset<Row> table(SparkSession spark, Lake lake, TableSpec table) {
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
    return lake.read(spark, table);
  }

  /** The table as a run left it. */
  private static Dataset<Row> ofRun(
      SparkSession spark, Lake lake, TableSpec table, String run, String kept) {
    TableVersion version =
        RunVersions.after(lake, run)
            .map(versions -> versions.get(table.fullName()))
            .orElseThrow(() -> Refusals.unknownRun(run, table.fullName()));
    return RefitAsOf.read(spark, lake, table, version, kept);
  }

  /** The longest fits of the whole migration, by the standard errors that the preset prefers. */
  private static Dataset<Row> pooled(Dataset<Row> fits, RegressChoice choice, String preset) {
    String se =
        choice.standardErrors().size() == 1
            ? choice.standardErrors().get(0)
            : preset.startsWith("book2022") ? "iid" : "cluster:unit";
    WindowSpec longestFirst =
        Window.partitionBy("model", "level").orderBy(col("nobs").desc(), col("period").desc());
    Dataset<Row> whole =
        fits.filter(
            col("preset")
                .equalTo(preset)
                .and(col("sex").equalTo("all"))
                .and(col("age_group").equalTo("all"))
                .and(col("weights").equalTo("none"))
                .and(col("fixed_effects").equalTo("none"))
                .and(col("se").equalTo(se))
                .and(col("level").isin(choice.levels().toArray()))
                .and(
                    col("model")
                        .isin(choice.models().stream().map(each -> each.name()).toArray())));
    return whole
        .withColumn("place", row_number().over(longestFirst))
        .filter(col("place").equalTo(1))
        .drop("place");
  }
}
