package no.stedsvekst.jobs.fetch.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.fetch.stat.Axis;

/**
 * A variable of a StatBank table: what it is to us, and which of its values are wanted.
 *
 * @param code of the variable
 * @param role what it is to us
 * @param wanted codes with spaces between them, each with what it stands for after an equals sign
 *     where it stands for something; or one of the words that {@link #chosen} knows
 */
public record Variable(String code, Role role, String wanted) {
  private static final Set<String> WORDS = Set.of("*", "single", "groups", "brackets", "percent");
  private static final Pattern SINGLE = Pattern.compile("(\\d{1,3})(\\+?)");
  private static final Pattern BRACKETS = Pattern.compile("\\(([A-Z0-9]{3,4})\\)\\s*$");

  /** Whether it is that axis: the server takes a code in either case. */
  public boolean names(Axis axis) {
    return code.equalsIgnoreCase(axis.code());
  }

  /** Of the values that are there those that are wanted, each with what it stands for. */
  public Map<String, String> meaning(Axis axis) {
    return WORDS.contains(wanted) ? chosen(axis, new ArrayList<>()).orElse(Map.of()) : listed(axis);
  }

  /**
   * The values that are wanted, each with what it stands for, in the order of the table.
   *
   * @param axis what the table has
   * @param problems gets told why, where a value is missing and nothing is returned
   */
  Optional<Map<String, String>> chosen(Axis axis, List<String> problems) {
    return switch (wanted) {
      case "*" -> Optional.of(named(axis.codes(), code -> code));
      case "single" -> single(axis, problems);
      case "groups" -> groups(axis, problems);
      case "brackets" -> brackets(axis, problems);
      case "percent" -> percent(axis, problems);
      default -> listed(axis, problems);
    };
  }

  private Optional<Map<String, String>> listed(Axis axis, List<String> problems) {
    Map<String, String> chosen = listed(axis);
    for (String word : wanted.split(" ", -1)) {
      String value = word.split("=", 2)[0];
      if (chosen.keySet().stream().noneMatch(value::equalsIgnoreCase)) {
        problems.add("it has no value %s of %s".formatted(value, code));
        return Optional.empty();
      }
    }
    return Optional.of(chosen);
  }

  /** The server takes a code in either case; what it answers with is its own. */
  private Map<String, String> listed(Axis axis) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String word : wanted.split(" ", -1)) {
      String[] parts = word.split("=", 2);
      axis.codes().stream()
          .filter(parts[0]::equalsIgnoreCase)
          .forEach(value -> chosen.put(value, parts[parts.length - 1]));
    }
    return chosen;
  }

  /** Every single year of age, from 0 to one that is open; sums of them are left out. */
  private Optional<Map<String, String>> single(Axis axis, List<String> problems) {
    Map<String, String> chosen = new LinkedHashMap<>();
    int next = 0;
    boolean isOpen = false;
    for (String value : axis.codes()) {
      Matcher age = SINGLE.matcher(value);
      if (age.matches() && Integer.parseInt(age.group(1)) == next && !isOpen) {
        chosen.put(value, Integer.toString(next));
        isOpen = !age.group(2).isEmpty();
        next++;
      }
    }
    if (next < 2) {
      problems.add("the values of %s are no single years of age from 0 on".formatted(code));
      return Optional.empty();
    }
    return Optional.of(chosen);
  }

  /** The narrowest groups of ages: those that are not others put together. */
  private Optional<Map<String, String>> groups(Axis axis, List<String> problems) {
    List<String> narrowest = AgeGroups.narrowest(axis.codes());
    if (narrowest.isEmpty()) {
      problems.add("the values of %s are no groups of ages such as 15-19".formatted(code));
      return Optional.empty();
    }
    return Optional.of(named(narrowest, value -> value));
  }

  /** Every value, by the letters in brackets at the end of its label. */
  private Optional<Map<String, String>> brackets(Axis axis, List<String> problems) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String value : axis.codes()) {
      Matcher letters = BRACKETS.matcher(axis.labelOf(value));
      if (!letters.find()) {
        problems.add(
            "the label of %s = %s (%s) does not end with its alternative in brackets"
                .formatted(code, value, axis.labelOf(value)));
        return Optional.empty();
      }
      chosen.put(value, letters.group(1));
    }
    return Optional.of(chosen);
  }

  /** The one measure that is counted in per cent. */
  private Optional<Map<String, String>> percent(Axis axis, List<String> problems) {
    List<String> found = new ArrayList<>();
    for (String value : axis.codes()) {
      String said = axis.units().getOrDefault(value, "") + " " + axis.labelOf(value);
      if (said.toLowerCase(Locale.ROOT).contains("prosent")) {
        found.add(value);
      }
    }
    if (found.size() != 1) {
      problems.add("%d of the values of %s are per cent, not one".formatted(found.size(), code));
      return Optional.empty();
    }
    return Optional.of(Map.of(found.get(0), "percent"));
  }

  private static Map<String, String> named(List<String> codes, UnaryOperator<String> name) {
    Map<String, String> named = new LinkedHashMap<>();
    codes.forEach(code -> named.put(code, name.apply(code)));
    return named;
  }
}
