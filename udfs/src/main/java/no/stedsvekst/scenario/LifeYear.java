package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.AGES;
import static no.stedsvekst.scenario.Cohorts.CELLS;
import static no.stedsvekst.scenario.Cohorts.COHORTS;
import static no.stedsvekst.scenario.Cohorts.FLOWS;
import static no.stedsvekst.scenario.Cohorts.SEXES;
import static no.stedsvekst.scenario.Cohorts.WOMEN;

import java.util.Arrays;

/**
 * A12. One year of the lives of a place's people: who dies, who grows a year older, who is born.
 */
public final class LifeYear {
  private LifeYear() {}

  /**
   * Persons by cohort who could leave or die within the year.
   *
   * @param people by cell, from {@code at} on
   * @param newborn children expected
   */
  public static void exposed(double[] people, int at, double newborn, double[] into) {
    for (int sex = 0; sex < SEXES; sex++) {
      into[Cohorts.flow(sex, 0)] = newborn * Cohorts.shareOfBirths(sex);
      System.arraycopy(people, at + Cohorts.cell(sex, 0), into, Cohorts.flow(sex, 1), AGES);
    }
  }

  /** Children of women as they are on 1 January, by the nation's rates by age. */
  public static double births(double[] people, int at, double[] fertility) {
    double births = 0;
    for (int age = 0; age < AGES; age++) {
      births += fertility[age] * people[at + Cohorts.cell(WOMEN, age)];
    }
    return births;
  }

  /**
   * Who dies of a cohort: half of the migrants' year counts, and no more die than there are.
   *
   * @param person probability of dying, with the place's ratio and the nation's factor
   */
  public static double deaths(double persons, double migrants, double person) {
    return Math.min(person * (persons + migrants / 2), persons + migrants);
  }

  /**
   * Deaths of a place.
   *
   * @param exposed persons by cohort
   * @param migrants net migration by cohort, from {@code migrantsAt} on
   * @param mortality probability of dying by cell
   * @param ratio of the place and factor of the nation
   */
  public static double deaths(
      double[] exposed, double[] migrants, int migrantsAt, double[] mortality, double ratio) {
    double deaths = 0;
    for (int sex = 0; sex < SEXES; sex++) {
      for (int cohort = 1; cohort < COHORTS; cohort++) {
        int flow = Cohorts.flow(sex, cohort);
        deaths +=
            deaths(
                exposed[flow],
                migrants[migrantsAt + flow],
                ratio * mortality[Cohorts.cell(sex, cohort - 1)]);
      }
    }
    return deaths;
  }

  /**
   * Who is there when the year has ended, but for the newborn, and who has died.
   *
   * @param into by cell, from {@code at} on
   * @param dead by the cell in which they would have been, from {@code at} on
   */
  public static void survive(
      double[] exposed,
      double[] migrants,
      int migrantsAt,
      double[] mortality,
      double ratio,
      double[] into,
      double[] dead,
      int at) {
    Arrays.fill(into, at, at + CELLS, 0);
    Arrays.fill(dead, at, at + CELLS, 0);
    for (int sex = 0; sex < SEXES; sex++) {
      for (int cohort = 1; cohort < COHORTS; cohort++) {
        int flow = Cohorts.flow(sex, cohort);
        double moved = migrants[migrantsAt + flow];
        double died =
            deaths(exposed[flow], moved, ratio * mortality[Cohorts.cell(sex, cohort - 1)]);
        int cell = at + Cohorts.cellAtEnd(sex, cohort);
        into[cell] += exposed[flow] + moved - died;
        dead[cell] += died;
      }
    }
  }

  /** Puts the year's children, and those of them who came or left, among who is there. */
  public static void beBorn(
      double births, double[] migrants, int migrantsAt, double[] into, int intoAt) {
    for (int sex = 0; sex < SEXES; sex++) {
      into[intoAt + Cohorts.cell(sex, 0)] =
          births * Cohorts.shareOfBirths(sex) + migrants[migrantsAt + Cohorts.flow(sex, 0)];
    }
  }

  /** An array for the cohorts of one place. */
  public static double[] room() {
    return new double[FLOWS];
  }
}
