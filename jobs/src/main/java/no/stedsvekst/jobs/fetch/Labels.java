package no.stedsvekst.jobs.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.plan.Sources;
import no.stedsvekst.jobs.fetch.plan.Variable;
import no.stedsvekst.jobs.fetch.stat.Axis;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.fetch.stat.HandCsv;

/**
 * What headings and cells of downloaded files stand for: as a description of the table says where
 * one was given, else by what is said in {@code label.csv}, by the code that stands before a name,
 * or by the number in it.
 */
final class Labels implements HandCsv.CodeBook {
  private static final Pattern LEADING_CODE = Pattern.compile("(\\d{4}[a-zæøå]?)\\b.*");
  private static final Pattern AGE = Pattern.compile("(\\d{1,3})(?:-(\\d{1,3}))?\\b(.*)");

  private final List<Source> sources;
  private final List<Map<String, String>> lines;
  private final Map<String, DataSet> descriptions = new HashMap<>();

  Labels(Sources sources) {
    this.sources = sources.used();
    this.lines = sources.lines("label.csv");
  }

  /** Takes note of what StatBank says of a table. */
  void describe(DataSet description) {
    descriptions.put(description.table(), description);
  }

  private List<Variable> variables(String table) {
    List<Variable> variables = new ArrayList<>();
    sources.stream()
        .filter(source -> source.table().equals(table))
        .forEach(source -> variables.addAll(source.variables()));
    return variables;
  }

  @Override
  public String variable(String table, String heading) {
    for (Variable variable : variables(table)) {
      boolean isDescribed =
          axis(table, variable.code())
              .filter(axis -> axis.label().equalsIgnoreCase(heading))
              .isPresent();
      boolean isListed =
          lines.stream()
              .anyMatch(
                  line ->
                      line.get("variable").equals(variable.code())
                          && line.get("code").isEmpty()
                          && line.get("label").equalsIgnoreCase(heading));
      if (variable.code().equalsIgnoreCase(heading) || isDescribed || isListed) {
        return variable.code();
      }
    }
    return "";
  }

  @Override
  public boolean knows(String table) {
    return !variables(table).isEmpty();
  }

  @Override
  public List<String> measureAndTime(String table) {
    List<String> both = new ArrayList<>();
    for (Role role : List.of(Role.MEASURE, Role.YEAR)) {
      variables(table).stream()
          .filter(variable -> variable.role() == role)
          .map(Variable::code)
          .findFirst()
          .ifPresent(both::add);
    }
    return both;
  }

  @Override
  public String value(String table, String variable, String text) {
    Optional<Axis> axis = axis(table, variable);
    if (axis.isPresent()) {
      for (String code : axis.get().codes()) {
        String label = axis.get().labelOf(code);
        if (code.equals(text) || label.equals(text) || (code + " " + label).equals(text)) {
          return code;
        }
      }
    }
    for (Map<String, String> line : lines) {
      if (line.get("variable").equals(variable)
          && !line.get("code").isEmpty()
          && line.get("label").equalsIgnoreCase(text)) {
        return line.get("code");
      }
    }
    List<Variable> known =
        variables(table).stream().filter(each -> each.code().equals(variable)).toList();
    return known.isEmpty() ? text : guessed(known, text);
  }

  private static String guessed(List<Variable> known, String text) {
    Role role = known.get(0).role();
    Matcher code = LEADING_CODE.matcher(text);
    if (role.isPlace() && code.matches()) {
      return code.group(1);
    }
    Matcher age = AGE.matcher(text);
    if (known.stream().anyMatch(each -> each.wanted().matches("single|groups")) && age.matches()) {
      String open = age.group(3).contains("eldre") || age.group(3).startsWith("+") ? "+" : "";
      return age.group(2) == null ? age.group(1) + open : age.group(1) + "-" + age.group(2);
    }
    if (role == Role.MEASURE && text.isEmpty()) {
      // A table with one measure does not name it in its heading.
      return known.get(0).wanted().replaceFirst("[= ].*", "");
    }
    return text;
  }

  private Optional<Axis> axis(String table, String variable) {
    return Optional.ofNullable(descriptions.get(table)).stream()
        .flatMap(description -> description.axes().stream())
        .filter(axis -> axis.code().equalsIgnoreCase(variable))
        .findFirst();
  }
}
