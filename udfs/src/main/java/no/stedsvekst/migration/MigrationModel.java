package no.stedsvekst.migration;

import java.util.List;
import java.util.Optional;

/**
 * A3. A model of net migration: which columns of the panel explain a place's excess net migration,
 * in the order of the terms.
 *
 * @param name in tables and options
 * @param covariates the terms after the intercept
 */
public record MigrationModel(String name, List<Covariate> covariates) {

  /** The name of the first term of every model, as R writes it. */
  public static final String INTERCEPT = "(Intercept)";

  /** The column that every model explains. */
  public static final String RESPONSE = "net_migration_excess";

  private static final List<Covariate> JOBS =
      List.of(Covariate.of("vra"), Covariate.of("vra_1"), Covariate.of("vra_2"));

  private static final List<MigrationModel> FAMILY =
      List.of(
          new MigrationModel("v1", JOBS),
          new MigrationModel("book2019", and(Covariate.centred("centrality"))),
          new MigrationModel("v3", and(Covariate.centred("centrality_jobs"))));

  /** The model of a name, if there is one. */
  public static Optional<MigrationModel> named(String name) {
    return FAMILY.stream().filter(model -> model.name.equals(name)).findFirst();
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return FAMILY.stream().map(MigrationModel::name).toList();
  }

  private static List<Covariate> and(Covariate further) {
    return List.of(JOBS.get(0), JOBS.get(1), JOBS.get(2), further);
  }

  /**
   * A term of a model: a column of the panel, as it is or less its mean.
   *
   * @param column the column, which is also the name of the term
   * @param isCentred whether the unweighted mean over the distinct units is taken off
   */
  public record Covariate(String column, boolean isCentred) {
    static Covariate of(String column) {
      return new Covariate(column, false);
    }

    static Covariate centred(String column) {
      return new Covariate(column, true);
    }
  }
}
