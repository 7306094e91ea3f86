package no.stedsvekst.jobs.publish;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.stedsvekst.jobs.settings.ShippedTable;

/** The components of the change of a population, put together as a story tells them. */
final class Drivers {
  private static final String OF_MIGRATION = "migration";

  static final List<String> BIRTHS_AND_DEATHS =
      names(line -> line.get("part").equals("births_and_deaths"));
  static final List<String> NATION = migration("nation");
  static final List<String> STRUCTURE = migration("structure");
  static final List<String> OWN_GROWTH = migration("both");
  static final List<String> MIGRATION = names(line -> line.get("part").equals(OF_MIGRATION));
  static final List<String> RESIDUAL = List.of("statistical_residual");

  private Drivers() {}

  private static List<String> migration(String kind) {
    return names(line -> line.get("part").equals(OF_MIGRATION) && line.get("kind").equals(kind));
  }

  private static List<String> names(Predicate<Map<String, String>> isWanted) {
    return ShippedTable.lines("component").stream()
        .filter(line -> line.get("subject").equals("population"))
        .filter(isWanted)
        .map(line -> line.get("component"))
        .toList();
  }
}
