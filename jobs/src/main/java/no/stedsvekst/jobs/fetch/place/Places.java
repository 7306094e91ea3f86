package no.stedsvekst.jobs.fetch.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which municipality codes hold on 1 January of a year, and what they are called then. KLASS tells
 * a code anew where only its name has changed.
 */
public final class Places {
  private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

  /** The unknown municipality of KLASS. */
  private static final String UNKNOWN = "9999";

  private final Map<String, List<Span>> names = new TreeMap<>();

  /**
   * A time in which a code has one name.
   *
   * @param from the first year on whose 1 January it holds
   * @param until the first on which it no longer does; 9999 while it does
   */
  public record Span(String code, String name, int from, int until) {
    boolean holdsIn(int year) {
      return from <= year && year < until;
    }

    /** Whether it holds still. */
    public boolean isOpen() {
      return until == NEVER.getYear();
    }
  }

  /** Adds what KLASS says of a code; dates as it has them, the latter exclusive or empty. */
  public void add(String code, String name, String from, String to) {
    if (code.equals(UNKNOWN) || !code.matches("\\d{4}")) {
      return;
    }
    int first = firstJanuary(LocalDate.parse(from));
    int until = to.isEmpty() ? NEVER.getYear() : firstJanuary(LocalDate.parse(to));
    if (first < until) {
      names.computeIfAbsent(code, key -> new ArrayList<>()).add(new Span(code, name, first, until));
      names.get(code).sort(Comparator.comparingInt(Span::from));
    }
  }

  /** The year of the first 1 January that is not before a day. */
  private static int firstJanuary(LocalDate day) {
    return day.getDayOfYear() == 1 ? day.getYear() : day.getYear() + 1;
  }

  /** Whether there is any code. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** Whether a code holds on 1 January of a year. */
  public boolean holds(String code, int year) {
    return nameOf(code, year).isPresent();
  }

  /** What a code is called on 1 January of a year. */
  public Optional<String> nameOf(String code, int year) {
    return names.getOrDefault(code, List.of()).stream()
        .filter(span -> span.holdsIn(year))
        .map(Span::name)
        .findFirst();
  }

  /** The codes that hold on 1 January of a year. */
  public NavigableSet<String> codesOf(int year) {
    NavigableSet<String> codes = new TreeSet<>();
    names.keySet().stream().filter(code -> holds(code, year)).forEach(codes::add);
    return codes;
  }

  /** Every code with the times in which it holds, under its last name of each. */
  public List<Span> spans() {
    List<Span> merged = new ArrayList<>();
    names
        .values()
        .forEach(
            spans -> {
              Span last = null;
              for (Span span : spans) {
                if (last == null) {
                  last = span;
                } else if (last.until() >= span.from()) {
                  last = new Span(span.code(), span.name(), last.from(), span.until());
                } else {
                  merged.add(last);
                  last = span;
                }
              }
              merged.add(last);
            });
    return merged;
  }
}
