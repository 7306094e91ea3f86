package no.stedsvekst.synthetic.people;

import java.util.List;
import java.util.stream.IntStream;

/** How people by sex and age stand in an array: the men of every age, then the women. */
public final class Cells {
  /** 0 to 105, the last open. */
  public static final int AGES = 106;

  public static final int COUNT = 2 * AGES;

  /** As they are written. */
  public static final List<String> SEXES = List.of("M", "F");

  /** The ages as text, made once. */
  private static final List<String> AGE_NAMES =
      IntStream.range(0, AGES).mapToObj(Integer::toString).toList();

  private Cells() {}

  public static int of(int sex, int age) {
    return sex * AGES + age;
  }

  /** Where those of a cell are a year later, if they live. */
  public static int older(int cell) {
    return cell % AGES == AGES - 1 ? cell : cell + 1;
  }

  public static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The sex of a cell, as it is written. */
  public static String sex(int cell) {
    return SEXES.get(cell / AGES);
  }

  /** The age of a cell, as text. */
  public static String age(int cell) {
    return AGE_NAMES.get(cell % AGES);
  }
}
