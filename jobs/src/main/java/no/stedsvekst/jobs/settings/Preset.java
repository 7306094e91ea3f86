package no.stedsvekst.jobs.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.stedsvekst.supply.EmploymentSupply.DeathTerm;

/**
 * The parameters of the model that a preset settles, single ones of them overridden.
 *
 * @param name of the preset, with a plus where a parameter differs from it
 * @param shareYear the commuting year of a flow year t: {@code t} or {@code t-1}
 * @param regionVra how VRA comes to a region: {@code dest_region} or {@code pop_weighted}
 * @param estimationYears the years that a pooled fit may use
 * @param centralityEdition the year whose population weighs the centrality of a region
 * @param centrality the index as landed, {@code official}, or {@code computed} from travel times
 * @param deathTerm whose deaths the employment supply takes off: {@code all} or {@code employed}
 * @param supplyDenominator what the supply is a share of: {@code jobs} or {@code employed}
 * @param breakYears years whose jobs are not comparable with those of the year before
 * @param coefficients which set is applied: {@code estimated}, or the name of a published one
 * @param intercept where a decomposition has it: {@code own}, or {@code centrality}
 * @param populationScale how many per cent jobs that follow the residents grow with a per cent
 * @param populationWindow over how many years before that growth is taken
 * @param vitalShrinkage whether births and deaths beyond expectation are drawn towards none: {@code
 *     empirical_bayes} or {@code none}
 * @param migrationProfile how migrants are spread over ages: {@code gross_flow} or {@code
 *     net_shape}
 * @param highLow what a high or low scenario changes at once: {@code one_at_a_time}, or all places,
 *     {@code simultaneous}
 * @param nationDamping where the nation's path is made of its past: the share of its net migration
 *     that is left after another year
 * @param scaleAhead populationScale of the years that are projected: {@code estimated}, or a number
 * @param scaleAssumed the same where it is to be estimated and too few years are known
 * @param relativeMigration the share that is projected of the migration that is expected to set a
 *     place apart: {@code lasting}, as much as has lasted before, or a number
 */
public record Preset(
    String name,
    String shareYear,
    String regionVra,
    YearRange estimationYears,
    int centralityEdition,
    String centrality,
    String deathTerm,
    String supplyDenominator,
    List<Integer> breakYears,
    String coefficients,
    String intercept,
    double populationScale,
    int populationWindow,
    String vitalShrinkage,
    String migrationProfile,
    String highLow,
    double nationDamping,
    String scaleAhead,
    double scaleAssumed,
    String relativeMigration) {

  /** The coefficients that this night's fits have found. */
  public static final String ESTIMATED = "estimated";

  /** The coefficients that presets apply by themselves. */
  public static final List<String> OWN_COEFFICIENTS = List.of(ESTIMATED, "book2022_exact");

  private static final String ALTERED = "+";
  private static final String LASTING = "lasting";

  /** The names to choose from. */
  public static final List<String> NAMES = List.of("book2022", "recommended");

  private static final String OVERRIDE = "model.";
  private static final List<String> PARAMETERS =
      List.of(
          "share_year",
          "region_vra",
          "estimation_years",
          "centrality_edition",
          "centrality",
          "ds_death_term",
          "ds_denominator",
          "break_years",
          "coef",
          "intercept",
          "population_scale",
          "population_window",
          "vital_shrinkage",
          "migration_profile",
          "high_low",
          "nation_damping",
          "population_scale_ahead",
          "population_scale_assumed",
          "relative_migration");

  /** The preset that the settings choose. */
  public static Preset of(Settings settings) {
    String name = settings.choice("preset", NAMES);
    boolean isOverridden = false;
    for (String parameter : PARAMETERS) {
      isOverridden |= overridden(settings, name, parameter).isPresent();
    }
    return new Preset(
        isOverridden ? name + ALTERED : name,
        settings.choice(key(settings, name, "share_year"), List.of("t", "t-1")),
        settings.choice(key(settings, name, "region_vra"), List.of("dest_region", "pop_weighted")),
        settings.years(key(settings, name, "estimation_years")),
        settings.integer(key(settings, name, "centrality_edition"), 1900, 2199),
        settings.choice(key(settings, name, "centrality"), List.of("official", "computed")),
        settings.choice(key(settings, name, "ds_death_term"), List.of("all", "employed")),
        settings.choice(key(settings, name, "ds_denominator"), List.of("jobs", "employed")),
        settings.read(key(settings, name, "break_years"), Kind.YEAR_LIST),
        settings.text(key(settings, name, "coef")),
        settings.choice(key(settings, name, "intercept"), List.of("own", "centrality")),
        settings.number(key(settings, name, "population_scale"), 0, 10),
        settings.integer(key(settings, name, "population_window"), 1, 3),
        settings.choice(key(settings, name, "vital_shrinkage"), List.of("none", "empirical_bayes")),
        settings.choice(
            key(settings, name, "migration_profile"), List.of("gross_flow", "net_shape")),
        settings.choice(key(settings, name, "high_low"), List.of("one_at_a_time", "simultaneous")),
        settings.number(key(settings, name, "nation_damping"), 0, 1),
        numberOr(ESTIMATED, settings, key(settings, name, "population_scale_ahead"), 10),
        settings.number(key(settings, name, "population_scale_assumed"), 0, 10),
        numberOr(LASTING, settings, key(settings, name, "relative_migration"), 1));
  }

  private static String numberOr(String word, Settings settings, String key, double most) {
    String text = settings.text(key);
    return text.equals(word) ? text : Double.toString(settings.number(key, 0, most));
  }

  /** The share of migration that sets places apart; empty where it is what has lasted before. */
  public Optional<Double> knownRelativeMigration() {
    return relativeMigration.equals(LASTING)
        ? Optional.empty()
        : Optional.of(Double.valueOf(relativeMigration));
  }

  /** How far projected jobs follow the residents; empty where that is to be estimated. */
  public Optional<Double> knownScaleAhead() {
    return scaleAhead.equals(ESTIMATED)
        ? Optional.empty()
        : Optional.of(Double.valueOf(scaleAhead));
  }

  /** Whether births and deaths beyond expectation are drawn towards none. */
  public boolean isVitalShrunken() {
    return vitalShrinkage.equals("empirical_bayes");
  }

  /** Whether what-ifs of each place leave its neighbours as they are. */
  public boolean isOneAtATime() {
    return highLow.equals("one_at_a_time");
  }

  /** Whether the index of centrality is that of travel times. */
  public boolean isCentralityComputed() {
    return centrality.equals("computed");
  }

  /** Whose deaths the employment supply takes off. */
  public DeathTerm supplyDeaths() {
    return DeathTerm.valueOf(deathTerm.toUpperCase(Locale.ROOT));
  }

  /**
   * What this one would be with the coefficients that presets have: growth and regress know nothing
   * of these, so that panel and fits are the same, if no other parameter differs, as their hash
   * tells. Empty where this is a preset itself.
   */
  public List<Preset> beforeCoefficients() {
    return name.endsWith(ALTERED)
        ? OWN_COEFFICIENTS.stream()
            .map(own -> named(name.substring(0, name.length() - ALTERED.length()), own))
            .toList()
        : List.of();
  }

  /** The same under the name of another. */
  public Preset named(Preset other) {
    return named(other.name(), coefficients);
  }

  private Preset named(String otherName, String otherCoefficients) {
    return new Preset(
        otherName,
        shareYear,
        regionVra,
        estimationYears,
        centralityEdition,
        centrality,
        deathTerm,
        supplyDenominator,
        breakYears,
        otherCoefficients,
        intercept,
        populationScale,
        populationWindow,
        vitalShrinkage,
        migrationProfile,
        highLow,
        nationDamping,
        scaleAhead,
        scaleAssumed,
        relativeMigration);
  }

  /** A short text that differs where any parameter differs. */
  public String hash() {
    return Hash.of(toString()).substring(0, 12);
  }

  private static String key(Settings settings, String name, String parameter) {
    return overridden(settings, name, parameter).orElse("presets." + name + "." + parameter);
  }

  /** The key of a parameter that is given and differs from the preset's. */
  private static Optional<String> overridden(Settings settings, String name, String parameter) {
    String preset = settings.text("presets." + name + "." + parameter);
    return settings
        .optional(OVERRIDE + parameter)
        .filter(value -> !value.equals(preset))
        .map(value -> OVERRIDE + parameter);
  }
}
