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

/** The ledger's tables. */
public final class OpsTables {
  private OpsTables() {}

  /** What was run. */
  public static final TableSpec RUN =
      TableSpec.in(Layer.OPS, "run")
          .grain("One row per run of a job, a skipped, refused or failed one included.")
          .key("run_id")
          .column(
              "run_id", TEXT, "Start in UTC, job and four random digits; stamps the rows written")
          .column("parent_run_id", TEXT, "The nightly run that this was a step of")
          .required("job", TEXT, "First word of the command line")
          .required(
              "scope", TEXT, "Part of the tables that the job owns, such as a preset; may be empty")
          .required(
              "status",
              TEXT,
              "ok, skipped, failed, refused, rejected or missing; a run that found the lake held has no row")
          .required("exit", INTEGER, "What the shell saw, 0 to 5")
          .required("parameters", TEXT, "JSON: all that the user could choose, after the presets")
          .required(
              "input_versions",
              TEXT,
              "JSON: version of each table read and the id that it was made with, checksum of each file")
          .required(
              "fingerprint", TEXT, "Differs where code, parameters or inputs do; equal means skip")
          .required("rows", LONG, "Sum over all tables written")
          .required("started_at", TIMESTAMP, "UTC")
          .required("seconds", DOUBLE, "Wall clock, without the start of the session")
          .column("note", TEXT, "What was left out or replaced, in sentences")
          .column("error", TEXT, "The one line that the user saw")
          .column("code_version", TEXT, "Hash of the program's files, and the release of Spark")
          .column(
              "reason",
              TEXT,
              "What has changed since the last run of the job and scope; empty where it was skipped")
          .column(
              "output_versions",
              TEXT,
              "JSON: likewise of each table that the job may write, as a run left them that ended well")
          .written(WriteMode.APPEND)
          .build();

  /** What was written. */
  public static final TableSpec TABLE_WRITE =
      TableSpec.in(Layer.OPS, "table_write")
          .grain("One row per write of a run to a table.")
          .key("run_id", "table", "version")
          .column("run_id", TEXT, "The run, as in ops.run")
          .column("table", TEXT, "Layer and name, as in gold.panel")
          .column("version", LONG, "Delta version that the write made, for time travel")
          .required("rows", LONG, "How many were written; replaced ones are not counted")
          .required(
              "slice", TEXT, "Condition of the rows that were replaced; empty for a whole table")
          .required("seconds", DOUBLE, "Wall clock of computing and writing")
          .written(WriteMode.APPEND)
          .build();

  /** What runs found out about tables. */
  public static final TableSpec METRIC =
      TableSpec.in(Layer.OPS, "metric")
          .grain("One row per run, table and metric: counts and sums to compare from run to run.")
          .key("run_id", "table", "metric")
          .column("run_id", TEXT, "The run, as in ops.run")
          .column("table", TEXT, "Layer and name, as in bronze.population")
          .column(
              "metric",
              TEXT,
              "What was counted, as in rows or bad_rows; after a dot of what, as in persons.2022")
          .required("value", DOUBLE, "How much it was in that run")
          .column("description", TEXT, "What the metric says, in English")
          .written(WriteMode.APPEND)
          .build();

  /** What the lake is. */
  public static final TableSpec LAKE =
      TableSpec.in(Layer.OPS, "lake")
          .grain("The one row that says what kind of data the lake was born with.")
          .key("kind")
          .column("kind", TEXT, "synthetic or landed; the two are never mixed")
          .required("run_id", TEXT, "The first run, as in ops.run")
          .constraint("kind_is_known", "kind in ('synthetic', 'landed')")
          .written(WriteMode.APPEND)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(RUN, TABLE_WRITE, METRIC, LAKE);
}
