package no.stedsvekst.jobs.fetch.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Groups of ages by their codes, as in {@code 15-19}. */
public final class AgeGroups {
  private static final Pattern GROUP = Pattern.compile("(\\d{1,3})-(\\d{1,3})");

  private AgeGroups() {}

  /**
   * A group.
   *
   * @param first age
   * @param last age
   */
  public record Span(int first, int last) {}

  /** The ages of a group; nothing where the code is not of one. */
  public static Optional<Span> span(String code) {
    Matcher group = GROUP.matcher(code);
    return group.matches()
        ? Optional.of(new Span(Integer.parseInt(group.group(1)), Integer.parseInt(group.group(2))))
        : Optional.empty();
  }

  /** The codes of the groups that are not other groups put together, by age. */
  static List<String> narrowest(List<String> codes) {
    List<String> groups = codes.stream().filter(code -> span(code).isPresent()).toList();
    List<Span> spans = groups.stream().map(code -> span(code).orElseThrow()).distinct().toList();
    List<String> narrowest = new ArrayList<>();
    for (String code : groups) {
      Span whole = span(code).orElseThrow();
      if (!isMadeOfOthers(whole.first(), whole, spans)) {
        narrowest.add(code);
      }
    }
    narrowest.sort(Comparator.comparingInt(code -> span(code).orElseThrow().first()));
    return narrowest;
  }

  /** Whether others follow one another from an age to the end of the whole. */
  private static boolean isMadeOfOthers(int from, Span whole, List<Span> spans) {
    if (from == whole.last() + 1) {
      return true;
    }
    return spans.stream()
        .filter(span -> !span.equals(whole) && span.first() == from && span.last() <= whole.last())
        .anyMatch(span -> isMadeOfOthers(span.last() + 1, whole, spans));
  }
}
