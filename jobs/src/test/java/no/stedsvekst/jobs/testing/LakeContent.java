package no.stedsvekst.jobs.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.pipeline.Jobs;

/**
 * What is in use of a lake: of bronze the rows of the last good load, of silver and gold all rows,
 * by their keys, without what tells one run from another.
 */
public final class LakeContent {
  private static final Set<String> OF_THE_RUN = Set.of("run_id", "loaded_at");
  private static final Set<Layer> COMPARED = Set.of(Layer.BRONZE, Layer.SILVER, Layer.GOLD);
  private static final int SHOWN = 3;

  private final Map<String, Map<List<Object>, Map<String, Object>>> tables = new TreeMap<>();

  /** By table, the runs that its rows name and the ledger does not know. */
  private final Map<String, Set<String>> unknownRuns = new TreeMap<>();

  /** Reads it. */
  public LakeContent(String location) {
    Lake lake = Lake.at(location);
    Map<String, String> lastGood = lastGood(lake);
    Set<String> entered = runsOf(PlainRows.of(lake, OpsTables.RUN));
    for (TableSpec table : Jobs.tables()) {
      if (COMPARED.contains(table.layer()) && lake.has(table)) {
        PlainRows rows = PlainRows.of(lake, table);
        String load = lastGood.getOrDefault(table.fullName(), "none");
        PlainRows used = table.layer() == Layer.BRONZE ? rows.where("run_id", load) : rows;
        tables.put(table.fullName(), byKey(table, used));
        Set<String> runs = new TreeSet<>(runsOf(used));
        runs.removeAll(entered);
        if (!runs.isEmpty()) {
          unknownRuns.put(table.fullName(), runs);
        }
      }
    }
  }

  private static Map<String, String> lastGood(Lake lake) {
    Map<String, Instant> good = new HashMap<>();
    PlainRows.of(lake, OpsTables.RUN).where("status", "ok").list().stream()
        .forEach(run -> good.put(run.text("run_id"), (Instant) run.get("started_at")));
    Map<String, String> last = new HashMap<>();
    for (PlainRow write : PlainRows.of(lake, OpsTables.TABLE_WRITE).list()) {
      String run = write.text("run_id");
      if (good.containsKey(run)) {
        last.merge(
            write.text("table"),
            run,
            (one, other) -> good.get(one).isAfter(good.get(other)) ? one : other);
      }
    }
    return last;
  }

  private static Map<List<Object>, Map<String, Object>> byKey(TableSpec table, PlainRows rows) {
    List<String> key = table.key().stream().filter(column -> !OF_THE_RUN.contains(column)).toList();
    Map<List<Object>, Map<String, Object>> byKey = new HashMap<>();
    rows.forEach(
        row -> {
          Map<String, Object> cells = new HashMap<>();
          rows.columns().stream()
              .filter(column -> !OF_THE_RUN.contains(column))
              .forEach(column -> cells.put(column, row.get(column)));
          List<Object> values = new ArrayList<>();
          key.forEach(column -> values.add(cells.get(column)));
          if (byKey.put(values, cells) != null) {
            throw new AssertionError(table.fullName() + " has a row twice: " + values);
          }
          return true;
        });
    return byKey;
  }

  private static Set<String> runsOf(PlainRows rows) {
    Set<String> runs = new HashSet<>();
    rows.forEach(row -> runs.add(row.text("run_id")));
    return runs;
  }

  /** By table, the runs that its rows name and that are not in the ledger. */
  public Map<String, Set<String>> unknownRuns() {
    return unknownRuns;
  }

  /** How many rows each table has. */
  public Map<String, Integer> rowsByTable() {
    Map<String, Integer> counts = new TreeMap<>();
    tables.forEach((name, rows) -> counts.put(name, rows.size()));
    return counts;
  }

  /** In what another differs, numbers by more than a share of them; empty where in nothing. */
  public List<String> differences(LakeContent other, double tolerance) {
    List<String> differences = new ArrayList<>();
    Set<String> names = new TreeSet<>(tables.keySet());
    names.addAll(other.tables.keySet());
    for (String name : names) {
      Map<List<Object>, Map<String, Object>> mine = tables.getOrDefault(name, Map.of());
      Map<List<Object>, Map<String, Object>> theirs = other.tables.getOrDefault(name, Map.of());
      Set<List<Object>> keys = new HashSet<>(mine.keySet());
      keys.addAll(theirs.keySet());
      keys.stream()
          .filter(key -> !isSame(mine.get(key), theirs.get(key), tolerance))
          .limit(SHOWN)
          .forEach(
              key ->
                  differences.add(
                      "%s %s: %s, not %s".formatted(name, key, theirs.get(key), mine.get(key))));
    }
    return differences;
  }

  private static boolean isSame(
      Map<String, Object> one, Map<String, Object> other, double tolerance) {
    return one != null
        && other != null
        && one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(cell -> isSame(cell.getValue(), other.get(cell.getKey()), tolerance));
  }

  private static boolean isSame(Object one, Object other, double tolerance) {
    if (one instanceof Double number && other instanceof Double value) {
      return number.equals(value)
          || Math.abs(number - value) <= tolerance * Math.max(1, Math.abs(number));
    }
    return Objects.equals(one, other);
  }
}
