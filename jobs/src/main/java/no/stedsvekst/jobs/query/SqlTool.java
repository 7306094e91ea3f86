package no.stedsvekst.jobs.query;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Answers statements in SQL: one that is given, those of a file, or those that are typed. */
public final class SqlTool implements Command {
  private static final List<String> FORMATS = List.of("text", "table", "csv", "json");

  /** The launcher says so: Java does not know whether its input is a terminal. */
  private static final boolean IS_TYPED = Boolean.getBoolean("stedsvekst.terminal");

  private final Supplier<List<TableSpec>> all;

  /** The tool over these tables. */
  public SqlTool(Supplier<List<TableSpec>> all) {
    this.all = all;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "sql",
        "answers a statement in SQL",
        """
        Reads the tables of the lake by their names, as gold.panel; panel alone is a table of gold.
        Functions are those of Spark SQL, and of the model (METHODS), as relative_growth. SHOW TABLES
        IN gold, DESCRIBE panel and EXPLAIN work; whatever writes is refused (exit 2). A table prints
        numbers with six digits, csv and json print them as they are.
        Without a statement it reads them from where its input comes, each ended by a semicolon: from
        a file, or typed, with the lines of earlier days (~/.stedsvekst_history) and names of tables
        and columns completed by the tab key; Ctrl-D ends it.""",
        "stedsvekst sql --lake lake \"select unit_code, population from mart_place_year where year = 2020\"");
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("format", "format", "table|csv|json", "how an answer is printed"));
  }

  @Override
  public Optional<Option> argument() {
    return Optional.of(new Option("statement", "sql.statement", "STATEMENT", "what is asked"));
  }

  @Override
  public List<String> formats() {
    return FORMATS;
  }

  @Override
  public Invocation prepare(Settings settings) {
    QueryTables tables = new QueryTables(Lake.at(PipelineCommand.lakePath(settings)), all);
    return console -> {
      tables.refuseWithoutALake();
      try (Sessions.Handle session = Sessions.open(settings, "sql")) {
        Conversation conversation =
            new Conversation(
                new QuerySession(session.spark(), tables, session.isBorrowed()),
                settings.isOn("dry_run"),
                new AnswerPrinter(console, settings.text("format")),
                console);
        Optional<String> statement = settings.optional("sql.statement");
        if (statement.isPresent()) {
          conversation.answer(statement.get().lines());
        } else if (IS_TYPED) {
          conversation.talk(new CompletedNames(tables));
        } else {
          conversation.answer(input());
        }
      }
      return Outcome.done();
    };
  }

  private static Stream<String> input() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).lines();
  }
}
