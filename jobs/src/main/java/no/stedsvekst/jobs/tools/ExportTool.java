package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Faults;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Copies a table, or some of its rows, to a file that other programs read. */
public final class ExportTool implements Command {
  private final KnownTables tables;

  /** The tool over these tables. */
  public ExportTool(Supplier<List<TableSpec>> tables) {
    this.tables = new KnownTables(tables);
  }

  @Override
  public Manual manual() {
    return new Manual(
        "export",
        "a table, or some of its rows, as CSV or Parquet",
        """
        Writes one CSV file or a folder of Parquet, whole or not at all, its rows in the order of
        the key. What is there already is not overwritten (exit 2). A municipality may be named
        by the code of any year; what it was resolved to is said.""",
        "stedsvekst export --table gold.panel --to panel.csv --where \"level = 'region'\"");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("table", "export.table", "NAME", "the table, as in gold.panel"),
        new Option("to", "export.to", "TARGET", "FILE.csv or DIR.parquet"),
        new Option("where", "export.where", "SQL", "a condition that chooses rows"),
        new Option(
            "municipality", "export.municipality", "CODE", "its rows alone; a code of any year"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    TableSpec table =
        tables.named(
            settings
                .optional("export.table")
                .orElseThrow(
                    () ->
                        Refusals.valueNeeded(
                            "export.table", "--table NAME", "--table gold.panel")));
    ExportTarget target =
        ExportTarget.of(
            settings
                .optional("export.to")
                .orElseThrow(
                    () -> Refusals.valueNeeded("export.to", "--to TARGET", "--to panel.csv")),
            settings);
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    return console -> export(lake, table, target, settings, console);
  }

  private static Outcome export(
      Lake lake, TableSpec table, ExportTarget target, Settings settings, Console console) {
    target.refuseToOverwrite();
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
    if (settings.isOn("dry_run")) {
      console.progress("dry run: would write " + table.fullName() + " to " + target.path());
      return Outcome.done();
    }
    Optional<NamedMunicipality> named =
        settings
            .optional("export.municipality")
            .map(code -> NamedMunicipality.of(lake, code, settings.year("vintage")));
    named.ifPresent(one -> console.progress("export: " + one.sentence()));
    Optional<String> condition = settings.optional("export.where");
    Optional<PlainExport> plain =
        condition.isEmpty() && target.isCsv() ? plain(lake, table, named) : Optional.empty();
    if (plain.isPresent()) {
      target.write(plain.get());
    } else {
      try (Sessions.Handle session = Sessions.open(settings, "export")) {
        Dataset<Row> rows = lake.read(session.spark(), table);
        Dataset<Row> chosen = named.map(one -> rows.filter(one.isIn(table))).orElse(rows);
        Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
        write(chosen, condition.orElse("true"), key, target);
      }
    }
    console.progress("export: %s written to %s".formatted(table.fullName(), target.path()));
    return Outcome.done();
  }

  private static Optional<PlainExport> plain(
      Lake lake, TableSpec table, Optional<NamedMunicipality> named) {
    PlainRows rows = PlainRows.of(lake, table);
    return PlainExport.of(named.map(one -> one.of(table, rows)).orElse(rows), table.key());
  }

  private static void write(
      Dataset<Row> rows, String condition, Column[] key, ExportTarget target) {
    try {
      target.write(rows.filter(condition).orderBy(key));
    } catch (Exception e) {
      // Spark does not declare what it throws, so that Java does not let it be caught by name.
      if (isOfTheCondition(e)) {
        throw Refusals.badFilter(condition, Faults.line(e));
      }
      throw e;
    }
  }

  /** It does not parse, names no column, or fails on a value: SQL states 42 and 22. */
  private static boolean isOfTheCondition(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && spark.getSqlState() != null
          && spark.getSqlState().matches("(42|22).*")) {
        return true;
      }
    }
    return false;
  }
}
