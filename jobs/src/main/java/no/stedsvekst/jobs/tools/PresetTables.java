package no.stedsvekst.jobs.tools;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;

/** What a preset has written to a lake, for tools that ask about one place without a session. */
final class PresetTables {
  private final Lake lake;
  private final Preset preset;
  private List<PlainRow> municipalities;

  PresetTables(Lake lake, Preset preset) {
    this.lake = lake;
    this.preset = preset;
  }

  Lake lake() {
    return lake;
  }

  /** Whose rows. */
  Preset preset() {
    return preset;
  }

  /** The rows of a table; one that is not there yet is refused. */
  PlainRows read(TableSpec table) {
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
    return PlainRows.of(lake, table);
  }

  /** The same of a table that need not be there. */
  Optional<PlainRows> readWhereThere(TableSpec table) {
    return lake.has(table) ? Optional.of(read(table)) : Optional.empty();
  }

  /** The preset's rows of a table. */
  PlainRows ofPreset(TableSpec table) {
    PlainRows rows = read(table).where("preset", preset.name());
    if (rows.isEmpty()) {
      throw Refusals.noSlice(table.fullName(), slice());
    }
    return rows;
  }

  private String slice() {
    return "preset = '" + preset.name() + "'";
  }

  /** The panel of municipalities; rows of other parameters or of several vintages are refused. */
  List<PlainRow> municipalities() {
    if (municipalities == null) {
      PlainRows panel = ofPreset(PanelTables.PANEL);
      Set<Object> vintages = new HashSet<>();
      Set<Object> hashes = new HashSet<>();
      panel
          .select("vintage", "param_hash")
          .list()
          .forEach(
              row -> {
                vintages.add(row.get("vintage"));
                hashes.add(row.get("param_hash"));
              });
      vintages.removeIf(Objects::isNull);
      hashes.removeIf(Objects::isNull);
      if (vintages.isEmpty()) {
        throw Refusals.noSlice(PanelTables.PANEL.fullName(), slice());
      }
      if (vintages.size() > 1 || !Set.of(preset.hash()).containsAll(hashes)) {
        throw Refusals.mixedSlice(PanelTables.PANEL.fullName(), slice());
      }
      municipalities = panel.where("level", Levels.MUNICIPALITY).list();
    }
    return municipalities;
  }

  /** The coefficients that {@code attract} applies. */
  AppliedCoefficients coefficients() {
    boolean hasSupply =
        municipalities().stream().anyMatch(row -> !row.isEmpty("ds"))
            || ofPreset(PanelTables.PANEL).select("ds").list().stream()
                .anyMatch(row -> !row.isEmpty("ds"));
    List<String> wanted = AppliedCoefficients.wanted(preset, hasSupply);
    Map<String, Map<String, AppliedCoefficients.Term>> found = new HashMap<>();
    read(RegressTables.COEFFICIENT_SET)
        .select("coef_set_id", "term", "estimate", "center")
        .where("coef_set_id", wanted.toArray())
        .list()
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.text("coef_set_id"), id -> new HashMap<>())
                    .put(
                        row.text("term"),
                        new AppliedCoefficients.Term(
                            row.number("estimate"),
                            row.isEmpty("center") ? 0 : row.number("center"))));
    return AppliedCoefficients.firstOf(wanted, found);
  }

  /** The year whose commuting weighs a flow year. */
  int shareYear(int year, PlainRows commuting) {
    List<Integer> known = ShareYears.withJobs(yearsOf(commuting), yearsOf(read(SilverTables.JOBS)));
    return ShareYears.choose(List.of(year), known, preset.shareYear()).chosen().get(year);
  }

  /** The distinct years of rows, the earliest first. */
  static List<Integer> yearsOf(PlainRows rows) {
    Set<Integer> years = new TreeSet<>();
    rows.select("year")
        .forEach(
            row -> {
              years.add(row.integer("year"));
              return true;
            });
    return List.copyOf(years);
  }

  /** The last year up to a year of rows in which a column is known. */
  static int lastYear(List<PlainRow> rows, String known, int upTo) {
    List<Integer> years =
        rows.stream()
            .filter(row -> !row.isEmpty(known))
            .map(row -> row.integer("year"))
            .distinct()
            .sorted()
            .toList();
    return years.stream()
        .filter(year -> year <= upTo)
        .reduce((one, other) -> other)
        .orElseThrow(() -> Refusals.noYear(upTo, years));
  }
}
