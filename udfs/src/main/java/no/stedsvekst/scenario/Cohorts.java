package no.stedsvekst.scenario;

/**
 * A12. How people stand in arrays: cells by sex and age on 1 January, and cohorts by sex and age on
 * 31 December. A cohort is its number of years old when the year ends: the newborn are cohort 0,
 * and whoever was 30 in January is cohort 31.
 */
public final class Cohorts {
  /** Men, then women. */
  public static final int SEXES = 2;

  /** 0 to 105, the last open. */
  public static final int AGES = 106;

  /** Cells of a population on 1 January. */
  public static final int CELLS = SEXES * AGES;

  /** The newborn, and every age on 1 January a year on. */
  public static final int COHORTS = AGES + 1;

  /** Cohorts of both sexes. */
  public static final int FLOWS = SEXES * COHORTS;

  /** The second of the sexes. */
  public static final int WOMEN = 1;

  private static final double BOYS = 0.5141;

  private Cohorts() {}

  /** Where a sex and an age on 1 January stand among the cells. */
  public static int cell(int sex, int age) {
    return sex * AGES + age;
  }

  /** Where a sex and an age on 31 December stand among the cohorts. */
  public static int flow(int sex, int cohort) {
    return sex * COHORTS + cohort;
  }

  /** The cell in which a cohort is found when the year has ended. */
  public static int cellAtEnd(int sex, int cohort) {
    return cell(sex, Math.min(cohort, AGES - 1));
  }

  /** The share of a sex among children born alive. */
  public static double shareOfBirths(int sex) {
    return sex == WOMEN ? 1 - BOYS : BOYS;
  }

  /** Sum of a stretch of an array. */
  public static double sum(double[] values, int from, int length) {
    double sum = 0;
    for (int index = from; index < from + length; index++) {
      sum += values[index];
    }
    return sum;
  }
}
