package no.stedsvekst.jobs.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of value, and how its text is read: on the command line as in a file.
 *
 * @param wanted what to give instead of a text that cannot be read
 * @param reading of a text; nothing where it is not of this kind
 */
public record Kind<T>(String wanted, Function<String, Optional<T>> reading) {
  /** Any text. */
  public static final Kind<String> TEXT = new Kind<>("a value", Optional::of);

  /** A calendar year. */
  public static final Kind<Integer> YEAR =
      new Kind<>(
          "a year such as 2003",
          text ->
              text.matches("(19|20|21)\\d\\d")
                  ? Optional.of(Integer.valueOf(text))
                  : Optional.empty());

  /** A year or years from the first to the last, or all. */
  public static final Kind<YearRange> YEARS =
      new Kind<>(
          "years such as 2003-2021",
          text -> text.equals("all") ? Optional.of(YearRange.ALL) : range(text));

  /** Spans of years with commas between them, or none. */
  public static final Kind<List<YearRange>> SPANS =
      new Kind<>("spans such as 2003-2011,2012-2021, or none", Kind::spans);

  /** Single years with commas between them, or none. */
  public static final Kind<List<Integer>> YEAR_LIST =
      new Kind<>("years such as 2015 or 2015,2020, or none", Kind::yearList);

  /** Words with commas between them, in the order given. */
  public static final Kind<List<String>> WORDS =
      new Kind<>(
          "at least one word", text -> Optional.of(words(text)).filter(words -> !words.isEmpty()));

  private static final Pattern RANGE = Pattern.compile("(\\d{4})(?:(?:-|\\.\\.)(\\d{4}))?");

  /** A whole number from {@code least} to {@code most}. */
  public static Kind<Integer> wholeNumber(int least, int most) {
    return new Kind<>(
        "a whole number from " + least + " to " + most,
        text -> parsed(text, Integer::valueOf).filter(value -> least <= value && value <= most));
  }

  /** A number from {@code least} to {@code most}. */
  public static Kind<Double> number(double least, double most) {
    return new Kind<>(
        "a number from " + least + " to " + most,
        text -> parsed(text, Double::valueOf).filter(value -> least <= value && value <= most));
  }

  /** What a text says; nothing where it is not of this kind. */
  public Optional<T> read(String text) {
    return reading.apply(text);
  }

  private static <N> Optional<N> parsed(String text, Function<String, N> number) {
    try {
      return Optional.of(number.apply(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<YearRange> range(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    return first <= last ? Optional.of(new YearRange(first, last)) : Optional.empty();
  }

  private static Optional<List<YearRange>> spans(String text) {
    if (text.equals("none")) {
      return Optional.of(List.of());
    }
    List<String> words = words(text);
    List<YearRange> spans = words.stream().flatMap(word -> range(word).stream()).toList();
    return words.isEmpty() || spans.size() < words.size() ? Optional.empty() : Optional.of(spans);
  }

  private static Optional<List<Integer>> yearList(String text) {
    if (text.equals("none")) {
      return Optional.of(List.of());
    }
    return text.matches("\\d{4}( *, *\\d{4})*")
        ? Optional.of(words(text).stream().map(Integer::valueOf).sorted().toList())
        : Optional.empty();
  }

  private static List<String> words(String text) {
    return Pattern.compile(",")
        .splitAsStream(text)
        .map(String::trim)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
