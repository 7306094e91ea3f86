package no.stedsvekst.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Faults;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.lake.LocalFiles;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.monitoring.Afterwards;
import no.stedsvekst.jobs.pipeline.Jobs;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Settings;

/** The program: the job first, then its options. */
public final class Main {
  private static final int JAVA = 17;

  private Main() {}

  /** Runs, and exits with the code of how it ended; a good end is a plain return. */
  public static void main(String[] arguments) {
    int exit = run(List.of(arguments), System.out, System.err);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  static void useLocalFiles() {
    try {
      LocalFiles.useFor(System.getProperty("spark.master", ""));
    } catch (IOException e) {
      // Whatever keeps files from being used is told by those who use them.
      Faults.log(e);
    }
  }

  /** Runs without exiting. */
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    Console console = new Console(out, err, wantsJson(arguments));
    Outcome outcome;
    try {
      if (Runtime.version().feature() != JAVA) {
        throw Refusals.wrongJava(Runtime.version().toString());
      }
      if (isHelp(arguments)) {
        out.println(Help.of(arguments));
        return 0;
      }
      outcome = follow(arguments, console);
    } catch (Refusal refusal) {
      outcome = Outcome.of(refusal);
    } catch (Exception | Error e) {
      outcome = Faults.outcome(e);
    }
    console.close(outcome);
    return outcome.exit().code();
  }

  private static Outcome follow(List<String> arguments, Console console) {
    Command command = Help.command(arguments);
    Map<String, String> given = new Cli(command).settings(arguments.subList(1, arguments.size()));
    Settings settings = Settings.load(given);
    console.useJson(settings.choice("format", command.formats()).equals("json"));
    StoreSettings.use(settings);
    if (command.usesLake()) {
      useLocalFiles();
    }
    Outcome outcome = outcome(command, settings, console);
    if (command.isRun() && !settings.isOn("dry_run")) {
      Afterwards.of(settings, console).run(command.manual().name(), outcome);
    }
    return outcome;
  }

  private static Outcome outcome(Command command, Settings settings, Console console) {
    try {
      return command.prepare(settings).run(console);
    } catch (Refusal refusal) {
      return Outcome.of(refusal);
    } catch (Exception | Error e) {
      return Faults.outcome(e, settings.optional("lake.path").stream().toArray(String[]::new));
    }
  }

  private static boolean isHelp(List<String> arguments) {
    return arguments.contains("--help") || arguments.equals(List.of("help"));
  }

  /** Known before the options are read, so that a refusal of them is JSON too. */
  private static boolean wantsJson(List<String> arguments) {
    int format = arguments.indexOf("--format");
    return arguments.contains("--format=json")
        || (format >= 0
            && format + 1 < arguments.size()
            && arguments.get(format + 1).equals("json"));
  }

  /** What {@code --help} prints, and which command a name means. */
  private static final class Help {
    static String of(List<String> arguments) {
      return arguments.get(0).startsWith("-") || arguments.get(0).equals("help")
          ? overview()
          : new Cli(command(arguments)).manual();
    }

    static Command command(List<String> arguments) {
      List<Command> commands = Jobs.commands();
      List<String> names = commands.stream().map(each -> each.manual().name()).toList();
      if (arguments.isEmpty()) {
        throw Refusals.noJob(names);
      }
      int index = names.indexOf(arguments.get(0));
      if (index < 0) {
        throw Refusals.unknownJob(arguments.get(0), names);
      }
      return commands.get(index);
    }

    private static String overview() {
      StringBuilder text = new StringBuilder("stedsvekst <job> [options]\n\n");
      for (Command command : Jobs.commands()) {
        text.append("  %-12s%s%n".formatted(command.manual().name(), command.manual().summary()));
      }
      return text.append("\nstedsvekst <job> --help is the manual of a job.").toString();
    }
  }
}
