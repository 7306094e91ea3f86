package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.function.Supplier;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * The tables that a user may name.
 *
 * @param all of them, in the order of the data; asked for late, as a manual needs none
 */
record KnownTables(Supplier<List<TableSpec>> all) {

  /** The table of a full name such as {@code gold.panel}. */
  TableSpec named(String name) {
    List<TableSpec> tables = all.get();
    return tables.stream()
        .filter(table -> table.fullName().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Refusals.unknownTable(name, tables.stream().map(TableSpec::fullName).toList()));
  }
}
