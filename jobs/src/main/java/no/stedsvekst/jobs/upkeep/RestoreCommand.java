package no.stedsvekst.jobs.upkeep;

import io.delta.tables.DeltaTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Maintenance;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.engine.RunVersions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.LakeRefusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Brings silver and gold back to how a run left them. */
public final class RestoreCommand implements Command {
  private final Supplier<List<TableSpec>> tables;

  /** What was chosen: the run. */
  record Chosen(String run) {}

  /** Over these tables. */
  public RestoreCommand(Supplier<List<TableSpec>> tables) {
    this.tables = tables;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "restore",
        "the tables as a run left them",
        """
        Brings every table of silver and gold back to the version that it had when a run ended, and
        takes the loads of bronze into use that were in use then. Nothing is lost: later versions
        stay in the history of each table. The next night lands what lies in the landing folder
        then, and makes all tables anew; mend the folder first.""",
        "stedsvekst restore --lake lake --run 20260301T021500-nightly-3f2a");
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("run", "restore.run", "ID", "a run of ops.run, as runs lists them"));
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Invocation prepare(Settings settings) {
    String run = settings.text("restore.run");
    if (settings.isOn("dry_run")) {
      Lake lake = Lake.at(PipelineCommand.lakePath(settings));
      return console -> {
        Listing plan = new Listing("table", "now", "back_to");
        wanted(lake, run, settings, console)
            .forEach(
                (table, version) ->
                    plan.add(table.fullName(), lake.version(table).getAsLong(), version.version()));
        console.progress("dry run on " + lake.location() + ": nothing is written");
        console.list(plan);
        return Outcome.done();
      };
    }
    return console ->
        new Maintenance("restore", new Chosen(run), settings)
            .run(
                console,
                ending -> restored(ending, wanted(ending.lake(), run, settings, console), console));
  }

  /** The tables that are not as they were, and the version in which they were. */
  private Map<TableSpec, TableVersion> wanted(
      Lake lake, String run, Settings settings, Console console) {
    Map<String, TableVersion> then =
        RunVersions.after(lake, run).orElseThrow(() -> LakeRefusals.unknownRun(run));
    Map<TableSpec, TableVersion> wanted = new LinkedHashMap<>();
    List<String> later = new ArrayList<>();
    for (TableSpec table : tables.get()) {
      boolean isMade = table.layer() == Layer.SILVER || table.layer() == Layer.GOLD;
      if (isMade && lake.has(table)) {
        TableVersion version = then.get(table.fullName());
        if (version == null) {
          later.add(table.fullName());
        } else if (!version.isSame(lake.state(table).orElseThrow())) {
          wanted.put(table, version);
        }
      }
    }
    // All or nothing: what can no longer be read is found before anything is written.
    wanted.forEach(
        (table, version) ->
            lake.refuseUnlessReadable(table, version, settings.text("upkeep.retention")));
    if (!later.isEmpty()) {
      console.progress(
          "      first written after that run, and left as they are: " + String.join(", ", later));
    }
    return wanted;
  }

  private static List<TableWrite> restored(
      RunEnding ending, Map<TableSpec, TableVersion> wanted, Console console) {
    Lake lake = ending.lake();
    Listing listing = new Listing("table", "back_to", "as_version");
    List<TableWrite> writes = new ArrayList<>();
    wanted.forEach(
        (table, version) -> {
          long clock = System.nanoTime();
          lake.refuseUnlessItMayBeWritten();
          DeltaTable.forPath(ending.spark(), lake.path(table)).restoreToVersion(version.version());
          long now = lake.version(table).getAsLong();
          writes.add(
              new TableWrite(table.fullName(), now, 0, "", (System.nanoTime() - clock) / 1e9));
          listing.add(table.fullName(), version.version(), now);
        });
    console.list(listing);
    return writes;
  }
}
