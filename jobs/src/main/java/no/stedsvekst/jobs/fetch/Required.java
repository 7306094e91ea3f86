package no.stedsvekst.jobs.fetch;

import java.util.List;
import no.stedsvekst.jobs.fetch.plan.Sources;

/** What a landing folder cannot do without. */
final class Required {
  /** Its tables, as the landing contract has them. */
  static final List<String> TABLES =
      List.of("municipality", "population", "vital", "jobs", "commuting");

  private static final int FEW = 5;

  private Required() {}

  /** Whether something is needed that no other table fills. Jobs are also in the matrix. */
  static boolean isNeeded(String fills, Sources sources) {
    return TABLES.contains(fills)
        && sources.used().stream().filter(source -> source.fills().equals(fills)).count() == 1;
  }

  /** The first of many, and how many more there are. */
  static String some(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(FEW, all.size())));
    return all.size() <= FEW ? first : first + " and %d more".formatted(all.size() - FEW);
  }
}
