package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static no.stedsvekst.jobs.lake.ColumnType.TIMESTAMP;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** The tables that keep what was landed as it came: the good rows in bronze, others apart. */
public final class BronzeTables {
  private BronzeTables() {}

  /** The bronze table of a landing table: its cells as text, and where they came from. */
  public static TableSpec bronze(LandingTable landing) {
    return cells(
            TableSpec.in(Layer.BRONZE, landing.name())
                .grain("One row per row of a landed " + landing.name() + " table.")
                .key("run_id", LandedCells.ROW),
            landing)
        .required(
            "source_checksum", TEXT, "SHA-256 of what was landed, by which the unchanged is known")
        .required(
            "loaded_at",
            TIMESTAMP,
            "UTC; the newest load of a run that ended well is the one in use")
        .column("run_id", TEXT, "The run that landed it, as in ops.run")
        .build();
  }

  /** The table of rows that were not let into bronze. */
  public static TableSpec quarantine(LandingTable landing) {
    return cells(
            TableSpec.in(Layer.QUARANTINE, landing.name())
                .grain("One row per refused row of a landed " + landing.name() + " table, and why.")
                .key("run_id", LandedCells.ROW, "reason"),
            landing)
        .column(LandedCells.CORRUPT, TEXT, "The line, where its cells could not be told apart")
        .column("reason", TEXT, "What is wrong with it")
        .column("run_id", TEXT, "The run that refused it, as in ops.run")
        .build();
  }

  /** The bronze tables. */
  public static List<TableSpec> bronze() {
    return LandingTables.ALL.stream().map(BronzeTables::bronze).toList();
  }

  /** The quarantine tables. */
  public static List<TableSpec> quarantine() {
    return LandingTables.ALL.stream().map(BronzeTables::quarantine).toList();
  }

  private static TableSpec.Builder cells(TableSpec.Builder table, LandingTable landing) {
    for (LandingTable.Column column : landing.columns()) {
      table.column(column.name(), TEXT, column.comment() + " (as landed)");
    }
    return table
        .column(
            LandedCells.ROW,
            LONG,
            "Tells the rows of a load apart; it follows their order, with gaps")
        .required(LandedCells.FILE, TEXT, "Name of the file that it stood in")
        .written(WriteMode.APPEND);
  }
}
