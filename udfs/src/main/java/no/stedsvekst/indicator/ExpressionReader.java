package no.stedsvekst.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code [±][number*]measure[offset] ± …} from left to right. */
final class ExpressionReader {
  private final String text;
  private final KnownNames names;
  private final List<Integer> starts = new ArrayList<>();
  private int at;

  ExpressionReader(String text, KnownNames names) {
    this.text = text;
    this.names = names;
  }

  Expression read() {
    List<Expression.Term> terms = new ArrayList<>();
    terms.add(term(sign().orElse(1)));
    for (skip(); at < text.length(); skip()) {
      int here = at;
      terms.add(term(sign().orElseThrow(() -> fault(here, "+ or - is wanted between measures"))));
    }
    for (int index = 0; index < terms.size(); index++) {
      Expression.Term term = terms.get(index);
      boolean isBare = terms.size() == 1 && term.number() == 1 && term.offset() == 0;
      if (term.measure().kind().isAlone() && !isBare) {
        throw fault(
            starts.get(index),
            term.measure().key() + " can only stand alone, without number or year");
      }
    }
    return new Expression(List.copyOf(terms));
  }

  private Expression.Term term(int sign) {
    skip();
    double number = sign;
    if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      number *= number();
      skip();
      expect('*', "* is wanted after a number");
      skip();
    }
    Measure measure = measure();
    skip();
    return new Expression.Term(number, measure, offset());
  }

  private double number() {
    int start = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    try {
      return Double.parseDouble(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw fault(start, "\"%s\" is no number".formatted(text.substring(start, at)));
    }
  }

  private int offset() {
    if (at == text.length() || text.charAt(at) != '[') {
      return 0;
    }
    at++;
    int sign = sign().orElse(1);
    skip();
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start || at - start > 2) {
      throw fault(start, "years are wanted, as in [-1]");
    }
    int years = Integer.parseInt(text.substring(start, at));
    skip();
    expect(']', "] is wanted after the years");
    return sign * years;
  }

  private Measure measure() {
    int start = at;
    starts.add(start);
    String word = word("");
    if (word.isEmpty()) {
      throw fault(start, "a measure is wanted");
    }
    Measure.Kind kind =
        Measure.Kind.named(word)
            .orElseThrow(
                () ->
                    fault(
                        start,
                        none(
                            "measure",
                            word,
                            Arrays.stream(Measure.Kind.values())
                                .map(Measure.Kind::word)
                                .toList())));
    if (at == text.length() || text.charAt(at) != ':') {
      if (kind.isNamed()) {
        throw fault(at, "a name is wanted, as in %s:NAME".formatted(word));
      }
      return new Measure(kind, "");
    }
    at++;
    return new Measure(kind, name(kind));
  }

  private String name(Measure.Kind kind) {
    int start = at;
    return switch (kind) {
      case POPULATION -> {
        String ages = word("-");
        if (!ages.equals(Measure.WORKING_AGE)) {
          throw fault(start, none("ages", ages, List.of(Measure.WORKING_AGE)));
        }
        yield ages;
      }
      case JOBS -> jobs(start);
      case COVARIATE ->
          among(
              "covariate",
              start,
              text.startsWith(KnownNames.SURVEY, start) ? names.surveys() : names.covariates());
      case RANK, RANK_IN_COUNTY -> among("ranking", start, names.rankings());
      default -> throw fault(start - 1, kind.word() + " has no parts");
    };
  }

  /** Of a sector, an industry, or a group of a scheme. */
  private String jobs(int start) {
    String word = word("");
    if (at < text.length() && text.charAt(at) == '/') {
      Set<String> groups = names.groups().get(word);
      if (groups == null) {
        throw fault(start, none("scheme", word, names.groups().keySet()));
      }
      at++;
      int group = at;
      String code = word("");
      if (!groups.contains(code)) {
        throw fault(group, none("group of " + word, code, groups));
      }
      return word + "/" + code;
    }
    if (KnownNames.SECTORS.contains(word) || names.industries().contains(word)) {
      return word;
    }
    List<String> all =
        Stream.concat(KnownNames.SECTORS.stream(), new TreeSet<>(names.industries()).stream())
            .toList();
    String kind =
        closest(word, all)
            .map(name -> KnownNames.SECTORS.contains(name) ? "sector" : "industry")
            .orElse("sector or industry");
    throw fault(start, none(kind, word, all));
  }

  /** A name to the end of the text: it may have colons, and stands alone. */
  private String among(String kind, int start, Optional<Set<String>> known) {
    String name = word(":.-");
    if (name.isEmpty()) {
      throw fault(start, "a name is wanted");
    }
    if (known.isPresent() && !known.get().contains(name)) {
      throw fault(start, none(kind, name, known.get()));
    }
    return name;
  }

  private String word(String besides) {
    int start = at;
    while (at < text.length() && isOfWord(text.charAt(at), besides)) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isOfWord(char letter, String besides) {
    return Character.isLetterOrDigit(letter) || letter == '_' || besides.indexOf(letter) >= 0;
  }

  private Optional<Integer> sign() {
    skip();
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      return Optional.of(text.charAt(at++) == '+' ? 1 : -1);
    }
    return Optional.empty();
  }

  private void expect(char wanted, String why) {
    if (at == text.length() || text.charAt(at) != wanted) {
      throw fault(at, why);
    }
    at++;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private UnreadableExpression fault(int where, String why) {
    return new UnreadableExpression(text, where, why);
  }

  private static String none(String kind, String word, Collection<String> known) {
    return "no %s '%s'%s"
        .formatted(
            kind,
            word,
            closest(word, known).map(name -> " (did you mean %s?)".formatted(name)).orElse(""));
  }

  private static Optional<String> closest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String name) -> distance(word, name)).thenComparing(n -> n))
        .filter(name -> distance(word, name) <= Math.max(2, word.length() / 3));
  }

  /** How many letters must be put in, taken out or changed. */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
        } else {
          int changed = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
          cost[i][j] = Math.min(changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        }
      }
    }
    return cost[one.length()][other.length()];
  }
}
