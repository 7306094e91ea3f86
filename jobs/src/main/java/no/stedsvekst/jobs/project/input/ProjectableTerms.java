package no.stedsvekst.jobs.project.input;

import java.util.Collection;
import java.util.List;
import no.stedsvekst.migration.MigrationModel;

/** The terms of net migration that a projection carries on; of others nobody knows the future. */
public final class ProjectableTerms {
  /** With the intercept. */
  static final List<String> KNOWN =
      List.of(
          MigrationModel.INTERCEPT, "vra", "vra_1", "vra_2", "centrality", "centrality_jobs", "ds");

  private ProjectableTerms() {}

  /** Those of some terms that cannot be carried on. */
  public static List<String> unknown(Collection<String> terms) {
    return terms.stream().filter(term -> !KNOWN.contains(term)).toList();
  }
}
