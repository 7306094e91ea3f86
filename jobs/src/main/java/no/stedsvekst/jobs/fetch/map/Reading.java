package no.stedsvekst.jobs.fetch.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import no.stedsvekst.jobs.fetch.place.Places;
import no.stedsvekst.jobs.fetch.place.RegionCodes;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.jobs.fetch.plan.Variable;
import no.stedsvekst.jobs.fetch.plan.Years;
import no.stedsvekst.jobs.fetch.stat.Axis;
import no.stedsvekst.jobs.fetch.stat.DataSet;
import no.stedsvekst.jobs.fetch.stat.UnreadableAnswer;

/**
 * Reads an answer cell by cell as the lines of its source say. Codes stand for municipalities in
 * their own time alone: out of it they are 0 or empty, and what is not goes to quarantine.
 */
public final class Reading {
  /** Stands for a place of work that is no municipality. */
  public static final String OUTSIDE = "outside";

  private final Source source;
  private final DataSet data;
  private final Findings findings;
  private final List<Column> columns = new ArrayList<>();
  private int timeAxis = -1;
  private int[] years;

  /** An axis with what its values are; of places, what they are in each year. */
  private record Column(int axis, Role role, String[] names, String[][] byYear) {}

  /** An answer, or a file that somebody downloaded. */
  public Reading(Source source, DataSet data, Places places, Findings findings)
      throws UnreadableAnswer {
    this.source = source;
    this.data = data;
    this.findings = findings;
    List<Axis> axes = data.axes();
    for (int axis = 0; axis < axes.size(); axis++) {
      if (variable(axes.get(axis)).role() == Role.YEAR) {
        timeAxis = axis;
        years = axes.get(axis).codes().stream().mapToInt(Reading::year).toArray();
      }
    }
    if (timeAxis < 0) {
      throw new UnreadableAnswer("it has no variable that says the year");
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      Variable variable = variable(axes.get(axis));
      if (axis != timeAxis) {
        columns.add(
            variable.role().isPlace()
                ? new Column(
                    axis, variable.role(), null, places(axes.get(axis), variable.role(), places))
                : new Column(axis, variable.role(), names(axes.get(axis), variable), null));
      }
    }
  }

  private static int year(String code) {
    return Years.of(code).orElse(-1);
  }

  private Variable variable(Axis axis) throws UnreadableAnswer {
    Optional<Variable> known =
        source.variables().stream().filter(variable -> variable.names(axis)).findFirst();
    if (known.isEmpty()) {
      throw new UnreadableAnswer(
          "its variable %s stands in no line of variable.csv for table %s"
              .formatted(axis.code(), source.table()));
    }
    return known.get();
  }

  private static String[] names(Axis axis, Variable variable) {
    Map<String, String> meaning = variable.meaning(axis);
    return axis.codes().stream().map(meaning::get).toArray(String[]::new);
  }

  private String[][] places(Axis axis, Role role, Places places) {
    RegionCodes regions = new RegionCodes(places, axis);
    String[][] names = new String[years.length][axis.size()];
    for (int index = 0; index < years.length; index++) {
      int year = source.edition().isEmpty() ? years[index] : Integer.parseInt(source.edition());
      for (int place = 0; place < axis.size(); place++) {
        String value = axis.codes().get(place);
        Optional<String> municipality = regions.municipality(value, year);
        boolean isOutside = role == Role.WORK && RegionCodes.isOutside(value);
        names[index][place] = isOutside ? OUTSIDE : municipality.orElse(null);
        if (regions.isContradicted(value, year) && municipality.isPresent()) {
          findings.add(
              "table %s labels %s \"%s\", KLASS has it in %d"
                  .formatted(source.table(), value, axis.labelOf(value), year));
        }
      }
    }
    return names;
  }

  /** Hands over the cells that are wanted, of the years that this table fills. */
  public void each(Consumer<Cell> use) {
    Cell cell = new Cell();
    data.each(
        (positions, place) -> {
          int time = positions[timeAxis];
          int year = years[time];
          if (!source.has(year)) {
            return;
          }
          for (Column column : columns) {
            int position = positions[column.axis()];
            String[] names = column.byYear() == null ? column.names() : column.byYear()[time];
            if (names[position] == null) {
              if (column.byYear() != null) {
                outOfTime(column, position, year, place);
              }
              return;
            }
            cell.name(column.role(), names[position]);
          }
          cell.set(year, data.value(place), data.symbol(place));
          use.accept(cell);
        });
  }

  /** What a code counts that is no municipality then: nothing, or it is set aside. */
  private void outOfTime(Column column, int position, int year, int place) {
    double value = data.value(place);
    String code = data.axes().get(column.axis()).codes().get(position);
    if (value != 0 && !Double.isNaN(value) && code.matches("\\d{4}[a-zæøå]?")) {
      findings.setAside(source, code, year, value, column.role() == Role.HOME);
    }
  }
}
