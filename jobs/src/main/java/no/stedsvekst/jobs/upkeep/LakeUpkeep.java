package no.stedsvekst.jobs.upkeep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableUpkeep;
import no.stedsvekst.jobs.lake.TableWrite;

/** Keeps tables of a lake small, one after the other. */
record LakeUpkeep(Retention retention) {

  /**
   * What became of a table.
   *
   * @param table which
   * @param done what was done with it
   */
  record Kept(TableSpec table, TableUpkeep.Done done) {}

  /** What would be deleted of those tables of these that have been written. */
  List<Kept> planned(Lake lake, List<TableSpec> tables) {
    Instant since = retention.since();
    return tables.stream()
        .filter(lake::has)
        .map(table -> new Kept(table, new TableUpkeep(lake, table).planned(since)))
        .toList();
  }

  /**
   * Those tables of these that have been written. What is deleted makes room for what is written:
   * all tables are rid of what they do not need before any of them is put together.
   *
   * @param since versions in force then, or since, stay readable
   */
  List<Kept> of(RunEnding run, List<TableSpec> tables, Instant since) {
    Lake lake = run.lake();
    Map<TableSpec, TableUpkeep.Done> freed = new LinkedHashMap<>();
    for (TableSpec table : tables) {
      if (lake.has(table)) {
        freed.put(table, new TableUpkeep(lake, table).deleteUnneeded(since));
      }
    }
    List<Kept> kept = new ArrayList<>();
    freed.forEach(
        (table, done) -> {
          Optional<Long> compacted = new TableUpkeep(lake, table).compact(retention.smallFiles());
          kept.add(new Kept(table, new TableUpkeep.Done(compacted, done.files(), done.bytes())));
          // Steps go by the versions of what they read; nobody goes by those of the ledger.
          if (table.layer() != Layer.OPS) {
            compacted.ifPresent(
                version -> run.rewritten(new TableWrite(table.fullName(), version, 0, "", 0)));
          }
        });
    return kept;
  }
}
