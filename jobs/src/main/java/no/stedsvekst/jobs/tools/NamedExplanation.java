package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.Optional;

/**
 * B1 to B5, B7. What is explained by a name that users or their tables give.
 *
 * @param word before the colon
 * @param name what stands after it, for those who ask
 * @param telling writes down the lines
 */
record NamedExplanation(String word, String name, Telling telling) {
  private static final List<NamedExplanation> ALL =
      List.of(
          new NamedExplanation("indicator", "NAME", ExplainedIndicator::tell),
          new NamedExplanation("group", "SCHEME/GROUP", ExplainedGroup::tell),
          new NamedExplanation("job_index", "YEAR", ExplainedJobIndex::tell),
          new NamedExplanation("occupation", "NAME", ExplainedOccupation::tell),
          new NamedExplanation("moves", "INDUSTRY", ExplainedMoves::tell),
          new NamedExplanation("ranking", "SCHEME", ExplainedRanking::tell));

  /** Writes down the lines of one. */
  @FunctionalInterface
  interface Telling {
    void tell(PlaceNumbers numbers, ListedTrace trace, String name);
  }

  /** That of a measure; empty where it is none of these. */
  static Optional<NamedExplanation> of(String measure) {
    return ALL.stream().filter(each -> measure.startsWith(each.word + ":")).findFirst();
  }

  /** How they are written, as {@code indicator:NAME}. */
  static List<String> forms() {
    return ALL.stream().map(each -> each.word + ":" + each.name).toList();
  }

  /** The lines of a measure, the last of them what the lake has. */
  void tell(String measure, PlaceNumbers numbers, ListedTrace trace) {
    telling.tell(numbers, trace, measure.substring(word.length() + 1));
  }
}
