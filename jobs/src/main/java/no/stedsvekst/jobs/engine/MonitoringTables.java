package no.stedsvekst.jobs.engine;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;
import static no.stedsvekst.jobs.lake.ColumnType.TIMESTAMP;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** The tables by which a lake is watched: of each the newest row of a table is in force. */
public final class MonitoringTables {
  private MonitoringTables() {}

  /** What checks found. */
  public static final TableSpec CHECK =
      TableSpec.in(Layer.OPS, "check")
          .grain("One row per run, table and check that the run made of it.")
          .key("run_id", "table", "check")
          .column("run_id", TEXT, "The run, as in ops.run")
          .column("table", TEXT, "Layer and name, as in gold.panel")
          .required(
              "kind",
              TEXT,
              "gate, balance (tables against each other), identity, constraint, second_computation")
          .column("check", TEXT, "What no row may be, in words")
          .required("status", TEXT, "ok; warned: the run went on; failed: it was refused")
          .required("broken", LONG, "How many rows, groups or years do not hold it")
          .written(WriteMode.APPEND)
          .build();

  /** How new tables are. */
  public static final TableSpec FRESHNESS =
      TableSpec.in(Layer.OPS, "freshness")
          .grain("One row per run and table that it wrote.")
          .key("run_id", "table")
          .column("run_id", TEXT, "The run of the step, as in ops.run")
          .column("table", TEXT, "Layer and name, as in gold.panel")
          .column("latest_year", INTEGER, "Last year of its rows; empty where it has no years")
          .required("written_at", TIMESTAMP, "UTC")
          .column(
              "landed_at", TIMESTAMP, "UTC; newest change of the landed files, of bronze tables")
          .written(WriteMode.APPEND)
          .build();

  /** What is made of what. */
  public static final TableSpec LINEAGE =
      TableSpec.in(Layer.OPS, "lineage")
          .grain("One row per version of the program, table and table that it is made of.")
          .key("run_id", "table", "made_of")
          .column("run_id", TEXT, "First run of that version, as in ops.run")
          .column("table", TEXT, "Layer and name, as in gold.panel")
          .column("made_of", TEXT, "A table that its job reads for it; landing: a landed table")
          .required("job", TEXT, "The job that writes it")
          .required("code_version", TEXT, "As in ops.run")
          .written(WriteMode.APPEND)
          .build();

  /** What is other than the night before. */
  public static final TableSpec CHANGE =
      TableSpec.in(Layer.OPS, "change")
          .grain(
              "One row per night, table, unit, item and measure whose value has changed by more than"
                  + " the settings under changes say; and per table how many rows are new, gone, or other by however little. A night without rows changed nothing that is compared.")
          .key("run_id", "table", "level", "unit", "item", "measure")
          .column("run_id", TEXT, "The night, as in ops.run")
          .column("table", TEXT, "Layer and name, as in gold.panel")
          .column("level", TEXT, "As in gold.panel; empty where the table has none")
          .column("unit", TEXT, "As in gold.panel; empty where the table has none")
          .column("item", TEXT, "What else tells the row: its year, period, scenario, term")
          .column(
              "measure",
              TEXT,
              "The column; rows_added, rows_removed and rows_changed (any number of it, by more than 1e-9 of it) count rows")
          .column("before", DOUBLE, "What it was")
          .column("after", DOUBLE, "What it is")
          .required("difference", DOUBLE, "The latter less the former")
          .required("cause", TEXT, "What had changed: data, parameters, code, with commas between")
          .written(WriteMode.APPEND)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(CHECK, FRESHNESS, LINEAGE, CHANGE);
}
