package no.stedsvekst.jobs.refusal;

import java.util.Collection;
import java.util.List;

/** The messages of projections: what of scenarios, years and places keeps one from being made. */
public final class ProjectRefusals {
  private ProjectRefusals() {}

  public static Refusal noPathOfThePast(int baseYear) {
    return Refusals.missing(
        "the nation's path from %d cannot be made of its past: before it no year has net migration and people by age on both its ends; take a later --base-year, or land national_projection from that year on"
            .formatted(baseYear));
  }

  public static Refusal unreadableScenarios(String file, String cause) {
    return Refusals.usage("the scenarios in %s cannot be used: %s".formatted(file, cause));
  }

  public static Refusal unknownScenario(String name, Collection<String> known) {
    return Refusals.usage(
        "there is no scenario \"%s\"%s; conf/assumptions/scenario.csv and project.file have %s"
            .formatted(name, ClosestName.hint(name, known), String.join(", ", known)));
  }

  public static Refusal unknownIndustry(String industry, Collection<String> known) {
    return Refusals.usage(
        "there is no industry \"%s\"%s; gold.dim_industry has %s"
            .formatted(industry, ClosestName.hint(industry, known), String.join(", ", known)));
  }

  public static Refusal horizonBeforeBase(int baseYear, int horizon) {
    return Refusals.usage(
        "the projection begins on 1 January %d and cannot end on 1 January %d; give a later --horizon"
            .formatted(baseYear, horizon));
  }

  public static Refusal notProjectable(
      String set, Collection<String> terms, Collection<String> known) {
    return Refusals.usage(
        "the coefficients %s have %s, whose future nobody knows; a projection uses %s: choose another set with model.coef"
            .formatted(set, String.join(", ", terms), String.join(", ", known)));
  }

  public static Refusal noAttractiveness(String coefficients, String preset) {
    return Refusals.missing(
        "gold.attractiveness has no rows of the coefficients %s under the preset %s; run stedsvekst attract with the same settings first"
            .formatted(coefficients, preset));
  }

  public static Refusal unknownPlace(String code, int vintage) {
    return Refusals.usage(
        "a scenario names the municipality \"%s\", which is no code of %d; gold.dim_municipality_history has what became of older codes"
            .formatted(code, vintage));
  }

  public static Refusal noRates(int year) {
    return Refusals.missing(
        "people cannot be projected from %d on: no death_probability or no fertility_rate of a year before it was landed; land both"
            .formatted(year));
  }

  public static Refusal unreachable(String code, double population, int year, double neutral) {
    return Refusals.usage(
        "no attractiveness between -1 and 1 a year brings %s to %.0f persons in %d, where neutral has %.0f; give another --population or a later --year"
            .formatted(code, population, year, neutral));
  }

  public static Refusal noResiduals(int year) {
    return Refusals.missing(
        "no municipality's attractiveness is known of any year before %d: there is no past to draw futures from; leave --draws out"
            .formatted(year));
  }

  public static Refusal noAges(int year, List<String> codes) {
    return Refusals.missing(
        "of %s only the total population of 1 January %d was landed; a projection needs it by sex and age"
            .formatted(String.join(", ", codes), year));
  }

  public static Refusal noJumpOff(int year, Collection<Integer> known) {
    return Refusals.missing(
        "no population of 1 January %d was landed, on which the projection begins; there are %s: land it, or give --base-year"
            .formatted(year, known));
  }
}
