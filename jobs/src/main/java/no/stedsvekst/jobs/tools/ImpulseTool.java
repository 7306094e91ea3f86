package no.stedsvekst.jobs.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.attractiveness.Impulse;
import no.stedsvekst.growth.CommutingSums;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;

/** Tells who moves where when jobs come to a municipality. */
public final class ImpulseTool implements Command {
  private static final Kind<Double> AMOUNT = Kind.number(-1e9, 1e9);
  static final String[] TERMS = {"vra", "vra_1", "vra_2"};

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
        "stedsvekst impulse --lake lake --municipality 3053 --jobs 100 --year 2023");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("municipality", "impulse.municipality", "CODE", "where; a code of any year"),
        new Option("year", "impulse.year", "YEAR", "in which they come", Kind.YEAR),
        new Option("jobs", "impulse.jobs", "N", "how many come", AMOUNT),
        new Option("persons", "impulse.persons", "N", "or how many persons are wanted", AMOUNT),
        new Option(
            "centrality",
            "impulse.centrality",
            "D",
            "or how much nearer to jobs, as in 0.0155",
            AMOUNT),
        new Option(
            "shock", "impulse.shock", "NAME", "or the jobs of a change of export, wherever"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    Preset preset = Preset.of(settings);
    Optional<String> shock = settings.optional("impulse.shock");
    if (shock.isPresent()) {
      refuseBesideShock(settings);
      return console -> {
        new ShockImpulse(new PresetTables(lake, preset), console).answer(shock.get());
        return Outcome.done();
      };
    }
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
    Question question = new Question(code, year, number(settings, "impulse.jobs"), settings);
    return console -> {
      answer(question, new PresetTables(lake, preset), console);
      return Outcome.done();
    };
  }

  private static void refuseBesideShock(Settings settings) {
    if (Stream.of("municipality", "year", "jobs", "persons", "centrality")
        .anyMatch(key -> settings.optional("impulse." + key).isPresent())) {
      throw Refusals.badArguments(
          "impulse", "give --shock alone: gold.shock_jobs says where and when its jobs come");
    }
  }

  private static Optional<Double> number(Settings settings, String key) {
    return settings.optional(key).isEmpty()
        ? Optional.empty()
        : Optional.of(settings.read(key, AMOUNT));
  }

  private static void answer(Question question, PresetTables tables, Console console) {
    Settings settings = question.settings();
    NamedMunicipality named =
        NamedMunicipality.of(tables.lake(), question.municipality(), settings.year("vintage"));
    console.progress("impulse: " + named.sentence());
    String place = named.one();
    AppliedCoefficients coefficients = tables.coefficients();
    console.progress("impulse: coefficients " + coefficients.id());
    List<PlainRow> panel = tables.municipalities();
    int year = PresetTables.lastYear(panel, "population", question.year());
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
    int before = PresetTables.lastYear(panel, "jobs", question.year() - 1);
    double base = number(panel, place, before, "jobs");
    PlainRows commuting = tables.read(SilverTables.COMMUTING);
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
      List<PlainRow> panel,
      PlainRows commuting,
      String place,
      int year,
      int shareYear) {
    Map<String, String> names = new HashMap<>();
    tables
        .read(SilverTables.MUNICIPALITY)
        .select("code", "name")
        .list()
        .forEach(row -> names.put(row.text("code"), row.text("name")));
    Map<String, Double> employed = known(panel, shareYear, "employed");
    Map<String, Double> population = known(panel, year, "population");
    List<Home> homes = new ArrayList<>();
    // As many as there are places that send people to this one.
    commuting
        .select("home", "employed")
        .where("year", shareYear)
        .where("work", place)
        .list()
        .forEach(
            row -> {
              String home = row.text("home");
              if (employed.containsKey(home)
                  && population.containsKey(home)
                  && names.containsKey(home)) {
                homes.add(
                    new Home(
                        home,
                        names.get(home),
                        share(row.number("employed"), employed.get(home)),
                        population.get(home)));
              }
            });
    return homes;
  }

  /** Of the employed residents; 0 where there are none. */
  static double share(double going, double employed) {
    Double share = CommutingSums.perResident(going, 0, employed);
    return share == null ? 0 : share;
  }

  static Map<String, Double> known(List<PlainRow> panel, int year, String measure) {
    Map<String, Double> known = new HashMap<>();
    panel.stream()
        .filter(row -> row.integer("year") == year && !row.isEmpty(measure))
        .forEach(row -> known.put(row.text("unit"), row.number(measure)));
    return known;
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

  private static double number(List<PlainRow> panel, String place, int year, String measure) {
    return PlaceNumbers.ofPanel(panel, place, year)
        .filter(row -> !row.isEmpty(measure))
        .mapToDouble(row -> row.number(measure))
        .findFirst()
        .orElseThrow(() -> Refusals.unknownNumber(measure, place, year));
  }
}
