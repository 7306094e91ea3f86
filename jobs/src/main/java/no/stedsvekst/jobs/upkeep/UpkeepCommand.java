package no.stedsvekst.jobs.upkeep;

import java.util.List;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.Maintenance;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.lake.TableSpec;
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
    return console ->
        new Maintenance("upkeep", retention, settings)
            .run(
                console,
                run -> {
                  Listing listing =
                      new Listing("table", "compacted_to", "files_deleted", "megabytes_freed");
                  new LakeUpkeep(retention)
                      .of(run, tables.get()).stream()
                          .filter(kept -> !kept.done().isNothing())
                          .forEach(
                              kept ->
                                  listing.add(
                                      kept.table().fullName(),
                                      kept.done().compacted().orElse(null),
                                      kept.done().files(),
                                      kept.done().bytes() / MEGABYTE));
                  console.list(listing);
                  return List.of();
                });
  }
}
