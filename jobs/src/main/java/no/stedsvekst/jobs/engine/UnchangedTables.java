package no.stedsvekst.jobs.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * Tables of a step that its last run left as this one would make them. A step runs where anything
 * that it reads has changed; of its tables only those need be written that are made of that.
 *
 * @param before what the last run read; empty where it was of other code or parameters, or failed
 * @param now what this run reads
 * @param isOwn whether a table is still as runs of this program left it
 */
record UnchangedTables(
    Optional<Map<String, String>> before, Map<String, String> now, Predicate<TableSpec> isOwn) {

  static UnchangedTables of(Step<?> step, Map<String, String> now, Ledger ledger, Lake lake) {
    // A fingerprint is of code, parameters and inputs: if it is met by the old inputs, code and
    // parameters are what they were.
    Optional<String> fingerprint = ledger.lastFingerprint(step.name(), step.scope());
    Optional<Map<String, String>> before =
        ledger
            .lastInputs(step.name(), step.scope())
            .filter(inputs -> fingerprint.equals(Optional.of(step.fingerprint(inputs))));
    return new UnchangedTables(
        before,
        now,
        table ->
            ledger.knowsAllSince(step.name(), step.scope(), table.fullName(), lake.state(table)));
  }

  boolean has(TableSpec table, List<TableSpec> madeOf) {
    return before
            .filter(
                inputs ->
                    madeOf.stream()
                        .map(TableSpec::fullName)
                        .allMatch(name -> Objects.equals(inputs.get(name), now.get(name))))
            .isPresent()
        && isOwn.test(table);
  }
}
