package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Column;

/**
 * A municipality that a user named by a code of any year.
 *
 * @param code as it was given
 * @param vintage the year of the codes it was resolved to
 * @param parts where its people are in that year
 */
record NamedMunicipality(String code, int vintage, List<Part> parts) {

  /**
   * A municipality of the vintage.
   *
   * @param code its code
   * @param name its name
   * @param weight the share of the named one that is there
   */
  record Part(String code, String name, double weight) {}

  /** Looks a code up; one that no landed year knows is refused. */
  static NamedMunicipality of(Lake lake, String code, Optional<Integer> chosen) {
    for (TableSpec needed :
        List.of(SilverTables.of(PlaceTables.MUNICIPALITY), DimensionTables.MUNICIPALITY_HISTORY)) {
      if (!lake.has(needed)) {
        throw Refusals.noTable(needed.fullName(), lake.location());
      }
    }
    int vintage =
        chosen.orElseGet(
            () ->
                PlainRows.of(lake, SilverTables.of(PlaceTables.MUNICIPALITY))
                    .select("vintage")
                    .list()
                    .get(0)
                    .integer("vintage"));
    List<Part> parts =
        PlainRows.of(lake, DimensionTables.MUNICIPALITY_HISTORY)
            .select("valid_from", "current_code", "current_name_no", "weight")
            .where("vintage", vintage)
            .where("code", code)
            .list()
            .stream()
            .sorted(
                Comparator.<PlainRow>comparingInt(row -> row.integer("valid_from"))
                    .thenComparing(row -> row.text("current_code")))
            .map(
                row ->
                    new Part(
                        row.text("current_code"),
                        row.text("current_name_no"),
                        row.number("weight")))
            .toList();
    if (parts.isEmpty()) {
      throw Refusals.unknownMunicipality(code, vintage);
    }
    // A code that holds means what it means now, whatever unit had it before.
    List<Part> itself = parts.stream().filter(part -> part.code().equals(code)).toList();
    return new NamedMunicipality(code, vintage, itself.isEmpty() ? parts : itself);
  }

  /** The code of the vintage; a unit that was split is refused. */
  String one() {
    if (parts.size() > 1) {
      throw Refusals.severalMunicipalities(sentence());
    }
    return parts.get(0).code();
  }

  /** What the code was resolved to. */
  String sentence() {
    return "%s is %s in the codes of %d"
        .formatted(
            code,
            parts.stream().map(NamedMunicipality::label).collect(Collectors.joining(", ")),
            vintage);
  }

  /** The rows of a table that are of this municipality. */
  PlainRows of(TableSpec table, PlainRows rows) {
    Set<Object> codes = parts.stream().map(Part::code).collect(Collectors.toSet());
    PlainRows here = rows.whereAny(columns(table), codes);
    return isOfLevels(table) ? here.where("level", Levels.MUNICIPALITY) : here;
  }

  /** The condition under which a row of a table is of this municipality. */
  Column isIn(TableSpec table) {
    Object[] codes = parts.stream().map(Part::code).toArray();
    Column here =
        columns(table).stream()
            .map(column -> col(column).isin(codes))
            .reduce(Column::or)
            .orElseThrow();
    return isOfLevels(table) ? here.and(col("level").equalTo(Levels.MUNICIPALITY)) : here;
  }

  /** The columns one of which has the code of a row's municipality. */
  private static Set<String> columns(TableSpec table) {
    List<String> columns = table.columnNames();
    boolean asLanded = table.layer() == Layer.BRONZE || table.layer() == Layer.QUARANTINE;
    if (!asLanded && columns.contains("municipality")) {
      return Set.of("municipality");
    }
    if (!asLanded && columns.contains("home")) {
      return Set.of("home", "work");
    }
    if (columns.contains("unit")) {
      return Set.of("unit");
    }
    if (!asLanded && table.name().endsWith("municipality")) {
      return Set.of("code");
    }
    throw Refusals.notOfMunicipalities(table.fullName());
  }

  private static boolean isOfLevels(TableSpec table) {
    return columns(table).contains("unit") && table.columnNames().contains("level");
  }

  private static String label(Part part) {
    String whole = part.code() + " " + part.name();
    return part.weight() < 1 ? "%s (%.1f %%)".formatted(whole, 100 * part.weight()) : whole;
  }
}
