package no.stedsvekst.jobs.engine;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/**
 * A step of the pipeline: it reads named tables, applies the model's functions, and writes named
 * tables. All else (session, ledger, progress, skipping, exit codes) is the engine's.
 *
 * @param <P> its parameters, a record: two that are equal make the same tables
 */
public interface Job<P> {
  /** What {@code --help} says of it. */
  Manual manual();

  /** Its own options, beside those that all have. */
  List<Option> options();

  /** Its parameters, checked; no session has been started. */
  P parameters(Settings settings);

  /** What part of its tables it owns: a run is compared with the last one of the same scope. */
  default String scope(P parameters) {
    return "";
  }

  /** Files it reads from outside the lake, with their checksums; refuses where one is absent. */
  default Map<String, String> files(P parameters) {
    return Map.of();
  }

  /** The tables it reads. */
  List<TableSpec> reads();

  /**
   * The tables, any of which must be there for there to be anything to do, group by group: where
   * none of a group is, the step is skipped.
   */
  default List<List<TableSpec>> needs() {
    return List.of();
  }

  /** The tables it writes. */
  List<TableSpec> writes();

  /**
   * The full names of what a table is made of, as far as the job tells its tables apart: by default
   * of all that it reads.
   */
  default List<String> madeOf(TableSpec table) {
    return reads().stream().map(TableSpec::fullName).toList();
  }

  /** The work. */
  void run(JobContext context, P parameters);
}
