package no.stedsvekst.jobs.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.OutFolder;
import no.stedsvekst.jobs.lake.TableFiles;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/**
 * Writes pages about a lake's tables, and what BI tools must be told of them; starts no session.
 */
public final class DocsTool implements Command {
  private final Supplier<List<TableSpec>> all;
  private final Supplier<List<TableReader>> readers;

  /** The tool over these tables, and who reads them. */
  public DocsTool(Supplier<List<TableSpec>> all, Supplier<List<TableReader>> readers) {
    this.all = all;
    this.readers = readers;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "docs",
        "pages about the tables, and their descriptions for BI tools",
        """
        Writes, from what the tables say of themselves: index.html and a page a table, with columns,
        what it is made of, what is made of it and who uses it, how new it is, and what its checks found;
        lineage.svg; answers.html, fifteen questions in SQL, R and Python; duckdb/views.sql, views of DuckDB over the files of today's versions, and
        duckdb/views-delta.sql, which always follow the lake; superset, a database, datasets, charts
        and a dashboard to import; powerbi, a semantic model in TMDL. Files of these names that are
        in the folder are replaced.""",
        "stedsvekst docs --lake lake --out lake-docs");
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("out", "docs.out", "DIR", "the folder to write"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    Lake lake = Lake.at(PipelineCommand.lakePath(settings));
    OutFolder out = OutFolder.at(settings.text("docs.out"));
    return console -> {
      List<TableSpec> written = all.get().stream().filter(lake::has).toList();
      if (written.isEmpty()) {
        throw Refusals.noLake(lake.location());
      }
      if (settings.isOn("dry_run")) {
        console.progress(
            "dry run: would describe %d tables in %s".formatted(written.size(), out.location()));
      } else {
        write(lake, written, out, console);
      }
      return Outcome.done();
    };
  }

  private void write(Lake lake, List<TableSpec> tables, OutFolder out, Console console) {
    Map<TableSpec, TableFiles> files = new LinkedHashMap<>();
    Map<TableSpec, String> folders = new LinkedHashMap<>();
    for (TableSpec table : tables) {
      files.put(table, lake.files(table));
      folders.put(table, lake.path(table));
    }
    StarModel star = new StarModel(tables);
    out.write(".", new Site(tables, LakeNews.of(lake), new TableUses(readers.get(), star)).pages());
    out.write("duckdb/views.sql", DuckDbViews.ofFiles(files));
    out.write("duckdb/views-delta.sql", DuckDbViews.ofFolders(folders));
    out.write("superset", new SupersetFiles(star).files());
    out.write(
        "powerbi/Stedsvekst.SemanticModel", new TmdlFiles(star, files, lake.location()).files());
    console.progress("docs: %d tables described in %s".formatted(tables.size(), out.location()));
  }
}
