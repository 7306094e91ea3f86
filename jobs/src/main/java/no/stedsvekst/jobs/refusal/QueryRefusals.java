package no.stedsvekst.jobs.refusal;

import java.util.Collection;
import java.util.List;

/** The messages of statements that cannot be answered, each with the place in the statement. */
public final class QueryRefusals {
  private QueryRefusals() {}

  public static Refusal unreadable(String place, String at) {
    return Refusals.usage(
        "%sthe statement cannot be read at or near %s; see what stands before it, or that it is ended"
            .formatted(place, at));
  }

  public static Refusal unknownTable(String place, String table, Collection<String> tables) {
    return Refusals.usage(
        "%sthere is no table \"%s\"%s; SHOW TABLES IN gold, or stedsvekst tables, lists them"
            .formatted(place, table, ClosestName.hint(table, tables)));
  }

  public static Refusal unknownSchema(String schema, Collection<String> schemas) {
    return Refusals.usage(
        "there is no layer \"%s\"%s; there are %s"
            .formatted(schema, ClosestName.hint(schema, schemas), String.join(", ", schemas)));
  }

  public static Refusal unknownColumn(String place, String column, List<String> near) {
    String hint =
        near.isEmpty()
            ? "name a table in FROM whose column it is"
            : "near are " + String.join(", ", near);
    return Refusals.usage("%sthere is no column \"%s\"; %s".formatted(place, column, hint));
  }

  public static Refusal unknownFunction(
      String place, String function, Collection<String> functions) {
    return Refusals.usage(
        "%sthere is no function \"%s\"%s; functions are those of Spark SQL and of the model (METHODS)"
            .formatted(place, function, ClosestName.hint(function, functions)));
  }

  public static Refusal badStatement(String place, String cause) {
    return Refusals.usage("%sthe statement cannot be answered: %s".formatted(place, cause));
  }

  public static Refusal notReading(String what) {
    return Refusals.usage(
        "%s is not done here: statements read the lake and change nothing; ask with SELECT, SHOW, DESCRIBE, EXPLAIN or USE"
            .formatted(what));
  }

  public static Refusal onlyVersions(String place, String table) {
    return Refusals.usage(
        "%sa table's past is read by number, as in %s VERSION AS OF 3; stedsvekst tables %s --versions lists them"
            .formatted(place, table, table));
  }

  public static Refusal noVersion(String table, long version) {
    return Refusals.usage(
        "%s cannot be read in version %d: there is none, or upkeep has deleted it; stedsvekst tables %s --versions lists them"
            .formatted(table, version, table));
  }
}
