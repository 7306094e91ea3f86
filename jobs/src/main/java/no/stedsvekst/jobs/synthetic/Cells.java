package no.stedsvekst.jobs.synthetic;

/** How people by sex and age stand in an array: the men of every age, then the women. */
final class Cells {
  /** 0 to 105, the last open. */
  static final int AGES = 106;

  static final int COUNT = 2 * AGES;
  static final String[] SEXES = {"M", "F"};

  /** The ages as text, made once. */
  static final String[] AGE_NAMES = names();

  private Cells() {}

  static int of(int sex, int age) {
    return sex * AGES + age;
  }

  /** Where those of a cell are a year later, if they live. */
  static int older(int cell) {
    return cell % AGES == AGES - 1 ? cell : cell + 1;
  }

  static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private static String[] names() {
    String[] names = new String[AGES];
    for (int age = 0; age < AGES; age++) {
      names[age] = Integer.toString(age);
    }
    return names;
  }
}
