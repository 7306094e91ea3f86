package no.stedsvekst.jobs.upkeep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Closing;
import no.stedsvekst.jobs.engine.RunEnding;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Settings;

/** Keeps the tables small that a night has written to, the ledger's among them. */
public final class UpkeepClosing implements Closing {
  private final LakeUpkeep upkeep;
  private final Supplier<List<TableSpec>> tables;

  /** Over these tables of a lake. */
  public UpkeepClosing(Settings settings, Supplier<List<TableSpec>> tables) {
    this.upkeep = new LakeUpkeep(Retention.of(settings));
    this.tables = tables;
  }

  @Override
  public String name() {
    return "upkeep";
  }

  @Override
  public void close(RunEnding ending) {
    // A write that finds its rows there leaves files that nobody reads.
    Set<String> touched = ending.touched();
    Instant now = Instant.now();
    Optional<Instant> before = ending.endOfLastUpkeep();
    upkeep.retention().doubt(now, before).ifPresent(ending::progress);
    upkeep.of(
        ending,
        tables.get().stream()
            .filter(table -> table.layer() == Layer.OPS || touched.contains(table.fullName()))
            .toList(),
        upkeep.retention().since(now, before));
  }
}
