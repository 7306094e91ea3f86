package no.stedsvekst.jobs.tools;

import java.util.List;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * The tables that a user may name.
 *
 * @param all of them, in the order of the data
 */
record KnownTables(List<TableSpec> all) {

  /** The table of a full name such as {@code gold.panel}. */
  TableSpec named(String name) {
    return all.stream()
        .filter(table -> table.fullName().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Refusals.unknownTable(name, all.stream().map(TableSpec::fullName).toList()));
  }
}
