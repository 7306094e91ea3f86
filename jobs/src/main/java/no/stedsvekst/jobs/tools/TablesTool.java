package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Lists the tables of a lake, or the columns of one; starts no session. */
public final class TablesTool implements Command {
  private static final Option TABLE =
      new Option("table", "tables.name", "NAME", "one table, as in gold.panel");

  private final KnownTables tables;

  /** The tool over these tables. */
  public TablesTool(Supplier<List<TableSpec>> tables) {
    this.tables = new KnownTables(tables);
  }

  @Override
  public Manual manual() {
    return new Manual(
        "tables",
        "what the lake holds",
        """
        Lists every table that has been written, with its version and grain; with a name its
        columns, types and meanings, or with --versions which run made each version of it.""",
        "stedsvekst tables --table gold.panel");
  }

  @Override
  public List<Option> options() {
    return List.of(
        TABLE,
        new Option("versions", "tables.versions", "", "its versions, and whether they are there"));
  }

  @Override
  public Optional<Option> argument() {
    return Optional.of(TABLE);
  }

  @Override
  public Invocation prepare(Settings settings) {
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    return settings
        .optional("tables.name")
        .map(tables::named)
        .map(
            table ->
                settings.isOn("tables.versions")
                    ? (Invocation) console -> versions(lake, table, console)
                    : columns(table))
        .orElse(console -> all(lake, console));
  }

  private Outcome all(Lake lake, Console console) {
    Listing listing = new Listing("table", "version", "grain");
    List<TableSpec> written = tables.all().get().stream().filter(lake::has).toList();
    if (written.isEmpty()) {
      throw Refusals.noLake(lake.location());
    }
    written.forEach(
        table -> listing.add(table.fullName(), lake.version(table).getAsLong(), table.grain()));
    console.list(listing);
    return Outcome.done();
  }

  private static Outcome versions(Lake lake, TableSpec table, Console console) {
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
    console.list(TableVersions.of(lake, table));
    return Outcome.done();
  }

  private static Invocation columns(TableSpec table) {
    return console -> {
      console.say(table.grain() + " Key: " + String.join(", ", table.key()) + ".");
      Listing listing = new Listing("column", "type", "required", "meaning");
      for (ColumnSpec column : table.columns()) {
        listing.add(
            column.name(),
            column.type().word(),
            column.isRequired() ? "always" : "",
            column.told());
      }
      console.list(listing);
      return Outcome.done();
    };
  }
}
