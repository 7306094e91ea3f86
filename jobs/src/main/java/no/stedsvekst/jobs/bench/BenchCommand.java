package no.stedsvekst.jobs.bench;

import java.util.List;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Times the product beside plain programs that compute the same numbers. */
public final class BenchCommand implements Command {
  @Override
  public Manual manual() {
    return new Manual(
        "bench",
        "the product beside plain R and DuckDB, on the same files",
        """
        Makes up countries of the sizes named, or takes the folder of --landing, and runs the
        product and each peer on it, in turn, each as a process of its own. First all numbers are
        held together: where one differs by more than 1e-9 the bench ends with it. Then come the
        medians of the seconds of each step, and of the most memory held.

        read is land and conform, panel is growth, fits is regress: the model book2022 for
        municipalities and regions, each sex, age group and year and all years, with classical
        standard errors. start is what passes before: a JVM and its Spark session, R and its
        packages. It is not the same work. The product checks what it lands, keeps it, and writes
        tables that say where each number is from; its panel has more columns and levels, its fits
        more to say. The ratio is what that costs.

        A peer is a file NAME.R, NAME.sql (for DuckDB) or NAME.sh. It is given the landing folder
        and a folder, writes panel.csv, migration.csv and terms.csv there, and prints a line
        "STEP read SECONDS" a step, of read, panel and fits. Those in conf/bench are the example.
        Peers compute the preset recommended, for countries without code_change.""",
        "stedsvekst bench --municipalities 356,5000 --runs 3 --out my-bench");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("municipalities", "bench.municipalities", "LIST", "sizes, as in 356,5000"),
        new Option("runs", "bench.runs", "N", "how often each is run", BenchChoice.RUNS),
        new Option("peers", "bench.peers", "DIR", "the folder of the peers"),
        new Option("out", "bench.out", "DIR", "where made-up countries are kept"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    BenchChoice choice = BenchChoice.of(settings);
    return console -> {
      if (settings.isOn("dry_run")) {
        console.progress("dry run: would time the product and its peers, " + choice);
        return Outcome.done();
      }
      List<Contestant> peers = Peers.of(choice, console::progress);
      Product product =
          new Product(choice.launcher(), choice.shipped("product.conf"), settings.spark());
      try (RunFolder runs = RunFolder.in(choice.out())) {
        if (choice.landing().isPresent()) {
          play(Country.landed(choice.landing().get()), product, peers, choice, runs, console);
        } else {
          for (int size : choice.sizes()) {
            console.progress("a country of %d municipalities …".formatted(size));
            play(Country.madeUp(size, choice, runs), product, peers, choice, runs, console);
          }
        }
      }
      console.say("It is not the same work: the product also checks, keeps what was landed, and");
      console.say(
          "writes tables that say where each number is from. The ratio is what that costs.");
      return Outcome.done();
    };
  }

  private static void play(
      Country country,
      Contestant product,
      List<Contestant> peers,
      BenchChoice choice,
      RunFolder runs,
      Console console) {
    Match match = new Match(product, peers, runs, console::progress).play(country, choice.runs());
    Scoreboard scoreboard = new Scoreboard(country.name(), match);
    console.list(scoreboard.times());
    console.say("");
    console.list(scoreboard.agreement());
    console.say("");
  }
}
