package no.stedsvekst.jobs.refusal;

import java.util.Collection;
import java.util.Comparator;

/** The known word that a mistyped one most likely means. */
final class ClosestName {
  private ClosestName() {}

  /** {@code " (did you mean X?)"}, or nothing where no known word is close. */
  static String hint(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3))
        .map(candidate -> " (did you mean \"" + candidate + "\"?)")
        .orElse("");
  }

  /** How many letters must be put in, taken out or changed. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= to.length(); column++) {
        int changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
