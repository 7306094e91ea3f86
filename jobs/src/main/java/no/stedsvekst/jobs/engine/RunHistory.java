package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;

/**
 * What was run on a lake and which versions of its tables that made. A run that brought back the
 * tables of an earlier one takes what lies between out of the history: it no longer counts.
 */
final class RunHistory {
  /** The job that brings back the tables of an earlier run. */
  static final String RESTORE = "restore";

  /** By job and scope: its last run that was not skipped. */
  private final Map<String, PastRun> last = new HashMap<>();

  /**
   * By job and scope, then by table: the version that its last run left. A run need not write each
   * of its tables: one that was killed may have made a table that is only ever made once.
   */
  private final Map<String, Map<String, TableVersion>> ownVersions = new HashMap<>();

  /** By table: the versions that any run made. */
  private final Map<String, Set<Long>> knownVersions = new HashMap<>();

  /** By table: the last run that wrote it and ended well. */
  private final Map<String, PastRun> lastWrites = new HashMap<>();

  private Instant newest = Instant.EPOCH;
  private Instant newestEnd = Instant.EPOCH;

  /** As a ledger has it. */
  static RunHistory of(RunLog log) {
    RunHistory history = new RunHistory();
    // What a run wrote that was killed before it was entered is nobody's.
    Set<String> entered = log.runs().stream().map(PastRun::id).collect(Collectors.toSet());
    log.writes()
        .forEach(
            (run, versions) -> {
              if (entered.contains(run)) {
                versions.forEach((table, version) -> history.known(table).add(version));
              }
            });
    log.runs().forEach(history::time);
    log.inForce().forEach(run -> history.enter(run, log.writesOf(run)));
    // What was remembered of steps is of tables that are no longer there.
    log.runs().stream()
        .filter(run -> run.restored().isPresent())
        .reduce((one, later) -> later)
        .ifPresent(
            restore ->
                history.last.values().removeIf(run -> PastRun.BY_END.compare(run, restore) < 0));
    return history;
  }

  /** Enters a run that has ended, with the newest version that it made of each table. */
  void add(PastRun run, List<TableWrite> writes) {
    Map<String, Long> versions = new HashMap<>();
    for (TableWrite write : writes) {
      known(write.table()).add(write.version());
      versions.merge(write.table(), write.version(), Math::max);
    }
    time(run);
    enter(run, versions);
  }

  private void time(PastRun run) {
    newest = run.startedAt().isAfter(newest) ? run.startedAt() : newest;
    newestEnd = run.endedAt().isAfter(newestEnd) ? run.endedAt() : newestEnd;
  }

  private void enter(PastRun run, Map<String, Long> versions) {
    if (!run.isSkipped()) {
      last.put(run.place(), run);
    }
    Map<String, TableVersion> own =
        ownVersions.computeIfAbsent(run.place(), place -> new HashMap<>());
    versions.forEach((table, version) -> own.put(table, new TableVersion(version, "")));
    if (run.isOk() && run.outputs() != null) {
      own.clear();
      own.putAll(run.left());
    }
    versions.forEach(
        (table, version) -> {
          // Rows bear the names of steps. A night that put files together wrote no rows.
          if (run.isOk() && !run.fingerprint().isEmpty()) {
            lastWrites.put(table, run);
          }
        });
  }

  /** When the newest run began. */
  Instant newestStart() {
    return newest;
  }

  /** When the last run ended that is known of. */
  Instant newestEnd() {
    return newestEnd;
  }

  /** The last run that wrote a table and ended well. What others wrote of it is not to be used. */
  Optional<String> lastRunThatWrote(String table) {
    return Optional.ofNullable(lastWrites.get(table)).map(PastRun::id);
  }

  /** The last run of a job in a scope that was not skipped, however it ended. */
  Optional<PastRun> last(String job, String scope) {
    return Optional.ofNullable(last.get(PastRun.place(job, scope)));
  }

  /** The same where it ended well. */
  Optional<PastRun> lastGood(String job, String scope) {
    return last(job, scope).filter(PastRun::isOk);
  }

  /**
   * Whether some run has entered every version of a table that is newer than the one that this
   * job's last run left. Where that run left none, every version there is must be entered.
   */
  boolean knowsAllSince(String job, String scope, String table, Optional<TableVersion> current) {
    TableVersion left = ownVersions.getOrDefault(PastRun.place(job, scope), Map.of()).get(table);
    if (current.isEmpty()) {
      return left == null;
    }
    long own = left == null ? -1 : left.version();
    long now = current.get().version();
    // Of a table that was made anew, the same versions are known as of the one before.
    return own <= now
        && (left == null || left.isOfSameTable(current.get()))
        && LongStream.rangeClosed(own + 1, now).allMatch(known(table)::contains);
  }

  /** Whether some run has entered a version of a table. */
  boolean knows(String table, long version) {
    return known(table).contains(version);
  }

  private Set<Long> known(String table) {
    return knownVersions.computeIfAbsent(table, name -> new HashSet<>());
  }
}
