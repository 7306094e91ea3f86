package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.stats.Covariance.Recipe;

/**
 * What a user may choose of the regressions.
 *
 * @param preset the parameters of the panel
 * @param models that are fitted
 * @param levels at which
 * @param standardErrors recipes for every fit, by their names in tables
 * @param detailErrors recipes for pooled fits of the whole migration besides
 * @param periods each, pooled, or as in 2003-2011
 * @param weights none, population
 * @param fixedEffects none, year
 * @param hasDependence whether the residuals of the pooled fits are compared along the commuting
 * @param part what a slice of the tables bears in its name where not all is fitted
 */
record RegressChoice(
    Preset preset,
    List<MigrationModel> models,
    List<String> levels,
    List<String> standardErrors,
    List<String> detailErrors,
    List<String> periods,
    List<String> weights,
    List<String> fixedEffects,
    boolean hasDependence,
    String part) {
  /** What the names of clustered standard errors begin with; the column of the clusters follows. */
  private static final Map<String, Recipe> CLUSTERED =
      Map.of("cluster:", Recipe.CLUSTER, "CR3:", Recipe.CR3);

  private static final String OF_USER = "/user:";

  /** The clusters of a fit's own units. */
  static final String UNIT = "unit";

  /** What municipalities can be clustered by besides. */
  static final List<String> PARENTS = List.of("region", "county", "centrality_class");

  static RegressChoice of(Settings settings) {
    Optional<String> model = settings.optional("regress.model");
    Optional<String> formula = settings.optional("regress.formula");
    List<MigrationModel> models =
        formula.isPresent()
            ? List.of(
                MigrationModel.ofFormula(formula.get())
                    .orElseThrow(
                        () ->
                            settings.badValue(
                                "regress.formula",
                                "a formula such as net_migration_excess ~ vra + centrality_jobs")))
            : model.isPresent()
                ? List.of(
                    MigrationModel.named(settings.choice("regress.model", MigrationModel.names()))
                        .orElseThrow())
                : MigrationModel.family();
    if (model.isPresent() && formula.isPresent()) {
      throw Refusals.badArguments("regress", "--model excludes --formula");
    }
    List<String> errors = settings.words("regress.se");
    List<String> details = settings.words("regress.detail_se");
    errors.forEach(name -> refuseUnknown(settings, "regress.se", name));
    details.forEach(name -> refuseUnknown(settings, "regress.detail_se", name));
    List<String> levels = settings.words("regress.levels");
    levels.forEach(Levels::refuseUnknown);
    for (String name : errors) {
      if (isOfParents(name) && !levels.contains(Levels.MUNICIPALITY)) {
        throw settings.badValue(
            "regress.se",
            "%sunit at the level %s; municipalities have %s"
                .formatted(name.substring(0, name.indexOf(':') + 1), levels, name));
      }
    }
    return new RegressChoice(
        Preset.of(settings),
        models,
        levels,
        errors,
        details,
        settings.words("regress.periods"),
        settings.words("regress.weights"),
        settings.words("regress.fixed_effects"),
        settings.isOn("regress.moran"),
        models.size() == 1 ? "/" + models.get(0).name() : "");
  }

  /**
   * The part of the tables that it owns. A model by itself is written over the rows that all models
   * have together, and belongs to their scope; a formula of a user's own is nobody else's.
   */
  String scope() {
    return preset.name() + (part.startsWith(OF_USER) ? part : "");
  }

  /** The recipe of a name in the tables. */
  static Recipe recipe(String name) {
    return CLUSTERED.entrySet().stream()
        .filter(clustered -> name.startsWith(clustered.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseGet(() -> Recipe.labelled(name));
  }

  /** Whether a name in the tables clusters municipalities by what they belong to. */
  static boolean isOfParents(String name) {
    return PARENTS.contains(clusters(name));
  }

  /** The names, by the column whose values are their clusters. */
  static Map<String, List<String>> byClusters(Collection<String> names) {
    return names.stream()
        .distinct()
        .collect(
            Collectors.groupingBy(
                RegressChoice::clusters, LinkedHashMap::new, Collectors.toList()));
  }

  private static String clusters(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? UNIT : name.substring(colon + 1);
  }

  /** Whether standard errors say something where every unit has one row. */
  static boolean isOfOneYear(String name) {
    return switch (recipe(name)) {
      case IID, HC1, HC2, HC3 -> true;
      case CLUSTER, CR3 -> !clusters(name).equals(UNIT);
      case TWO_WAY, DRISCOLL_KRAAY -> false;
    };
  }

  /** All names of standard errors, of every fit and of those in detail. */
  List<String> allErrors() {
    return Stream.concat(standardErrors.stream(), detailErrors.stream()).distinct().toList();
  }

  /** The periods as the estimator takes them. */
  String[] estimatorPeriods() {
    return periods.stream()
        .map(period -> period.equals("pooled") ? pooledPeriod() : period)
        .toArray(String[]::new);
  }

  /** The years of a pooled fit as the estimator takes them. */
  String pooledPeriod() {
    YearRange years = preset.estimationYears();
    return years.equals(YearRange.ALL) ? "all" : years.first() + "-" + years.last();
  }

  private static void refuseUnknown(Settings settings, String key, String name) {
    List<String> known =
        new ArrayList<>(List.of("iid", "HC1", "HC2", "HC3", "cluster2", "driscoll_kraay"));
    for (String clustered :
        CLUSTERED.keySet().stream().sorted(Comparator.reverseOrder()).toList()) {
      known.add(clustered + UNIT);
      PARENTS.forEach(column -> known.add(clustered + column));
    }
    if (!known.contains(name)) {
      throw settings.badValue(key, "names of " + String.join(", ", known));
    }
  }
}
