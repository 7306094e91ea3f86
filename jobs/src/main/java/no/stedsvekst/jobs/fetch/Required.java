package no.stedsvekst.jobs.fetch;

import java.util.List;
import no.stedsvekst.jobs.fetch.plan.Sources;

/** What a landing folder cannot do without. */
final class Required {
  /** Its tables, as the landing contract has them. */
  static final List<String> TABLES =
      List.of("municipality", "population", "vital", "jobs", "commuting");

  private Required() {}

  /** Whether something is needed that no other table fills. Jobs are also in the matrix. */
  static boolean isNeeded(String fills, Sources sources) {
    return TABLES.contains(fills)
        && sources.used().stream().filter(source -> source.fills().equals(fills)).count() == 1;
  }
}
