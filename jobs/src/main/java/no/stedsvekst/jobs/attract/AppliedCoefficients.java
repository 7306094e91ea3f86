package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.regress.CoefficientSets;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * A5. The coefficients that say what is expected.
 *
 * @param id of the set
 * @param terms estimate and center by term
 */
public record AppliedCoefficients(String id, Map<String, Term> terms) {
  /** How a user chooses them. */
  public static final Option OPTION =
      new Option(
          "coef",
          "model.coef",
          "NAME",
          "the coefficients: estimated, a published set, or a model, as in book2018");

  private static final String SUPPLY = "ds";
  private static final String WITH_SUPPLY = "book2022";

  /** What the presets say themselves: where the supply is not known, one without it will do. */
  private static final List<String> OF_PRESETS = Preset.OWN_COEFFICIENTS;

  private static final String WITHOUT_SUPPLY = "v3";

  /**
   * A coefficient.
   *
   * @param estimate change of the rate a unit of the term
   * @param center what is taken off the term
   */
  public record Term(double estimate, double center) {}

  /**
   * The set that a preset applies.
   *
   * @param sets rows of {@code gold.coefficient_set}
   * @param hasSupply whether the supply of workers is known: without, the model is one without
   */
  public static AppliedCoefficients of(Dataset<Row> sets, Preset preset, boolean hasSupply) {
    List<String> wanted = wanted(preset, hasSupply);
    Map<String, Map<String, Term>> found = new HashMap<>();
    for (Row row :
        sets.filter(col("coef_set_id").isin(wanted.toArray()))
            .select("coef_set_id", "term", "estimate", "center")
            .collectAsList()) {
      found
          .computeIfAbsent(row.getString(0), id -> new HashMap<>())
          .put(
              row.getString(1), new Term(row.getDouble(2), row.isNullAt(3) ? 0 : row.getDouble(3)));
    }
    if (found.isEmpty() && !OF_PRESETS.contains(preset.coefficients())) {
      throw Refusals.unknownCoefficients(
          preset.coefficients(),
          sets.select("coef_set_id").distinct().as(Encoders.STRING()).collectAsList());
    }
    AppliedCoefficients applied = firstOf(wanted, found);
    if (applied.has(SUPPLY) && !hasSupply) {
      throw Refusals.noSupply(applied.id());
    }
    return applied;
  }

  /**
   * A sentence where the set is not the one that the preset names first; empty where it is.
   *
   * @param hasSupply whether the supply of workers is known
   */
  public Optional<String> insteadOf(Preset preset, boolean hasSupply) {
    String first = wanted(preset, true).get(0);
    return id.equals(first) || isOfModel(preset)
        ? Optional.empty()
        : Optional.of(
            "%s stands in for %s: %s"
                .formatted(
                    id,
                    first,
                    hasSupply
                        ? "no such fit is there"
                        : "the supply of workers is not known, ds is empty"));
  }

  private boolean isOfModel(Preset preset) {
    return id.equals(ofModel(preset));
  }

  /** The municipal fit of the model that the preset names. */
  private static String ofModel(Preset preset) {
    return CoefficientSets.id(preset, preset.coefficients(), Levels.MUNICIPALITY);
  }

  /** The sets that would do, the best first. */
  public static List<String> wanted(Preset preset, boolean hasSupply) {
    List<String> wanted = new ArrayList<>();
    if (!OF_PRESETS.contains(preset.coefficients())) {
      // What a user has chosen is followed or refused.
      wanted.add(preset.coefficients());
      wanted.add(ofModel(preset));
    } else if (!preset.coefficients().equals(Preset.ESTIMATED)) {
      wanted.add(hasSupply ? preset.coefficients() : WITHOUT_SUPPLY);
    } else {
      if (hasSupply) {
        wanted.add(CoefficientSets.applied(preset, WITH_SUPPLY));
      }
      wanted.add(CoefficientSets.applied(preset, WITHOUT_SUPPLY));
      wanted.add(WITHOUT_SUPPLY);
    }
    return wanted;
  }

  /** The first of the sets that would do among those that are there, by id. */
  public static AppliedCoefficients firstOf(
      List<String> wanted, Map<String, Map<String, Term>> found) {
    return wanted.stream()
        .filter(found::containsKey)
        .findFirst()
        .map(id -> new AppliedCoefficients(id, found.get(id)))
        .orElseThrow(
            () ->
                Refusals.noSlice(
                    RegressTables.COEFFICIENT_SET.fullName(),
                    "coef_set_id in ('" + String.join("', '", wanted) + "')"));
  }

  /** What a unit of a term does; 0 where it is not in the set. */
  public double estimate(String term) {
    return has(term) ? terms.get(term).estimate() : 0;
  }

  /** Whether a term is in the set. */
  boolean has(String term) {
    return terms.containsKey(term);
  }

  /** What a term adds to the expected rate, 0 where it is not in the set. */
  public Column effect(String term) {
    return effect(term, col(term));
  }

  /** The same of another column. */
  Column effect(String term, Column value) {
    if (!has(term)) {
      return lit(0.0);
    }
    Term of = terms.get(term);
    return call_function("term_effect", lit(of.estimate()), value, lit(of.center()));
  }

  /** The intercept. */
  public Column intercept() {
    return lit(has(PanelFit.INTERCEPT) ? terms.get(PanelFit.INTERCEPT).estimate() : 0.0);
  }
}
