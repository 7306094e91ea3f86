package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.attractiveness.Impulse;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Tells who moves where when jobs come to a municipality. */
public final class ImpulseTool implements Command {
  private static final String[] TERMS = {"vra", "vra_1", "vra_2"};

  /** Of a place from which people commute to the jobs. */
  private record Home(String code, String name, double share, double population) {}

  /** What is asked. */
  private record Question(
      String municipality, int year, Optional<Double> jobs, Settings settings) {}

  @Override
  public Manual manual() {
    return new Manual(
        "impulse",
        "who moves where when jobs come",
        """
        What so many new jobs in a municipality bring over three years, there and in every
        municipality from which people commute to it. With --persons instead of --jobs the inverse:
        how many jobs bring that many to the municipality itself. With --centrality what a road
        that brings jobs nearer draws a year. Negative numbers are jobs that go.""",
        "stedsvekst impulse --municipality 3053 --jobs 100 --year 2023");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("municipality", "impulse.municipality", "CODE", "where; a code of any year"),
        new Option("year", "impulse.year", "YEAR", "in which they come"),
        new Option("jobs", "impulse.jobs", "N", "how many come"),
        new Option("persons", "impulse.persons", "N", "or how many persons are wanted"),
        new Option(
            "centrality", "impulse.centrality", "D", "or how much nearer to jobs, as in 0.0155"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    String code =
        settings
            .optional("impulse.municipality")
            .orElseThrow(
                () ->
                    Refusals.valueNeeded(
                        "impulse.municipality", "--municipality CODE", "--municipality 3053"));
    int year =
        settings
            .year("impulse.year")
            .orElseThrow(() -> Refusals.valueNeeded("impulse.year", "--year YEAR", "--year 2023"));
    long chosen =
        Stream.of("jobs", "persons", "centrality")
            .filter(key -> settings.optional("impulse." + key).isPresent())
            .count();
    if (chosen != 1) {
      throw Refusals.badArguments(
          "impulse", "give one of --jobs, --persons and --centrality, as in --jobs 100");
    }
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    Preset preset = Preset.of(settings);
    Question question = new Question(code, year, number(settings, "impulse.jobs"), settings);
    return console -> {
      try (Sessions.Handle session = Sessions.open(settings, "impulse")) {
        answer(question, new PresetTables(session.spark(), lake, preset), console);
      }
      return Outcome.done();
    };
  }

  private static Optional<Double> number(Settings settings, String key) {
    return settings.optional(key).isEmpty()
        ? Optional.empty()
        : Optional.of(settings.number(key, -1e9, 1e9));
  }

  private static void answer(Question question, PresetTables tables, Console console) {
    Settings settings = question.settings();
    NamedMunicipality named =
        NamedMunicipality.of(
            tables.spark(), tables.lake(), question.municipality(), settings.year("vintage"));
    console.progress("impulse: " + named.sentence());
    String place = named.one();
    AppliedCoefficients coefficients = tables.coefficients();
    console.progress("impulse: coefficients " + coefficients.id());
    Dataset<Row> panel = tables.municipalities();
    int year = tables.lastYear(panel.filter("population is not null"), question.year());
    double population = number(panel, place, year, "population");
    Optional<Double> nearer = number(settings, "impulse.centrality");
    if (nearer.isPresent()) {
      Listing listing =
          new Listing("municipality", "population", "centrality_jobs", "persons_a_year");
      listing.add(
          place,
          population,
          nearer.get().toString(),
          Impulse.byCentrality(population, coefficients.estimate("centrality_jobs"), nearer.get()));
      console.list(listing);
      return;
    }
    int before = tables.lastYear(panel.filter("jobs is not null"), question.year() - 1);
    double base = number(panel, place, before, "jobs");
    Dataset<Row> commuting = tables.read(SilverTables.COMMUTING);
    int shareYear = tables.shareYear(year, commuting);
    console.progress(
        "impulse: residents of 1 January %d, commuting of %d, %s jobs there in %d"
            .formatted(year, shareYear, "%.0f".formatted(base), before));
    Impulse impulse = new Impulse(Stream.of(TERMS).mapToDouble(coefficients::estimate).toArray());
    List<Home> homes = homes(tables, panel, commuting, place, year, shareYear);
    double jobs =
        question
            .jobs()
            .orElseGet(
                () -> {
                  Home own =
                      homes.stream()
                          .filter(home -> home.code().equals(place))
                          .findFirst()
                          .orElseThrow(
                              () -> Refusals.unknownNumber("commuting within", place, shareYear));
                  return impulse.jobsFor(
                      number(settings, "impulse.persons").orElseThrow(),
                      own.population(),
                      own.share(),
                      base);
                });
    console.progress("impulse: %.1f jobs in %s in %d".formatted(jobs, place, question.year()));
    console.list(listing(impulse, homes, jobs, base, question.year()));
  }

  private static List<Home> homes(
      PresetTables tables,
      Dataset<Row> panel,
      Dataset<Row> commuting,
      String place,
      int year,
      int shareYear) {
    Dataset<Row> names =
        tables.read(SilverTables.MUNICIPALITY).select(col("code").as("unit"), col("name"));
    Dataset<Row> employed = panel.filter(col("year").equalTo(shareYear)).select("unit", "employed");
    List<Home> homes = new ArrayList<>();
    // As many as there are places that send people to this one.
    commuting
        .filter(col("year").equalTo(shareYear).and(col("work").equalTo(place)))
        .select(col("home").as("unit"), col("employed").as("going"))
        .join(employed, "unit")
        .join(panel.filter(col("year").equalTo(year)).select("unit", "population"), "unit")
        .join(names, "unit")
        .select(
            col("unit"),
            col("name"),
            col("going").divide(col("employed")),
            col("population").cast("double"))
        .collectAsList()
        .forEach(
            row ->
                homes.add(
                    new Home(
                        row.getString(0), row.getString(1), row.getDouble(2), row.getDouble(3))));
    return homes;
  }

  private static Listing listing(
      Impulse impulse, List<Home> homes, double jobs, double base, int year) {
    Listing listing =
        new Listing(
            "municipality", "name", "share", "" + year, "" + (year + 1), "" + (year + 2), "all");
    double[] sums = new double[TERMS.length + 1];
    homes.stream()
        .sorted(
            Comparator.comparingDouble(
                home -> -Math.abs(impulse.total(home.population(), home.share(), jobs, base))))
        .forEach(
            home -> {
              double[] persons = impulse.persons(home.population(), home.share(), jobs, base);
              double total = impulse.total(home.population(), home.share(), jobs, base);
              for (int lag = 0; lag < persons.length; lag++) {
                sums[lag] += persons[lag];
              }
              sums[persons.length] += total;
              listing.add(
                  home.code(),
                  home.name(),
                  "%.4f".formatted(home.share()),
                  persons[0],
                  persons[1],
                  persons[2],
                  total);
            });
    listing.add("all", "", "", sums[0], sums[1], sums[2], sums[3]);
    return listing;
  }

  private static double number(Dataset<Row> panel, String place, int year, String measure) {
    return panel
        .filter(col("unit").equalTo(place).and(col("year").equalTo(year)))
        .select(col(measure).cast("double"))
        .collectAsList()
        .stream()
        .filter(row -> !row.isNullAt(0))
        .map(row -> row.getDouble(0))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownNumber(measure, place, year));
  }
}
