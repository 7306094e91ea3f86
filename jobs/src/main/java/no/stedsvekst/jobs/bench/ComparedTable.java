package no.stedsvekst.jobs.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.regress.RegressTables;

/**
 * A table that a peer writes as a file, and where the lake has the same numbers.
 *
 * @param file its name
 * @param key the columns by which a row is found
 * @param across the last columns of the key, whose values stand side by side in memory
 * @param values the columns that are compared
 * @param rows hands out the lake's rows, each as its value by column
 */
record ComparedTable(
    String file, List<String> key, List<String> across, List<String> values, Source rows) {
  /** Of all presets the peers compute one. */
  static final String PRESET = "recommended";

  private static final Object[] LEVELS = {"municipality", "region", "county"};

  /** Where rows come from. */
  @FunctionalInterface
  interface Source {
    void of(Lake lake, Consumer<Function<String, Object>> row);
  }

  /** All that is compared. */
  static final List<ComparedTable> ALL = List.of(panel(), migration(), terms());

  private static ComparedTable panel() {
    return new ComparedTable(
        "panel.csv",
        List.of("level", "unit", "year"),
        List.of(),
        List.of(
            "population",
            "jobs",
            "employed",
            "relative_growth",
            "vra",
            "vra_own",
            "vra_neighbour",
            "vra_1",
            "vra_2",
            "ds",
            "centrality",
            "centrality_jobs",
            "net_migration",
            "net_migration_rate",
            "net_migration_excess"),
        (lake, row) -> levels(PlainRows.of(lake, PanelTables.PANEL), row));
  }

  private static ComparedTable migration() {
    return new ComparedTable(
        "migration.csv",
        List.of("level", "unit", "year"),
        List.of("sex", "age_group"),
        List.of("net_migration", "net_migration_rate", "net_migration_excess"),
        (lake, row) -> levels(PlainRows.of(lake, PanelTables.MIGRATION), row));
  }

  private static void levels(PlainRows table, Consumer<Function<String, Object>> row) {
    table
        .where("preset", PRESET)
        .where("level", LEVELS)
        .forEach(
            each -> {
              row.accept(each::get);
              return true;
            });
  }

  private static ComparedTable terms() {
    return new ComparedTable(
        "terms.csv",
        List.of("model", "level", "sex", "age_group", "period"),
        List.of("term"),
        List.of("estimate", "std_error"),
        ComparedTable::terms);
  }

  private static void terms(Lake lake, Consumer<Function<String, Object>> row) {
    Map<String, PlainRow> fits = new HashMap<>();
    PlainRows.of(lake, RegressTables.MODEL)
        .select("fit_id", "sex", "age_group", "period")
        .where("preset", PRESET)
        .list()
        .forEach(fit -> fits.put(fit.text("fit_id"), fit));
    List<String> ofFit = List.of("sex", "age_group", "period");
    PlainRows.of(lake, RegressTables.TERM)
        .where("preset", PRESET)
        .where("model", "book2022")
        .where("level", LEVELS[0], LEVELS[1])
        .where("se", "iid")
        .forEach(
            term -> {
              PlainRow fit = fits.get(term.text("fit_id"));
              row.accept(column -> (ofFit.contains(column) ? fit : term).get(column));
              return true;
            });
  }

  /** The whole key. */
  List<String> wholeKey() {
    List<String> all = new ArrayList<>(key);
    all.addAll(across);
    return all;
  }
}
