package no.stedsvekst.jobs.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Maintenance;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Keeps all tables of a lake small; a night does it for those that it writes. */
public final class UpkeepCommand implements Command {
  private static final double MEGABYTE = 1 << 20;

  private final Supplier<List<TableSpec>> tables;

  /** Over these tables. */
  public UpkeepCommand(Supplier<List<TableSpec>> tables) {
    this.tables = tables;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "upkeep",
        "small files together, old versions away",
        """
        Puts small files of each table together, writes checkpoints, and deletes the files that only
        versions older than upkeep.retention (30 days) need. Versions in force since then stay
        readable, as regress --as-of and restore read them. A night does this by itself for the
        tables that it writes; this is for all of them.""",
        "stedsvekst upkeep --lake lake");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "retention",
            "upkeep.retention",
            "TIME",
            "versions in force so long ago, or since, stay readable, as in 30d"));
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Invocation prepare(Settings settings) {
    Retention retention = Retention.of(settings);
    LakeUpkeep upkeep = new LakeUpkeep(retention);
    if (settings.isOn("dry_run")) {
      Lake lake = Lake.at(PipelineCommand.lakePath(settings));
      return console -> {
        if (!lake.has(OpsTables.RUN)) {
          throw Refusals.noLake(lake.location());
        }
        console.list(listing(upkeep.planned(lake, tables.get())));
        console.progress("dry run on " + lake.location() + ": nothing is deleted or written");
        return Outcome.done();
      };
    }
    return console ->
        new Maintenance(RunEnding.UPKEEP, retention, settings)
            .run(
                console,
                run -> {
                  Instant now = Instant.now();
                  Optional<Instant> before = run.endOfLastUpkeep();
                  retention.doubt(now, before).ifPresent(console::progress);
                  console.list(listing(upkeep.of(run, tables.get(), retention.since(now, before))));
                  return List.of();
                });
  }

  private static Listing listing(List<LakeUpkeep.Kept> all) {
    Listing listing = new Listing("table", "compacted_to", "files_deleted", "megabytes_freed");
    all.stream()
        .filter(kept -> !kept.done().isNothing())
        .forEach(
            kept ->
                listing.add(
                    kept.table().fullName(),
                    kept.done().compacted().orElse(null),
                    kept.done().files(),
                    kept.done().bytes() / MEGABYTE));
    return listing;
  }
}
