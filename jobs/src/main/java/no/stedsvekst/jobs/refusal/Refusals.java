package no.stedsvekst.jobs.refusal;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Every message that tells a user what went wrong, why, and how to mend it. */
public final class Refusals {
  private Refusals() {}

  public static Refusal noJob(Collection<String> jobs) {
    return usage(
        "no job was named; the jobs are " + String.join(", ", jobs) + " (stedsvekst --help)");
  }

  public static Refusal unknownJob(String name, Collection<String> jobs) {
    return usage(
        "there is no job \"%s\"%s; the jobs are %s"
            .formatted(name, ClosestName.hint(name, jobs), String.join(", ", jobs)));
  }

  public static Refusal unknownOption(String job, String option, Collection<String> options) {
    return usage(
        "%s has no option --%s%s; stedsvekst %s --help lists them"
            .formatted(job, option, ClosestName.hint(option, options), job));
  }

  public static Refusal noSyntheticCountry() {
    return usage(
        "no country can be made up here, this jar does not carry it; make one where the launcher is"
            + " (./stedsvekst synthesize --out DIR), and give its folder as --landing DIR");
  }

  public static Refusal badArguments(String job, String complaint) {
    return usage("%s (stedsvekst %s --help)".formatted(complaint, job));
  }

  public static Refusal badValue(String key, String value, String origin, String wanted) {
    return usage("%s = \"%s\" cannot be used (%s); give %s".formatted(key, value, origin, wanted));
  }

  public static Refusal unknownLevel(String level, Collection<String> known) {
    return usage(
        "there is no level \"%s\"%s; there are %s"
            .formatted(level, ClosestName.hint(level, known), String.join(", ", known)));
  }

  public static Refusal valueNeeded(String key, String option, String example) {
    return usage("%s is not set; give %s, as in %s".formatted(key, option, example));
  }

  public static Refusal unknownKey(String key, String origin, Collection<String> known) {
    return usage(
        "unknown setting \"%s\" (%s)%s; conf/reference.conf lists every setting"
            .formatted(key, origin, ClosestName.hint(key, known)));
  }

  public static Refusal fixedKey(String key, String origin, String instead) {
    return usage(
        "\"%s\" is part of a preset and cannot be set (%s); override it with %s"
            .formatted(key, origin, instead));
  }

  public static Refusal unreadableSettings(String file, String cause) {
    return usage("the settings file %s cannot be read: %s".formatted(file, cause));
  }

  public static Refusal wrongJava(String version) {
    return usage(
        "Java 17 is needed, this is Java %s (Hadoop fails on Java 24 and later);".formatted(version)
            + " point JAVA_HOME at a JDK 17");
  }

  public static Refusal mixedLake(String lake, String kind, String wanted) {
    return usage(
        "the lake %s is %s and the landing folder is %s: the two are never mixed;"
                .formatted(lake, kind, wanted)
            + " give another --lake or another --landing");
  }

  public static Refusal exists(String target) {
    return usage("%s exists already; remove it or name another target".formatted(target));
  }

  public static Refusal badFilter(String filter, String cause) {
    return usage("the filter \"%s\" cannot be used: %s".formatted(filter, cause));
  }

  public static Refusal unknownMunicipality(String code, int vintage) {
    return usage(
        "no municipality had the code \"%s\" in any landed year, nor in the codes of %d;"
                .formatted(code, vintage)
            + " gold.dim_municipality_history lists those that did");
  }

  public static Refusal severalMunicipalities(String sentence) {
    return usage("%s; name one of them".formatted(sentence));
  }

  public static Refusal noYear(int year, Collection<Integer> known) {
    return usage(
        "nothing is known of %d or before; the years that are known: %s"
            .formatted(year, known.isEmpty() ? "none" : known));
  }

  public static Refusal unknownNumber(String measure, String place, int year) {
    return usage(
        "%s of %s in %d is not known; gold.panel says what is, and gold.panel_exclusion why not"
            .formatted(measure, place, year));
  }

  public static Refusal unknownMeasure(String measure, String place, String from) {
    return usage(
        "%s of %s is not known, of which the indicator is made: it would be of %s"
            .formatted(measure, place, from));
  }

  public static Refusal noIndicators(String lake) {
    return missing(
        "gold.indicator_value is not in the lake %s: indicate writes it where indicator, ranking, dwelling or another of its tables was landed"
            .formatted(lake));
  }

  public static Refusal unknownName(String what, String name, List<String> known) {
    return usage(
        "there is no %s %s; there are %s"
            .formatted(what, name, known.isEmpty() ? "none" : String.join(", ", known)));
  }

  public static Refusal notOfMunicipalities(String table) {
    return usage(
        "%s has no municipalities in the codes of one year; choose its rows with --where"
            .formatted(table));
  }

  public static Refusal unknownRun(String run, String table) {
    return usage(
        "no run %s wrote %s; give a preset, or a run that stedsvekst runs lists"
            .formatted(run, table));
  }

  public static Refusal unknownTerms(
      Collection<String> unknown, Collection<String> inPanel, Collection<String> landed) {
    return usage(
        "no column of the panel and no landed covariate is called %s; there are %s%s"
            .formatted(
                String.join(", ", unknown),
                String.join(", ", inPanel),
                landed.isEmpty()
                    ? "; no covariate was landed"
                    : " and, landed, " + String.join(", ", landed)));
  }

  public static Refusal unknownTable(String table, Collection<String> tables) {
    return usage(
        "there is no table \"%s\"%s; stedsvekst tables lists them"
            .formatted(table, ClosestName.hint(table, tables)));
  }

  public static Refusal unreadableExpression(String indicator, String fault) {
    return usage(
        "the expression of the indicator %s cannot be read: %s".formatted(indicator, fault));
  }

  public static Refusal unreadableWord(String table, String column, String word, String wanted) {
    return usage(
        "%s has a %s \"%s\" that cannot be read; give %s".formatted(table, column, word, wanted));
  }

  public static Refusal noLandingFolder(String folder) {
    return missing("the landing folder %s is not there; give --landing a folder".formatted(folder));
  }

  public static Refusal noLandingFiles(String folder, List<String> tables) {
    return missing(
        "%s has no %s: each required table is a file %s.csv, .csv.gz or .parquet, or a folder %s of parts; add what is missing"
            .formatted(folder, String.join(", ", tables), tables.get(0), tables.get(0)));
  }

  public static Refusal staleFile(String file, String modified, String maxAge) {
    return missing(
        "%s is from %s, older than landing.max_age = %s; land a newer file or raise the limit"
            .formatted(file, modified, maxAge));
  }

  public static Refusal noTable(String table, String lake) {
    return missing(
        "%s is not in the lake %s yet; stedsvekst nightly writes it".formatted(table, lake));
  }

  public static Refusal noMetric(String metric, String lake) {
    return missing(
        "no run on %s has noted a metric \"%s\"; stedsvekst export --table ops.metric lists them"
            .formatted(lake, metric));
  }

  public static Refusal noSlice(String table, String slice) {
    return missing(
        "%s has no rows where %s; stedsvekst nightly with the same settings writes them"
            .formatted(table, slice));
  }

  public static Refusal unknownCoefficients(String name, Collection<String> known) {
    return usage(
        "there are no coefficients \"%s\": it is neither a published set nor a model with a pooled fit of municipalities; there are %s"
            .formatted(name, String.join(", ", new TreeSet<>(known))));
  }

  public static Refusal noSupply(String set) {
    return missing(
        "the coefficients %s need ds, which is empty in gold.panel; land employment, employment_rate"
                .formatted(set)
            + " and death_probability, or choose a set without it, as --coef v3");
  }

  public static Refusal mixedSlice(String table, String slice) {
    return missing(
        "the rows of %s where %s were written with other parameters or in several vintages;"
                .formatted(table, slice)
            + " run stedsvekst growth with these settings, without --from-year and --to-year");
  }

  public static Refusal noLake(String lake) {
    return missing("there is no lake at %s; stedsvekst nightly makes one".formatted(lake));
  }

  public static Refusal badHeader(String file, String complaint, Collection<String> columns) {
    return rejected(
        "the header of %s %s; the columns are %s"
            .formatted(file, complaint, String.join(", ", columns)));
  }

  public static Refusal severalFiles(String table, String folder, List<String> names) {
    return rejected(
        "%s is there more than once or in two formats in %s: %s; remove what is not meant"
            .formatted(table, folder, String.join(", ", names)));
  }

  public static Refusal outsideFolder(String name, String real, String folder) {
    return rejected(
        "%s leads out of the landing folder %s (to %s); put the file itself there"
            .formatted(name, folder, real));
  }

  public static Refusal brokenFile(String file, String cause) {
    return rejected("%s cannot be read to its end (%s); land it again".formatted(file, cause));
  }

  public static Refusal badRows(String where, List<String> complaints) {
    return rejected(
        "%s was refused, nothing was written: %s; mend these rows and land again"
            .formatted(where, String.join("; ", complaints)));
  }

  /** Where results do not hold together: no row of a file is at fault by itself. */
  public static Refusal failedChecks(String what, List<String> complaints) {
    return rejected(
        "%s failed their checks, none of the step's tables was written: %s; see what was landed of the units named, and report it where that is right"
            .formatted(what, String.join("; ", complaints)));
  }

  public static Refusal emptyVintage(int year) {
    return rejected(
        "no municipality code holds in %d; give --vintage a year of the landed municipalities"
            .formatted(year));
  }

  public static Refusal held(String lake, String holder) {
    return new Refusal(
        ExitCode.LOCKED, "the lake %s is held by %s; wait for it to end".formatted(lake, holder));
  }

  static Refusal usage(String message) {
    return new Refusal(ExitCode.REFUSED, message);
  }

  static Refusal missing(String message) {
    return new Refusal(ExitCode.MISSING, message);
  }

  static Refusal rejected(String message) {
    return new Refusal(ExitCode.REJECTED, message);
  }
}
