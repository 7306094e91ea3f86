package no.stedsvekst.jobs.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import no.stedsvekst.migration.AgeGroup;

/** The rows of the dimension of ages. */
final class AgeDimension {
  /** 105 and older. */
  static final int OLDEST = 105;

  private static final int BAND = 5;
  private static final int DECADE = 10;
  private static final String ALL = "all";

  private AgeDimension() {}

  /** From no age to the oldest. */
  static List<Cells> rows() {
    List<Cells> ages = new ArrayList<>();
    Word none =
        new Word("age", "", "Ikke fordelt på alder", "Ikkje fordelt på alder", "Not told by age");
    ages.add(age(CountedMarts.NO_AGE, none, ALL));
    for (int age = 0; age <= OLDEST; age++) {
      String older = age == OLDEST ? " og eldre" : "";
      Word word =
          new Word(
              "age",
              "",
              age + " år" + older,
              age + " år" + older,
              age + (age == 1 ? " year" : " years") + (age == OLDEST ? " and older" : ""));
      ages.add(age(age, word, group(age)));
    }
    return ages;
  }

  private static Cells age(int age, Word word, String group) {
    return Cells.named(age, word, age)
        .with("age_group", group)
        .with("five_years", band(age, BAND))
        .with("five_years_order", order(age, BAND))
        .with("ten_years", band(age, DECADE))
        .with("ten_years_order", order(age, DECADE));
  }

  private static String group(int age) {
    return Arrays.stream(AgeGroup.values())
        .filter(each -> age >= each.first() && age <= each.last())
        .map(AgeGroup::label)
        .findFirst()
        .orElseThrow();
  }

  /** The oldest stand alone, as in the bands of a projection. */
  private static String band(int age, int width) {
    if (age == CountedMarts.NO_AGE) {
      return ALL;
    }
    int first = age / width * width;
    int last = Math.min(first + width - 1, OLDEST - 1);
    return age == OLDEST ? OLDEST + "+" : first + "-" + last;
  }

  /** The first age of a band; people of no age stand before all. */
  private static int order(int age, int width) {
    return age == CountedMarts.NO_AGE || age == OLDEST ? age : age / width * width;
  }
}
