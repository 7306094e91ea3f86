package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.TableVersion;

/**
 * What was made of tables since the last night that came to its end: by nights that were killed on
 * their way, whose steps are entered and are not done again, and by the one that ends now.
 *
 * @param left the versions that the last night left; empty where none has come to its end
 * @param nights the steps of each night since, in their order
 */
record SinceLastNight(Optional<Map<String, TableVersion>> left, List<List<Made>> nights) {

  /**
   * What a step made.
   *
   * @param kinds of what had changed that it ran; none where it was skipped
   * @param writes a version that it made of each table: of the night that ends, its first
   */
  record Made(Set<Reason.Kind> kinds, Map<String, Long> writes) {}

  /**
   * Finds it.
   *
   * @param log the ledger as the night found it
   * @param now the steps of the night that ends
   */
  static SinceLastNight of(RunLog log, List<StepRun.Ended> now) {
    Set<String> entered = log.runs().stream().map(PastRun::id).collect(Collectors.toSet());
    Set<String> nights =
        log.runs().stream()
            .map(PastRun::parent)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    // What was taken back by restore does not stand, and is not compared with.
    Deque<PastRun> standing = log.inForce();
    Optional<PastRun> last =
        standing.stream().filter(run -> nights.contains(run.id())).reduce((one, later) -> later);
    Map<String, List<Made>> since = new LinkedHashMap<>();
    for (PastRun run : standing) {
      boolean isOfKilledNight = run.parent() != null && !entered.contains(run.parent());
      if (isOfKilledNight && last.map(night -> isAfter(run, night)).orElse(true)) {
        since
            .computeIfAbsent(run.parent(), night -> new ArrayList<>())
            .add(new Made(Reason.kinds(run.reason()), log.writesOf(run)));
      }
    }
    List<List<Made>> all = new ArrayList<>(since.values());
    all.add(now.stream().map(SinceLastNight::made).toList());
    return new SinceLastNight(
        last.map(night -> RunVersions.after(log, night.id()).orElseThrow()), all);
  }

  private static boolean isAfter(PastRun run, PastRun night) {
    return PastRun.BY_END.compare(run, night) > 0;
  }

  private static Made made(StepRun.Ended step) {
    Map<String, Long> first = new LinkedHashMap<>();
    step.writes().forEach(write -> first.merge(write.table(), write.version(), Math::min));
    return new Made(
        step.reason().map(Reason::kinds).orElse(EnumSet.noneOf(Reason.Kind.class)), first);
  }

  /**
   * By its full name, each table that was written, and the version that it is to be compared with:
   * as the last night left it, or as it was before the first write where there was no night.
   */
  Map<String, TableVersion> before() {
    Map<String, TableVersion> before = new LinkedHashMap<>();
    if (left.isEmpty()) {
      for (Made step : nights.get(nights.size() - 1)) {
        step.writes()
            .forEach(
                (table, first) -> {
                  if (first > 0) {
                    before.putIfAbsent(table, new TableVersion(first - 1, ""));
                  }
                });
      }
    } else {
      nights.stream()
          .flatMap(List::stream)
          .flatMap(step -> step.writes().keySet().stream())
          .filter(left.get()::containsKey)
          .forEach(table -> before.put(table, left.get().get(table)));
    }
    return before;
  }

  /**
   * What had changed that a table was made anew of: of the steps of each night up to the one that
   * wrote it. That a step read what an earlier one had written is no change of its own.
   */
  String cause(String table) {
    Set<Reason.Kind> kinds = new TreeSet<>();
    int last = nights.size();
    while (last > 0
        && nights.get(last - 1).stream().noneMatch(step -> step.writes().containsKey(table))) {
      last--;
    }
    for (List<Made> night : nights.subList(0, last)) {
      boolean isFirst = true;
      for (Made step : night) {
        Set<Reason.Kind> own = new TreeSet<>(step.kinds());
        if (!isFirst) {
          own.remove(Reason.Kind.DATA);
        }
        kinds.addAll(own);
        isFirst = false;
        if (step.writes().containsKey(table)) {
          break;
        }
      }
    }
    return kinds.isEmpty()
        ? Reason.Kind.DATA.word()
        : kinds.stream().map(Reason.Kind::word).collect(Collectors.joining(", "));
  }
}
