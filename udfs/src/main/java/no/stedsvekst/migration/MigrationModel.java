package no.stedsvekst.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A3. A model of net migration: which terms explain a place's excess net migration, in order.
 *
 * @param name in tables and options
 * @param response what is explained: {@link #RESPONSE}, or {@link #RESIDUAL}
 * @param terms after the intercept: columns of the panel, or landed covariates
 */
public record MigrationModel(String name, String response, List<String> terms) {

  /** The name of the first term of every model, as R writes it. */
  public static final String INTERCEPT = "(Intercept)";

  /** The column that every model of the book explains. */
  public static final String RESPONSE = "net_migration_excess";

  /** What the last model of the book leaves: a formula can ask what goes with it. */
  public static final String RESIDUAL = "residual";

  /** The model whose residuals a formula can explain. */
  public static final String EXPLAINED_BEFORE = "book2022";

  /** What the name of a user's own model begins with. */
  public static final String OF_USER = "user:";

  /** The terms that come from the panel itself; any other is a landed covariate. */
  public static final List<String> PANEL_TERMS =
      List.of(
          "vra",
          "vra_1",
          "vra_2",
          "centrality",
          "centrality_jobs",
          "ds",
          "own_growth",
          "own_growth_1",
          "own_growth_2",
          "neighbour_growth",
          "neighbour_growth_1",
          "neighbour_growth_2",
          "ln_population",
          "labour_market_integration");

  private static final List<String> CENTRED = List.of("centrality", "centrality_jobs");
  private static final String JOBS = "vra vra_1 vra_2";

  private static final List<MigrationModel> FAMILY =
      List.of(
          of(
              "book2018",
              "own_growth own_growth_1 own_growth_2"
                  + " neighbour_growth neighbour_growth_1 neighbour_growth_2"
                  + " ln_population labour_market_integration"),
          of("v1", JOBS),
          of("book2019", JOBS + " centrality"),
          of("v3", JOBS + " centrality_jobs"),
          of("book2022", JOBS + " centrality_jobs ds"),
          of("book2022_students", JOBS + " centrality_jobs ds students"),
          of("culture_1", "culture"),
          of("culture_2", "culture centrality"),
          of("culture_3", "culture centrality " + JOBS),
          of("culture_4", "culture centrality " + JOBS + " ds"));

  private static final Pattern FORMULA = Pattern.compile("\\s*(\\S+?)\\s*~\\s*(.+?)\\s*");

  /** The whole family. */
  public static List<MigrationModel> family() {
    return FAMILY;
  }

  /** The model of a name, if there is one. */
  public static Optional<MigrationModel> named(String name) {
    return FAMILY.stream().filter(model -> model.name.equals(name)).findFirst();
  }

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return FAMILY.stream().map(MigrationModel::name).toList();
  }

  /**
   * A user's own model, as in {@code net_migration_excess ~ vra + students} or {@code residual ~
   * culture}; the same formula has the same name.
   *
   * @return empty where the text is no formula for one of the two responses
   */
  public static Optional<MigrationModel> ofFormula(String formula) {
    Matcher sides = FORMULA.matcher(formula);
    if (!sides.matches() || !List.of(RESPONSE, RESIDUAL).contains(sides.group(1))) {
      return Optional.empty();
    }
    List<String> terms =
        Arrays.stream(sides.group(2).split("\\+", -1)).map(String::trim).distinct().toList();
    if (terms.stream().anyMatch(term -> !term.matches("[A-Za-z_][A-Za-z_0-9]*"))) {
      return Optional.empty();
    }
    String response = sides.group(1);
    String text = (response.equals(RESPONSE) ? "" : response + "~") + String.join("+", terms);
    return Optional.of(
        new MigrationModel(OF_USER + Integer.toHexString(text.hashCode()), response, terms));
  }

  /** Whether the unweighted mean over the distinct units is taken off a term. */
  public static boolean isCentred(String term) {
    return CENTRED.contains(term);
  }

  /** The terms that must have been landed as covariates. */
  public List<String> covariates() {
    List<String> landed = new ArrayList<>(terms);
    landed.removeAll(PANEL_TERMS);
    return landed;
  }

  private static MigrationModel of(String name, String terms) {
    return new MigrationModel(name, RESPONSE, List.of(terms.split(" ", -1)));
  }
}
